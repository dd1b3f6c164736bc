import { SampanError, studyDetailSchema, type StoredResult } from '@sampan/shared'
import {
  choices,
  flag,
  needed,
  openResult,
  requireNew,
  text,
  writeNew,
  type Command,
  type Outcome,
  type ReleasedResult,
  type Session,
  type WithheldResult,
} from '@sampan/terminal'
import { pathOf, type Connection } from '../connection/connection.ts'
import { online } from '../online.ts'
import { studyAsked } from '../study/check-answer.ts'
import { cliTexts } from '../text/cli-texts.ts'
import { resultWords } from '../text/command-words.ts'
import { fetchResults } from './fetch-results.ts'
import { filesOf, formats, withoutFigure, type Format, type ResultFile } from './result-files.ts'
import { scriptFile } from './r/script.ts'

export const exportResults: Command = online({
  name: 'export',
  words: resultWords('export'),
  arguments: { RUN: needed(text('RUN')) },
  options: {
    format: choices('FORMAT', formats),
    r: flag,
    analysis: text('ANALYSIS'),
    out: text('DIR', { short: 'o' }),
  },
  examples: [
    'sampan result export run_01jk... --format csv,html -o results',
    'sampan result export run_01jk... --format json --analysis model',
    'sampan result export run_01jk... --r -o results',
  ],
  codes: ['result-unknown', 'release-refused', 'file-exists'],
  run: async ({ RUN, format, r, analysis, out = '.' }, session, hub) => {
    const results = await fetchResults(hub, RUN, analysis)
    const asked = format.length > 0 || r ? format : await studyFormats(hub, results)
    const wanted = new Set<Format>([...asked, ...(r ? (['csv'] as const) : [])])
    return writeResults(session, results, { formats: [...wanted], script: r, folder: out })
  },
})

/** The files that the study names. @throws SampanError usage-invalid when it names none */
async function studyFormats(
  hub: Connection,
  results: readonly StoredResult[],
): Promise<readonly Format[]> {
  const id = results[0]?.study ?? ''
  const { study } = studyAsked(id, await hub.get(pathOf('studies', id), studyDetailSchema))
  const named = formats.filter((format) => study.manifest.outputs.includes(format))
  if (named.length > 0) return named
  throw new SampanError('usage-invalid', { problem: 'missing-option', given: '--format' })
}

interface Writing {
  readonly formats: readonly Format[]
  /** Whether an R script goes with the tables. */
  readonly script: boolean
  readonly folder: string
}

/** Files of every analysis. Nothing is written when one of them is there already. */
async function writeResults(
  session: Session,
  results: readonly StoredResult[],
  { formats: wanted, script, folder }: Writing,
): Promise<Outcome> {
  const opened = results.map(openResult)
  const released = opened.filter((each): each is ReleasedResult => each.outcome === 'released')
  const withheld = opened.filter((each): each is WithheldResult => each.outcome !== 'released')
  const exporting = { language: session.language, folder, stored: results }
  const files: ResultFile[] = []
  for (const each of released)
    for (const format of wanted) files.push(...(await filesOf(each, format, exporting)))
  if (script && released.length > 0) files.push(scriptFile(released, exporting))
  for (const { file } of files) requireNew(file)
  for (const { file, content } of files) writeNew(file, content)
  return outcome(session, { files, withheld, plain: withoutFigure(released, wanted, files) })
}

interface Written {
  readonly files: readonly ResultFile[]
  readonly withheld: readonly WithheldResult[]
  /** Analyses that were to be drawn and have no figure. */
  readonly plain: readonly string[]
}

function outcome(session: Session, { files, withheld, plain }: Written): Outcome {
  const t = cliTexts(session.language)
  const data = {
    files: files.map(({ analysis, file }) => ({ analysis, file })),
    withheld: withheld.map(({ analysis, code }) => ({ analysis, code })),
    withoutFigure: plain,
  }
  const text = [
    ...files.map(({ analysis, file }) =>
      analysis === null ? t('result.script', { file }) : t('result.written', { analysis, file }),
    ),
    ...withheld.map(({ analysis, code }) => t('result.notWritten', { analysis, code })),
    ...plain.map((analysis) => t('result.withoutFigure', { analysis })),
  ].join('\n')
  if (files.length > 0 || plain.length > 0) return { data, text }
  return { data, text, failure: { error: new SampanError('result-unknown', { withheld: true }) } }
}
