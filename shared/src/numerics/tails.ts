import { rootNear } from './root.ts'

/** P(X <= x) and P(X > x); the smaller of the two keeps its relative accuracy. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

export const nothingBelow: Tails = { lower: 0, upper: 1 }
export const nothingAbove: Tails = { lower: 1, upper: 0 }
export const notANumber: Tails = { lower: Number.NaN, upper: Number.NaN }

/** Which tail a probability speaks of. */
export type Side = 'lower' | 'upper'

/** Where a continuous distribution has the tail `p`, 0 < p < 1, solved on the logarithm of its smaller tail. */
export function tailQuantile(
  tailsAt: (at: number) => Tails,
  p: number,
  side: Side,
  start: number,
): number {
  const below = side === 'lower' ? p : 1 - p
  const above = side === 'upper' ? p : 1 - p
  return below < above
    ? rootNear((at) => Math.log(tailsAt(at).lower) - Math.log(below), start)
    : rootNear((at) => Math.log(above) - Math.log(tailsAt(at).upper), start)
}
