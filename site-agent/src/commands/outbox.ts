import { formatNumber } from '@sampan/shared'
import { group, momentText, needed, renderFields, renderTable, text, whole } from '@sampan/terminal'
import type { SentMessage } from '../operations/outbox.ts'
import { agentTexts, type SpeakAgent } from '../text/agent-texts.ts'
import { oversightWords } from '../text/command-words.ts'
import { atHome } from './at-home.ts'

const ls = atHome({
  name: 'ls',
  words: oversightWords('outboxLs'),
  arguments: {},
  options: { run: text('RUN'), study: text('STUDY') },
  examples: ['sampan-agent outbox ls', 'sampan-agent outbox ls --study 4f2c9a01'],
  codes: ['study-unknown'],
  run: async (filter, session, home) => {
    const { listOutbox } = await import('../operations/outbox.ts')
    const { withLedger } = await import('../operations/with-ledger.ts')
    const messages = await withLedger(home, (ledger) => listOutbox(ledger, filter))
    const bytes = messages.reduce((sum, message) => sum + message.bytes, 0)
    const totals = { messages: messages.length, bytes }
    const t = agentTexts(session.language)
    const table = { columns: columnsOf(t), rows: messages.map(rowOf) }
    const sum = t('outbox.totals', {
      count: totals.messages,
      bytes: formatNumber(session.language, bytes),
    })
    return {
      data: { messages: messages.map((message) => ({ ...message })), totals },
      text: messages.length === 0 ? sum : `${renderTable(table, session.columns)}\n\n${sum}`,
    }
  },
})

function columnsOf(t: SpeakAgent) {
  const right = { align: 'right' } as const
  return [
    { head: t('label.number'), ...right },
    { head: t('label.time') },
    { head: t('label.type') },
    { head: t('label.run') },
    { head: t('label.round'), ...right },
    { head: t('label.attempt'), ...right },
    { head: t('label.bytes'), ...right },
    { head: t('label.note') },
  ]
}

function rowOf(message: SentMessage): readonly string[] {
  const { id, at, type, run, round, attempt, bytes, note } = message
  const numbers = [round, attempt].map((each) => (run === '' ? '' : String(each)))
  return [String(id), momentText(at), type, run, ...numbers, String(bytes), note]
}

/** Ids are handed out one after another and stay far below it. */
const idMax = 999_999_999_999

const show = atHome({
  name: 'show',
  words: oversightWords('outboxShow'),
  arguments: { ID: needed(whole('ID', 1, idMax)) },
  options: {},
  examples: ['sampan-agent outbox show 17'],
  codes: ['value-invalid'],
  run: async ({ ID: id }, session, home) => {
    const { findSent, specimenOf } = await import('../operations/outbox.ts')
    const { withLedger } = await import('../operations/with-ledger.ts')
    const message = await withLedger(home, (ledger) => findSent(ledger, id))
    const specimen = specimenOf(message.note)
    const t = agentTexts(session.language)
    const about =
      specimen === null
        ? [[t('label.note'), message.note === '' ? '-' : message.note] as const]
        : [
            [t('label.segment'), specimen.segment] as const,
            [t('label.plain'), specimen.plain] as const,
            [t('label.sent'), specimen.sent] as const,
          ]
    const fields = renderFields([
      [t('label.number'), String(message.id)],
      [t('label.time'), message.at],
      [t('label.type'), message.type],
      [t('label.study'), message.study === '' ? '-' : message.study],
      [t('label.run'), message.run === '' ? '-' : message.run],
      [t('label.round'), `${message.round} / ${message.attempt}`],
      [t('label.bytes'), String(message.bytes)],
      [t('label.digest'), message.digest],
      ...about,
    ])
    return {
      data: { ...message, specimen: specimen === null ? null : { ...specimen } },
      text: specimen === null ? fields : `${fields}\n\n${t('outbox.specimen')}`,
    }
  },
})

export const outbox = group({
  name: 'outbox',
  words: oversightWords('outbox'),
  commands: [ls, show],
})
