import { invariant } from '../errors/sampan-error.ts'
import { binomialTerm } from './saddle-point.ts'
import {
  notANumber,
  nothingAbove,
  nothingBelow,
  type Side,
  type Tails,
  tailQuantile,
} from './tails.ts'

const stepsMax = 1e8

/**
 * Regularized incomplete beta functions I_x(a, b) and I_y(b, a), y = 1 - x given beside x because a difference would lose
 * its digits (NIST DLMF 8.17.2); equal R's `pbeta(x, a, b)` in both tails to 1e-12 relative for a, b from 0.5 to 1e15, down to
 * the smallest normal binary64.
 */
export function betaTails(a: number, b: number, x: number, y: number): Tails {
  if (Number.isNaN(x + y) || !(a > 0 && b > 0)) return notANumber
  if (x <= 0) return nothingBelow
  if (y <= 0) return nothingAbove
  const power = (binomialTerm(a, b, x, y) * a) / (a + b)
  const below = a > b ? (a + b) * y - b : a - (a + b) * x
  if (below >= 0) {
    const lower = Math.min((power * b) / fraction([a, b], [x, y], below), 1)
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min((power * b) / fraction([b, a], [y, x], -below), 1)
  return { lower: 1 - upper, upper }
}

/**
 * x^a y^b / (B(a, b) I_x(a, b)) for x below the mean, `below` = a - (a + b) x: the continued fraction of A. R. Didonato and
 * A. H. Morris, 'Algorithm 708', ACM Transactions on Mathematical Software 18 (1992), 360-373 (`bfrac`), which is DLMF
 * 8.17.22 two steps at a time and free of cancellation; by the modified method of Lentz.
 */
function fraction(
  [a, b]: readonly [number, number],
  [x, y]: readonly [number, number],
  below: number,
): number {
  let value = (a * (below + 1)) / (a + 1)
  let c = value
  let d = 0
  for (let n = 1, change = 0; Math.abs(change - 1) > Number.EPSILON; n++) {
    const before = a + 2 * n - 1
    const share = (n * (b - n) * x) / before
    const numerator = (a + n - 1) * (a + b + n - 1) * share * (x / before)
    const denominator = n + share + ((a + n) * (below + 1 + n * (1 + y))) / (before + 2)
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    change = c * d
    value *= change
    if (n > stepsMax) return Number.NaN
  }
  return value
}

/** x with I_x(a, b) = p (lower) or 1 - I_x(a, b) = p (upper) for 0 < p < 1; R: `qbeta(p, a, b)`. Relative error below 1e-12. */
export function betaQuantile(
  p: number,
  [a, b]: readonly [number, number],
  side: Side = 'lower',
): number {
  invariant(p > 0 && p < 1 && a > 0 && b > 0, 'a probability and two shapes')
  const at = (logit: number): Tails => betaTails(a, b, logistic(logit), logistic(-logit))
  return logistic(tailQuantile(at, p, side, Math.log(a / b)))
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
