import { joinPath, SampanError, type StoredResult } from '@sampan/shared'
import {
  choice,
  group,
  needed,
  openResult,
  requireNew,
  resultCsv,
  resultText,
  text,
  writeNew,
  type Command,
  type Outcome,
  type ReleasedResult,
  type Session,
  type WithheldResult,
} from '@sampan/terminal'
import { online } from '../online.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { resultWords } from '../text/command-words.ts'
import { fetchResults } from './fetch-results.ts'

const show: Command = online({
  name: 'show',
  words: resultWords('show'),
  arguments: { RUN: needed(text('RUN')) },
  options: { analysis: text('ANALYSIS') },
  examples: [
    'sampan result show run_01jk... --analysis model',
    'sampan result show result_01jk...',
  ],
  codes: ['result-unknown'],
  run: async ({ RUN, analysis }, session, hub) => {
    const results = await fetchResults(hub, RUN, analysis)
    const texts = results.map((result) => resultText(session, openResult(result)))
    return { data: { results: asData(results) }, text: texts.join('\n\n\n') }
  },
})

const exportResults: Command = online({
  name: 'export',
  words: resultWords('export'),
  arguments: { RUN: needed(text('RUN')) },
  options: {
    format: needed(choice('FORMAT', ['csv', 'json'])),
    analysis: text('ANALYSIS'),
    out: text('DIR', { short: 'o' }),
  },
  examples: [
    'sampan result export run_01jk... --format csv -o results',
    'sampan result export run_01jk... --format json --analysis model',
  ],
  codes: ['result-unknown', 'release-refused', 'file-exists'],
  run: async ({ RUN, format, analysis, out = '.' }, session, hub) => {
    const results = await fetchResults(hub, RUN, analysis)
    return writeResults(session, results, { format, folder: out })
  },
})

export const result = group({
  name: 'result',
  words: resultWords('result'),
  commands: [show, exportResults],
})

interface Writing {
  readonly format: 'csv' | 'json'
  readonly folder: string
}

/** One file per analysis. Nothing is written when one of them is there already. */
function writeResults(
  session: Session,
  results: readonly StoredResult[],
  { format, folder }: Writing,
): Outcome {
  const opened = results.map(openResult)
  const released = opened.filter((each): each is ReleasedResult => each.outcome === 'released')
  const withheld = opened.filter((each): each is WithheldResult => each.outcome !== 'released')
  const files = released.map((each) => {
    const file = joinPath(folder, `${each.run}-${each.analysis}.${format}`)
    return {
      each,
      file,
      content: format === 'csv' ? resultCsv(each.result) : jsonOf(results, each),
    }
  })
  for (const { file } of files) requireNew(file)
  for (const { file, content } of files) writeNew(file, content)
  const t = cliTexts(session.language)
  const data = {
    files: files.map(({ each, file }) => ({ analysis: each.analysis, file })),
    withheld: withheld.map(({ analysis, code }) => ({ analysis, code })),
  }
  const text = [
    ...files.map(({ each, file }) => t('result.written', { analysis: each.analysis, file })),
    ...withheld.map(({ analysis, code }) => t('result.notWritten', { analysis, code })),
  ].join('\n')
  if (files.length > 0) return { data, text }
  return { data, text, failure: { error: new SampanError('result-unknown', { withheld: true }) } }
}

/** Every digit, and everything that the coordinator stored. */
function jsonOf(results: readonly StoredResult[], { id }: ReleasedResult): string {
  const stored = results.find((each) => each.id === id)
  return `${JSON.stringify(stored, null, 2)}\n`
}

function asData(results: readonly StoredResult[]): Outcome['data'] {
  return JSON.parse(JSON.stringify(results)) as Outcome['data']
}
