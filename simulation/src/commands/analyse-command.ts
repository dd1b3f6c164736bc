import { limits } from '@sampan/proto'
import {
  invariant,
  isAnalysisResult,
  joinPath,
  makePrivateFolder,
  readText,
  type Ended,
  type Json,
} from '@sampan/shared'
import {
  analysisText,
  command,
  faultyStudy,
  needed,
  reasonText,
  requireNew,
  resultCsv,
  text,
  writeNew,
  type Outcome,
  type Session,
} from '@sampan/terminal'
import { analyse, type Analysed } from '../analyse/analyse.ts'
import { simulationTexts, simulationWords } from '../text/simulation-texts.ts'
import { filesBeside } from './files-beside.ts'

export const analyseCommand = command({
  name: 'analyse',
  words: simulationWords('analyse'),
  arguments: { STUDY: needed(text('STUDY')), DATA: needed(text('DATA')) },
  options: {
    split: text('COLUMN'),
    dictionary: text('FILE'),
    out: text('DIR', { short: 'o' }),
  },
  examples: [
    'sampan analyse study.yaml heart.csv --dictionary heart.dictionary.yaml',
    'sampan analyse study.yaml heart.csv --split hospital --out pooled',
  ],
  codes: [
    'study-invalid',
    'file-malformed',
    'source-unreachable',
    'source-column-missing',
    'dictionary-invalid',
    'separation',
    'columns-aliased',
    'file-exists',
  ],
  run: async (given, session) => {
    const { STUDY: file, DATA: data, split = null, dictionary = null, out } = given
    requireNew(out)
    const source = readText(file, limits.studySourceBytesMax)
    const { clock } = session.surroundings
    const t = simulationTexts(session.language)
    const analysed = await analyse({
      study: { text: source, fileName: file, files: filesBeside(file, source) },
      ...{ data, split, dictionary, clock },
      onProgress: (done, of) => {
        session.surroundings.errors.write(`${t('analyse.progress', { done, of })}\n`)
      },
    })
    if (analysed.faults === null) return analysedOutcome(session, analysed, out)
    const [first, ...others] = analysed.faults
    invariant(first !== undefined, 'a study that is refused has a fault')
    return faultyStudy(session, { file, text: source }, [first, ...others])
  },
})

type Whole = Extract<Analysed, { readonly faults: null }>

function analysedOutcome(session: Session, analysed: Whole, out: string | undefined): Outcome {
  const { people, ended, rowsLeftOut } = analysed
  const t = simulationTexts(session.language)
  const files = out === undefined ? [] : writeAll(out, ended)
  const paragraphs = [
    ...ended.map((each) => endedText(session, each, people)),
    ...(rowsLeftOut === 0 ? [] : [t('analyse.rowsLeftOut', { count: rowsLeftOut })]),
    ...files.map((file) => t('simulate.written', { file })),
    t('analyse.remark'),
  ]
  const data = {
    people,
    rowsLeftOut,
    analyses: JSON.parse(JSON.stringify(ended)) as Json,
    ...(out === undefined ? {} : { files }),
  }
  return { data, text: paragraphs.join('\n\n') }
}

function endedText(session: Session, { analysis, outcome }: Ended, people: number): string {
  const t = simulationTexts(session.language)
  if (outcome.type === 'failure')
    return [
      t('analyse.failed', { analysis }),
      reasonText(session.language, outcome.code, outcome.context),
    ].join('\n\n')
  const { result } = outcome
  invariant(isAnalysisResult(result), 'a result of an analysis')
  const heading = t('analyse.heading', { analysis, people: String(people) })
  return [heading, analysisText(session, result)].join('\n\n')
}

/** Per analysis its JSON and its table. */
function writeAll(folder: string, ended: readonly Ended[]): readonly string[] {
  makePrivateFolder(folder)
  return ended.flatMap(({ analysis, outcome }) => {
    const json = joinPath(folder, `${analysis}.json`)
    writeNew(json, `${JSON.stringify(outcome, null, 2)}\n`)
    if (outcome.type === 'failure' || !isAnalysisResult(outcome.result)) return [json]
    const csv = joinPath(folder, `${analysis}.csv`)
    writeNew(csv, resultCsv(outcome.result))
    return [json, csv]
  })
}
