import {
  decodeEntry,
  entryTypes,
  parseSignedCheckpoint,
  SampanError,
  type LogEntry,
} from '@sampan/shared'
import {
  choice,
  command,
  momentText,
  needed,
  renderTable,
  text,
  type Session,
} from '@sampan/terminal'
import { cliTexts } from '../text/cli-texts.ts'
import { auditWords } from '../text/command-words.ts'
import { hasFilesFor, openBundle } from './bundle.ts'
import { bundleEntries } from './verify.ts'

export const show = command({
  name: 'show',
  words: auditWords('show'),
  arguments: { DIR: needed(text('DIR')) },
  options: { type: choice('TYPE', entryTypes) },
  examples: ['sampan audit show bundle', 'sampan audit show bundle --type study-approved'],
  codes: ['file-missing', 'log-malformed'],
  run: ({ DIR, type }, session) => {
    const bundle = openBundle(DIR)
    const note = bundle.read('checkpoint')
    const signed = note === null ? null : parseSignedCheckpoint(note)
    if (signed === null || !hasFilesFor(bundle, signed.checkpoint.size))
      throw new SampanError('log-malformed', { place: 'checkpoint' })
    const entries = bundleEntries(bundle.read, signed.checkpoint.size).map((body, index) => ({
      index,
      ...decodeEntry(body),
    }))
    const wanted = entries.filter((entry) => type === undefined || entry.type === type)
    session.note(cliTexts(session.language)('audit.unverified'))
    return Promise.resolve({ data: { entries: wanted }, text: entryTable(session, wanted) })
  },
})

function entryTable(
  session: Session,
  entries: readonly (LogEntry & { readonly index: number })[],
): string {
  const t = cliTexts(session.language)
  const rows = entries.map((entry) => [
    String(entry.index),
    momentText(entry.time),
    entry.type,
    `${entry.actor.kind} ${entry.actor.id}`,
    entry.run ?? entry.study?.slice(0, 15) ?? '',
    [entry.round ?? '', entry.attempt ?? ''].join('/').replace(/^\/$/, ''),
    entry.object ?? '',
    entry.reason === null ? entry.outcome : `${entry.outcome} (${entry.reason})`,
  ])
  const heads = [
    'label.time',
    'label.type',
    'label.actor',
    'label.about',
    'label.roundAttempt',
    'label.object',
    'label.outcome',
  ] as const
  const columns = [
    { head: '#', align: 'right' } as const,
    ...heads.map((head) => ({ head: t(head) })),
  ]
  return renderTable({ columns, rows }, session.columns)
}
