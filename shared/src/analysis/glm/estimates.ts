import { normalUpper } from '../../numerics/normal-distribution.ts'
import { normalQuantile } from '../../numerics/normal-quantile.ts'
import { inverse, type SymmetricMatrix } from '../../numerics/symmetric.ts'
import { fixedPointError } from '../../ring/fixed-point.ts'
import type { RoundSum } from '../analysis.ts'
import type { Design } from '../design.ts'
import type { Estimate, GlmErrors, GlmResult, GlmWarning } from '../results.ts'
import type { Evaluated, Model } from './model.ts'
import type { NewtonState, PooledStandard } from './state.ts'

/**
 * The result at the last evaluated point, whose last Newton step (shorter than the tolerance) is still taken:
 * estimates are beta + step; covariance, deviance and what follows from it belong to the point. Same numbers as R's
 * `summary(glm(...))`, `vcov` and `confint.default`.
 */
export function glmResult(
  { input, design }: Model,
  { standard, point }: NewtonState,
  evaluated: Evaluated,
  sum: RoundSum,
): GlmResult {
  const { settings, manifest } = input
  const { people, cases } = standard
  const order = design.columns.length
  const { deviance, decrement, step } = evaluated
  const covariance = inverse(evaluated.factorization)
  const coefficients = onOriginalScale(
    design,
    standard,
    point.beta.map((value, k) => value + (step[k] ?? 0)),
  )
  const vcov = covarianceOnOriginalScale(design, standard, covariance)
  return {
    analysis: settings.id,
    kind: 'glm',
    family: 'binomial',
    link: 'logit',
    outcome: settings.outcome,
    confidence: settings.confidence,
    sites: sum.sites,
    n: people,
    cases,
    missing: manifest.missing === 'refuse' ? 'refuse' : 'complete-case',
    estimates: design.columns.map(({ name }, k) =>
      estimateOf(name, coefficients[k] ?? 0, Math.sqrt(vcov[k]?.[k] ?? 0), settings.confidence),
    ),
    vcov,
    deviance,
    'null.deviance': nullDeviance(design.intercept, people, cases),
    'df.residual': people - order,
    'df.null': people - (design.intercept ? 1 : 0),
    aic: deviance + 2 * order,
    logLik: -deviance / 2,
    iterations: point.iteration,
    halvings: point.halvingsAll,
    converged: true,
    decrement,
    deviances: [...point.deviances, deviance],
    fixedPointError: fixedPointErrors(sum, covariance, step),
    warnings: warningsOf(design, standard, point.asked > 0, evaluated.factorization.pivots),
  }
}

/** beta_j = gamma_j / s_j; the intercept takes up the shifts. */
function onOriginalScale(
  design: Design,
  { shift, scale }: PooledStandard,
  gamma: readonly number[],
): readonly number[] {
  const beta = gamma.map((value, k) => value / (scale[k] ?? 1))
  if (!design.intercept) return beta
  const shifts = beta.reduce((sum, value, k) => (k === 0 ? sum : sum + value * (shift[k] ?? 0)), 0)
  return [(beta[0] ?? 0) - shifts, ...beta.slice(1)]
}

/** T V T' with T the linear map of `onOriginalScale`. */
function covarianceOnOriginalScale(
  design: Design,
  standard: PooledStandard,
  covariance: SymmetricMatrix,
): readonly (readonly number[])[] {
  const { order, values } = covariance
  const rows = Array.from({ length: order }, (_, k) =>
    onOriginalScale(design, standard, [...values.subarray(k * order, (k + 1) * order)]),
  )
  const columns = Array.from({ length: order }, (_, k) =>
    onOriginalScale(
      design,
      standard,
      rows.map((row) => row[k] ?? 0),
    ),
  )
  // Symmetric to the last bit: both triangles are taken from one.
  return columns.map((_, k) =>
    columns.map((__, j) => columns[Math.min(j, k)]?.[Math.max(j, k)] ?? 0),
  )
}

function estimateOf(term: string, estimate: number, error: number, confidence: number): Estimate {
  const statistic = estimate / error
  const margin = normalQuantile((1 + confidence) / 2) * error
  const [low, high] = [estimate - margin, estimate + margin]
  return {
    term,
    estimate,
    'std.error': error,
    statistic,
    'p.value': 2 * normalUpper(Math.abs(statistic)),
    'conf.low': low,
    'conf.high': high,
    'odds.ratio': finiteExponential(estimate),
    'odds.conf.low': finiteExponential(low),
    'odds.conf.high': finiteExponential(high),
  }
}

function finiteExponential(value: number): number | null {
  const exponential = Math.exp(value)
  return Number.isFinite(exponential) ? exponential : null
}

/** Deviance of the intercept alone; without an intercept, of probability one half, as R has it. */
function nullDeviance(intercept: boolean, people: number, cases: number): number {
  if (!intercept) return 2 * people * Math.LN2
  const others = people - cases
  return -2 * (cases * Math.log(cases / people) + others * Math.log(others / people))
}

/**
 * An error e in every coordinate of the score moves estimate j by at most sum_k |V_jk| e, and one in the information
 * by that much times the last step; given in standard errors, which do not depend on the scale of a column.
 */
function fixedPointErrors(
  sum: RoundSum,
  { order, values }: SymmetricMatrix,
  step: Float64Array,
): GlmErrors {
  const errorOf = (name: string): number => {
    const segment = sum.layout.segments.find((each) => each.name === name)
    return segment === undefined ? 0 : fixedPointError(segment, sum.sites)
  }
  const length = step.reduce((total, value) => total + Math.abs(value), 0)
  const each = errorOf('score') + errorOf('information') * length
  let largest = 0
  for (let row = 0; row < order; row++) {
    let moved = 0
    for (let k = 0; k < order; k++) moved += Math.abs(values[row * order + k] ?? 0) * each
    largest = Math.max(largest, moved / Math.sqrt(values[row * order + row] ?? 1))
  }
  return { estimates: largest, deviance: errorOf('deviance') }
}

/** Events per parameter below which estimates are biased and intervals wrong (Peduzzi et al., J Clin Epidemiol 1996). */
const eventsPerParameterMin = 10
/** 1 - R^2 of a column on those before it below which a warning is given: variance inflation over 10^4. */
const pivotWarning = 1e-4

function warningsOf(
  design: Design,
  { people, cases }: PooledStandard,
  suspected: boolean,
  pivots: Float64Array,
): readonly GlmWarning[] {
  const events = Math.min(cases, people - cases) / design.columns.length
  return [
    ...(events < eventsPerParameterMin
      ? [{ code: 'events-per-parameter-low', term: null } as const]
      : []),
    ...(suspected ? [{ code: 'near-separation', term: null } as const] : []),
    ...design.columns.flatMap(({ name }, k) =>
      (pivots[k] ?? 1) < pivotWarning ? [{ code: 'nearly-aliased', term: name } as const] : [],
    ),
  ]
}
