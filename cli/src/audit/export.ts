import { mkdirSync, readdirSync } from 'node:fs'
import { limits } from '@sampan/proto'
import {
  fileExists,
  folderOf,
  fromBase64,
  joinPath,
  logFiles,
  logHeadSchema,
  logPageSchema,
  present,
  SampanError,
  utf8,
} from '@sampan/shared'
import { needed, text, writeNew, type Session } from '@sampan/terminal'
import { pathOf, type Connection } from '../connection/connection.ts'
import { online } from '../online.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { auditWords } from '../text/command-words.ts'
import { entriesPerFile } from './bundle.ts'

export const exportLog = online({
  name: 'export',
  words: auditWords('export'),
  arguments: {},
  options: { out: needed(text('DIR', { short: 'o' })) },
  examples: ['sampan audit export -o bundle'],
  codes: ['file-exists', 'disk-full', 'log-malformed'],
  run: async ({ out }, session, hub) => {
    if (fileExists(out) && readdirSync(out).length > 0)
      throw new SampanError('file-exists', { file: out })
    const head = await hub.get(pathOf('log', 'checkpoint'), logHeadSchema)
    const entries = await fetchEntries(session, hub, head.size)
    const files = logFiles(entries, utf8(head.checkpoint))
    for (const [path, content] of files) {
      const file = joinPath(out, path)
      mkdirSync(folderOf(file), { recursive: true })
      writeNew(file, content)
    }
    const t = cliTexts(session.language)
    return {
      data: { folder: out, entries: entries.length, files: files.size },
      text: t('audit.exported', { folder: out, count: entries.length }),
    }
  },
})

/** Every entry that the checkpoint covers, page by page. */
async function fetchEntries(
  session: Session,
  hub: Connection,
  size: number,
): Promise<readonly Uint8Array[]> {
  if (size < 1 || size > entriesMax) throw new SampanError('log-malformed', { size, entriesMax })
  const entries: Uint8Array[] = []
  while (entries.length < size) {
    const from = entries.length
    const to = Math.min(size, from + limits.pageRowsMax)
    const page = await hub.get(`${pathOf('log', 'entries')}?from=${from}&to=${to}`, logPageSchema)
    if (page.entries.length === 0 || page.entries.length > to - from)
      throw new SampanError('log-malformed', { place: `entry ${from}`, what: 'missing' })
    for (const entry of page.entries) entries.push(entryOf(entry, entries.length))
    if (entries.length < size)
      session.note(cliTexts(session.language)('audit.fetched', { count: entries.length, size }))
  }
  return entries
}

/** Hash tiles take a 255th of the files that entries take: a log of this size fits into a bundle. */
const entriesMax = entriesPerFile * Math.floor(limits.bundleFilesMax / 2)

function entryOf(text: string, index: number): Uint8Array {
  const bytes = present(fromBase64(text), 'parsed base64')
  if (bytes.byteLength > limits.logEntryBytesMax)
    throw new SampanError('log-malformed', { place: `entry ${index}`, what: 'too large' })
  return bytes
}
