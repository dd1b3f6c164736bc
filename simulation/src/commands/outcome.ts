import {
  explainCode,
  isCode,
  joinPath,
  makePrivateFolder,
  SampanError,
  storedResultSchema,
  type Code,
  type Json,
  type RunView,
  type StoredResult,
} from '@sampan/shared'
import {
  openResult,
  renderTable,
  resultText,
  writeNew,
  type Outcome,
  type Session,
} from '@sampan/terminal'
import type { Simulated, SiteTraffic } from '../simulate/simulate.ts'
import { simulationTexts } from '../text/simulation-texts.ts'

type Ran = Extract<Simulated, { readonly faults: null }>

/** Results as `sampan result show` has them, what left every hospital, and why the run ended where it refused. */
export function simulatedOutcome(session: Session, ran: Ran, out: string | undefined): Outcome {
  const results = ran.results.map((each) => storedResultSchema.parse(each))
  const { study, view, left, rowsLeftOut } = ran
  const files = out === undefined ? [] : writeResults(out, results)
  const { id, title } = study.manifest
  const data = {
    study: { id, digest: study.name, title },
    view,
    results: asData(results),
    left: left.map((each) => ({ ...each })),
    rowsLeftOut,
    ...(out === undefined ? {} : { files }),
  }
  const t = simulationTexts(session.language)
  const paragraphs = [
    ...results.map((result) => `${resultText(session, openResult(result))}\n`),
    ...refusals(session, view),
    `${t('simulate.left')}\n${trafficTable(session, left)}`,
    ...(rowsLeftOut === 0 ? [] : [t('simulate.rowsLeftOut', { count: rowsLeftOut })]),
    ...files.map((file) => t('simulate.written', { file })),
    t('simulate.remark'),
  ]
  const outcome = { data, text: paragraphs.join('\n\n') }
  return view.state === 'completed' ? outcome : { ...outcome, failure: { error: reasonOf(view) } }
}

function trafficTable(session: Session, left: readonly SiteTraffic[]): string {
  const t = simulationTexts(session.language)
  const rows = left.map(({ site, messages, bytes }) => [site, String(messages), String(bytes)])
  const columns = [
    { head: t('label.site') },
    { head: t('label.messages'), align: 'right' },
    { head: t('label.bytes'), align: 'right' },
  ] as const
  return renderTable({ columns, rows }, session.columns)
}

/** The hospitals that would not take part, by name. */
function refusals({ language }: Session, { sites }: RunView): readonly string[] {
  const lines = sites.flatMap(({ site, refusal }) => {
    if (refusal === null) return []
    const { code, subject } = refusal
    const told = isCode(code) ? explainCode(code, language).happened : ''
    const about = [code, subject].filter((word) => word !== '').join(' ')
    return [`${site}: ${told} (${about})`]
  })
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** Why a run ended without a result, with all hospitals that gave this reason. */
function reasonOf({ state, reason, subject, sites }: RunView): SampanError {
  const code: Code = reason !== null && isCode(reason) ? reason : (endings[state] ?? 'internal')
  const refusing = sites.filter(({ refusal }) => refusal?.code === code).map(({ site }) => site)
  return new SampanError(code, {
    state,
    ...(refusing.length > 0 ? { sites: refusing.join(', ') } : {}),
    ...(refusing.length > 0 || subject === null ? {} : { subject }),
  })
}

const endings: Readonly<Partial<Record<RunView['state'], Code>>> = {
  paused: 'run-paused',
  refused: 'run-refused-by-site',
  cancelled: 'run-cancelled',
  lost: 'run-lost',
}

/** One file per analysis, with every digit and everything that a coordinator stores, in a folder of its own. */
function writeResults(folder: string, results: readonly StoredResult[]): readonly string[] {
  makePrivateFolder(folder)
  return results.map((result) => {
    const file = joinPath(folder, `${result.analysis}.json`)
    writeNew(file, `${JSON.stringify(result, null, 2)}\n`)
    return file
  })
}

function asData(results: readonly StoredResult[]): Json {
  return JSON.parse(JSON.stringify(results)) as Json
}
