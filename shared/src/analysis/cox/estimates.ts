import { normalUpper } from '../../numerics/normal-distribution.ts'
import { normalQuantile } from '../../numerics/normal-quantile.ts'
import { chiSquareUpper } from '../../numerics/gamma-distribution.ts'
import {
  dotProduct,
  factorize,
  inverse,
  solve,
  symmetricFromUpper,
  type SymmetricMatrix,
} from '../../numerics/symmetric.ts'
import { baselineOf } from './baseline.ts'
import type { Evaluated, Fitting } from './fitting.ts'
import type { CoxEstimate, CoxResult, CoxTest, CoxWarning } from './result.ts'
import type { CoxStandard, LaterState, Slope } from './state.ts'

interface Ended {
  readonly evaluated: Evaluated
  readonly slope: Slope
  /** Sum of squares of residuals, upper triangle; empty without a robust variance. */
  readonly residuals: Float64Array
  readonly sites: number
}

/**
 * The result at the last evaluated point, whose last Newton step (shorter than the tolerance) is still taken. Same numbers
 * as R's `coxph`, on times replaced by the upper edges of the merged cells.
 */
export function coxResult(fitting: Fitting, state: LaterState, ended: Ended): CoxResult {
  const { settings, manifest } = fitting.input
  const { standard, point } = state
  const { evaluated, slope, residuals, sites } = ended
  const { columns } = fitting.model.design
  const naive = inverse(evaluated.factorization)
  const covariance = residuals.length === 0 ? naive : sandwich(naive, residuals)
  const gamma = point.beta.map((value, k) => value + (evaluated.step[k] ?? 0))
  const { logLik } = evaluated
  const null_ = point.logLiks[0] ?? logLik
  const df = columns.length
  const { id, time, event, start, ties, strata, robust, cluster, confidence } = settings
  return {
    analysis: id,
    kind: 'cox',
    ...{ time, event, start, ties, strata, robust, cluster, confidence, sites },
    n: standard.rows,
    people: standard.people,
    events: standard.events,
    missing: manifest.missing === 'refuse' ? 'refuse' : 'complete-case',
    estimates: columns.map(({ name }, k) =>
      estimateOf(name, k, { gamma, standard, covariance, naive, robust, confidence }),
    ),
    vcov: columns.map((_, k) =>
      columns.map(
        (__, j) => entry(covariance, k, j) / ((standard.scale[k] ?? 1) * (standard.scale[j] ?? 1)),
      ),
    ),
    'logLik.null': null_,
    logLik,
    aic: -2 * logLik + 2 * df,
    likelihoodRatio: testOf(2 * (logLik - null_), df),
    wald: waldOf(covariance, gamma),
    scoreTest: testOf(point.scoreTest ?? 0, df),
    robustScoreTest: point.robustScoreTest === null ? null : testOf(point.robustScoreTest, df),
    times: standard.ends.map((end) => end * fitting.model.grid.band),
    baseline: baselineOf(fitting, state, gamma),
    iterations: point.iteration,
    halvings: point.halvings,
    converged: true,
    decrement: evaluated.decrement,
    logLiks: [...point.logLiks, logLik],
    fixedPointError: {
      estimates: largestError(slope, naive, evaluated.step),
      logLik: slope.errors.logLik,
    },
    warnings: warningsOf(fitting, standard, evaluated.factorization.pivots),
  }
}

function entry({ order, values }: SymmetricMatrix, row: number, column: number): number {
  return values[row * order + column] ?? 0
}

/** V B V, symmetric to the last bit. */
function sandwich(naive: SymmetricMatrix, residuals: Float64Array): SymmetricMatrix {
  const { order } = naive
  const half = times(naive, symmetricFromUpper(residuals, order))
  const { values } = times(half, naive)
  for (let row = 0; row < order; row++)
    for (let column = row + 1; column < order; column++)
      values[column * order + row] = values[row * order + column] ?? 0
  return { order, values }
}

function times(a: SymmetricMatrix, b: SymmetricMatrix): SymmetricMatrix {
  const { order } = a
  const values = new Float64Array(order * order)
  for (let row = 0; row < order; row++)
    for (let column = 0; column < order; column++)
      for (let k = 0; k < order; k++) {
        const at = row * order + column
        values[at] = (values[at] ?? 0) + entry(a, row, k) * entry(b, k, column)
      }
  return { order, values }
}

interface Estimating {
  readonly gamma: readonly number[]
  readonly standard: CoxStandard
  readonly covariance: SymmetricMatrix
  readonly naive: SymmetricMatrix
  readonly robust: boolean
  readonly confidence: number
}

function estimateOf(term: string, k: number, from: Estimating): CoxEstimate {
  const scale = from.standard.scale[k] ?? 1
  const estimate = (from.gamma[k] ?? 0) / scale
  const error = Math.sqrt(entry(from.covariance, k, k)) / scale
  const statistic = estimate / error
  const margin = normalQuantile((1 + from.confidence) / 2) * error
  const [low, high] = [estimate - margin, estimate + margin]
  return {
    term,
    estimate,
    'std.error': error,
    'naive.se': from.robust ? Math.sqrt(entry(from.naive, k, k)) / scale : null,
    statistic,
    'p.value': 2 * normalUpper(Math.abs(statistic)),
    'conf.low': low,
    'conf.high': high,
    'hazard.ratio': finiteExponential(estimate),
    'hazard.conf.low': finiteExponential(low),
    'hazard.conf.high': finiteExponential(high),
  }
}

function finiteExponential(value: number): number | null {
  const exponential = Math.exp(value)
  return Number.isFinite(exponential) ? exponential : null
}

function testOf(statistic: number, df: number): CoxTest {
  return { statistic, df, 'p.value': chiSquareUpper(Math.max(statistic, 0), df) }
}

/** Null when there are fewer clusters than parameters. */
function waldOf(covariance: SymmetricMatrix, gamma: readonly number[]): CoxTest | null {
  const factorization = factorize(covariance, 1e-13)
  if (factorization.dependent.length > 0) return null
  const moved = solve(factorization, Float64Array.from(gamma))
  return testOf(dotProduct(gamma, moved), gamma.length)
}

/** As in glm: an error e in every coordinate of the score moves estimate j by at most sum_k |V_jk| e. */
function largestError(
  { errors }: Slope,
  { order, values }: SymmetricMatrix,
  step: Float64Array,
): number {
  const length = step.reduce((total, value) => total + Math.abs(value), 0)
  const each = errors.score + errors.information * length
  let largest = 0
  for (let row = 0; row < order; row++) {
    let moved = 0
    for (let k = 0; k < order; k++) moved += Math.abs(values[row * order + k] ?? 0) * each
    largest = Math.max(largest, moved / Math.sqrt(values[row * order + row] ?? 1))
  }
  return largest
}

/** Events per parameter below which estimates are biased (Peduzzi et al., J Clin Epidemiol 1995). */
const eventsPerParameterMin = 10
/** 1 - R^2 of a column on those before it below which a warning is given: variance inflation over 10^4. */
const pivotWarning = 1e-4

function warningsOf(
  { model }: Fitting,
  { events, emptyStrata }: CoxStandard,
  pivots: Float64Array,
): readonly CoxWarning[] {
  const { columns } = model.design
  return [
    ...(events / columns.length < eventsPerParameterMin
      ? [{ code: 'events-per-parameter-low', term: null } as const]
      : []),
    ...(emptyStrata > 0 ? [{ code: 'strata-empty', term: null } as const] : []),
    ...columns.flatMap(({ name }, k) =>
      (pivots[k] ?? 1) < pivotWarning ? [{ code: 'nearly-aliased', term: name } as const] : [],
    ),
  ]
}
