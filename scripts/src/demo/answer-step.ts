import { present, type Estimate, type GlmResult } from '@sampan/shared'
import { renderTable } from '@sampan/terminal'
import type { Stage } from '../stage/stage.ts'
import type { PooledFit } from './pooled-fit.ts'
import type { Scenario } from './scenario.ts'
import type { Telling } from './telling.ts'

/** |a - b| <= 1e-8 max(|b|, SE), for estimates and their standard errors. */
const tolerance = 1e-8

interface Compared {
  readonly term: string
  readonly estimate: number
  readonly 'std.error': number
  readonly pooled: number
  readonly pooledError: number
  readonly truth: number | null
  /** Of estimate and standard error, the larger, as a share of what is allowed. */
  readonly share: number
}

/** Prints the table of coefficients beside the pooled fit and the truth. False when they differ. */
export async function showAnswer(
  { researcher }: Stage,
  run: string,
  scenario: Scenario,
  telling: Telling,
): Promise<boolean> {
  const { line, t, note } = telling
  const { sites, result } = await glmOf(researcher, run)
  const pooled = scenario.pooledOver(sites)
  const rows = result.estimates.map((estimate) => compare(estimate, pooled, scenario.truth))
  if (sites.length < scenario.hospitals.length) line(t('answer.sites', { sites: sites.join(', ') }))
  line(peopleLine(result, telling))
  line(renderTable(tableOf(rows, result.estimates, telling)))
  const most = Math.max(...rows.map(({ share }) => share))
  const deviance = present(result.deviance, 'a deviance')
  const differenceOfDeviance = deviance - pooled.deviance
  const difference = differenceOfDeviance.toExponential(2)
  line(t('answer.pooled', { pooled: pooled.deviance.toFixed(9), difference }))
  const isEqual = most <= 1 && result.n === pooled.n
  const verdict = isEqual ? ('answer.equal' as const) : ('answer.unequal' as const)
  line(t(verdict, { most: most.toPrecision(2) }))
  note({
    result,
    sites,
    pooled,
    comparison: { rows, tolerance, most, isEqual },
    deviance: { federated: deviance, pooled: pooled.deviance },
  })
  return isEqual
}

interface Released {
  readonly sites: readonly string[]
  readonly result: GlmResult
}

async function glmOf(researcher: Stage['researcher'], run: string): Promise<Released> {
  const { results } = await researcher.run('result', 'show', run)
  const stored = results as readonly Partial<Released>[]
  const found = stored.find(({ result }) => result?.kind === 'glm')
  return present(found as Released | undefined, 'a released regression')
}

function compare(estimate: Estimate, pooled: PooledFit, truth: Scenario['truth']): Compared {
  const k = pooled.terms.indexOf(estimate.term)
  const beside = present(pooled.estimates[k], `pooled ${estimate.term}`)
  const pooledError = present(pooled.errors[k], `pooled ${estimate.term}`)
  const share = (a: number, b: number): number =>
    Math.abs(a - b) / (tolerance * Math.max(Math.abs(b), pooledError))
  return {
    term: estimate.term,
    estimate: estimate.estimate,
    'std.error': estimate['std.error'],
    pooled: beside,
    pooledError,
    truth: truth?.[estimate.term] ?? null,
    share: Math.max(share(estimate.estimate, beside), share(estimate['std.error'], pooledError)),
  }
}

function peopleLine(result: GlmResult, { t }: Telling): string {
  return t('answer.people', {
    n: result.n ?? '-',
    cases: result.cases ?? '-',
    deviance: result.deviance?.toFixed(6) ?? '-',
    aic: result.aic?.toFixed(6) ?? '-',
    iterations: result.iterations,
  })
}

function tableOf(
  rows: readonly Compared[],
  estimates: readonly Estimate[],
  { t }: Telling,
): Parameters<typeof renderTable>[0] {
  const withTruth = rows.some(({ truth }) => truth !== null)
  const right = (head: string): { head: string; align: 'right' } => ({ head, align: 'right' })
  return {
    columns: [
      { head: t('label.term') },
      right(t('label.estimate')),
      right(t('label.error')),
      right(t('label.p')),
      right(t('label.pooled')),
      right(t('label.difference')),
      ...(withTruth ? [right(t('label.truth'))] : []),
    ],
    rows: rows.map((row, k) => [
      row.term,
      row.estimate.toFixed(8),
      row['std.error'].toFixed(8),
      (estimates[k]?.['p.value'] ?? Number.NaN).toExponential(2),
      row.pooled.toFixed(8),
      (Math.abs(row.estimate - row.pooled) / row.pooledError).toExponential(1),
      ...(withTruth ? [row.truth === null ? '' : String(row.truth)] : []),
    ]),
  }
}
