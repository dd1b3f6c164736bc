import { normalQuantile } from '../../numerics/normal-quantile.ts'
import type { BinnedAuc, CurvePoint } from './result.ts'

/** People per bin of the predicted probability. */
export interface Histogram {
  readonly cases: ArrayLike<number>
  readonly others: ArrayLike<number>
}

/**
 * Area under the receiver operating curve with people of one bin tied, its variance by the placements of E. R. DeLong,
 * D. M. DeLong, D. L. Clarke-Pearson, Biometrics 44 (1988), 837-845. Apart, pairs within a bin would count 0 or 1 and
 * not 1/2: that bounds what the grid adds.
 */
export function binnedAuc(
  { cases, others }: Histogram,
  totals: { readonly cases: number; readonly others: number },
  confidence: number,
): BinnedAuc {
  const placed = placements(cases, others, totals.others)
  const estimate = meanOf(cases, placed, totals.cases)
  const counter = placements(others, cases, totals.cases)
  const variance =
    spreadOf(cases, placed, estimate, totals.cases) +
    spreadOf(others, counter, 1 - estimate, totals.others)
  const error = Math.sqrt(variance)
  const margin = normalQuantile((1 + confidence) / 2) * error
  let pairs = 0
  for (let k = 0; k < cases.length; k++) pairs += (cases[k] ?? 0) * (others[k] ?? 0)
  return {
    estimate,
    'std.error': error,
    'conf.low': Math.max(estimate - margin, 0),
    'conf.high': Math.min(estimate + margin, 1),
    error: pairs / (2 * totals.cases * totals.others),
  }
}

/** Per bin of `own`, the share of the others below it, ties as half. */
function placements(
  own: ArrayLike<number>,
  others: ArrayLike<number>,
  total: number,
): Float64Array {
  let below = 0
  return Float64Array.from(own, (_, k) => {
    const tied = others[k] ?? 0
    const place = (below + tied / 2) / total
    below += tied
    return place
  })
}

function meanOf(counts: ArrayLike<number>, placed: Float64Array, total: number): number {
  let sum = 0
  for (let k = 0; k < placed.length; k++) sum += (counts[k] ?? 0) * (placed[k] ?? 0)
  return sum / total
}

/** Variance of the mean placement. */
function spreadOf(
  counts: ArrayLike<number>,
  placed: Float64Array,
  mean: number,
  total: number,
): number {
  if (total < 2) return 0
  let sum = 0
  for (let k = 0; k < placed.length; k++) {
    const difference = (placed[k] ?? 0) - mean
    sum += (counts[k] ?? 0) * difference * difference
  }
  return sum / (total - 1) / total
}

/** Neighbouring bins with enough cases and others. */
export interface MergedBin {
  /** Of the predicted probability. */
  readonly low: number
  readonly high: number
  readonly cases: number
  readonly others: number
  /** Sum of predicted probabilities, with people of a bin at its middle. */
  readonly predicted: number
}

/** Sensitivity, specificity and precision of calling everybody a case from a merged bin upwards. */
export function curvePoints(
  bins: readonly MergedBin[],
  totals: { readonly cases: number; readonly others: number },
): readonly CurvePoint[] {
  let [hits, alarms] = [0, 0]
  return [...bins].reverse().map(({ low, cases, others }) => {
    hits += cases
    alarms += others
    return {
      threshold: low,
      sensitivity: hits / totals.cases,
      specificity: 1 - alarms / totals.others,
      precision: hits / (hits + alarms),
    }
  })
}
