import { normalUpper } from '../../numerics/normal-distribution.ts'
import { normalQuantile } from '../../numerics/normal-quantile.ts'
import { studentUpper } from '../../numerics/student-distribution.ts'
import type { SymmetricMatrix } from '../../numerics/symmetric.ts'
import { portableLog } from '../../numerics/portable-log.ts'
import type { Design } from '../design.ts'
import type { Estimate } from '../estimate.ts'
import type { Frame } from './frame.ts'
import type { PooledStandard } from './state.ts'

/** Coefficients of the data: the units of the frame are undone, and the intercept takes up its centres. */
export function coefficientsOf(
  { design, frame }: { readonly design: Design; readonly frame: Frame },
  standard: PooledStandard,
  gamma: readonly number[],
): readonly number[] {
  const { family, outcome, offset } = frame
  const unit = family === 'gaussian' ? outcome.unit : 1
  const beta = onOriginalScale(design, standard, gamma).map((value) => value * unit)
  if (!design.intercept) return beta
  const centre = family === 'gamma' ? portableLog(outcome.unit) : outcome.centre
  return [(beta[0] ?? 0) + centre - (offset?.centre ?? 0), ...beta.slice(1)]
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
export function covarianceOnOriginalScale(
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

/** How a row of the table is told from its estimate and error. */
interface Inference {
  readonly confidence: number
  /** Of Student's t; null for the normal distribution. Intervals are normal, as R's `confint.default`. */
  readonly degrees: number | null
  readonly family: Frame['family']
}

export function estimateOf(
  term: string,
  estimate: number,
  error: number,
  { confidence, degrees, family }: Inference,
): Estimate {
  const statistic = estimate / error
  const margin = normalQuantile((1 + confidence) / 2) * error
  const [low, high] = [estimate - margin, estimate + margin]
  return {
    term,
    estimate,
    'std.error': error,
    statistic,
    'p.value':
      degrees === null
        ? 2 * normalUpper(Math.abs(statistic))
        : 2 * studentUpper(Math.abs(statistic), degrees),
    'conf.low': low,
    'conf.high': high,
    ...ratiosOf(family, [estimate, low, high]),
  }
}

/** Odds ratios; ratios of rates and of means; of a difference none. */
function ratiosOf(
  family: Frame['family'],
  values: readonly [number, number, number],
): Partial<Estimate> {
  const [ratio, low, high] = values.map(finiteExponential) as [
    number | null,
    number | null,
    number | null,
  ]
  if (family === 'gaussian') return {}
  return family === 'binomial'
    ? { 'odds.ratio': ratio, 'odds.conf.low': low, 'odds.conf.high': high }
    : { 'exp.estimate': ratio, 'exp.conf.low': low, 'exp.conf.high': high }
}

function finiteExponential(value: number): number | null {
  const exponential = Math.exp(value)
  return Number.isFinite(exponential) ? exponential : null
}
