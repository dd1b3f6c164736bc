import { stirlingError } from './saddle-point.ts'

const halfLogTwoPi = 0.9189385332046728
const largest = 2.5327372760800758e305

/**
 * log Gamma(x) for x > 0 by Stirling's series (NIST DLMF 5.11.1), as R's `lgamma`: error below 1e-14 max(1, |log Gamma|),
 * exactly 0 at 1 and 2.
 */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0
  if (x > largest) return Number.POSITIVE_INFINITY
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x)
}

/** log B(a, b) for a, b > 0; as R's `lbeta`, error below 1e-13 max(1, |log B|), also where both Gammas are huge. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a]
  const share = small / (small + large)
  const errors = stirlingError(small) + stirlingError(large) - stirlingError(small + large)
  const powers = (small - 0.5) * Math.log(share) + large * Math.log1p(-share)
  return errors + halfLogTwoPi - 0.5 * Math.log(large) + powers
}
