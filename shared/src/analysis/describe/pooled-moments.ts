import { present } from '../../errors/sampan-error.ts'
import type { NumericSummary } from './result.ts'

type Shape = Pick<NumericSummary, 'sd' | 'skewness' | 'kurtosis'>

/** Moments of the `n` people of `all` who are in none of `seen`, as anybody can compute them who sees both. */
export function lessMoments(
  all: NumericSummary,
  seen: readonly NumericSummary[],
  n: number,
): Shape {
  const centre = all.mean ?? 0
  const left = [...rawSums(all, centre)]
  for (const each of seen)
    for (const [k, sum] of rawSums(each, centre).entries()) left[k] = (left[k] ?? 0) - sum
  const [shift = 0, second = 0, third = 0, fourth = 0] = left.map((sum) => sum / n)
  const square = shift * shift
  const m2 = second - square
  // Differences of rounded sums: below this there is no spread.
  if (m2 <= 1e-12 * (Math.abs(second) + square)) return { sd: 0, skewness: null, kurtosis: null }
  const m3 = third - 3 * shift * second + 2 * shift * square
  const m4 = fourth - 4 * shift * third + 6 * square * second - 3 * square * square
  return {
    sd: n < 2 ? null : Math.sqrt((m2 * n) / (n - 1)),
    skewness: m3 / (m2 * Math.sqrt(m2)),
    kurtosis: m4 / (m2 * m2),
  }
}

/** Sums of powers 1 to 4 about a centre. */
function rawSums(summary: NumericSummary, centre: number): readonly number[] {
  const n = present(summary.n, 'an unreleased count')
  const shift = (summary.mean ?? centre) - centre
  const m2 = n < 2 ? 0 : ((summary.sd ?? 0) ** 2 * (n - 1)) / n
  const m3 = (summary.skewness ?? 0) * m2 * Math.sqrt(m2)
  const m4 = (summary.kurtosis ?? 0) * m2 * m2
  const square = shift * shift
  return [
    shift,
    m2 + square,
    m3 + 3 * shift * m2 + shift * square,
    m4 + 4 * shift * m3 + 6 * square * m2 + square * square,
  ].map((mean) => n * mean)
}
