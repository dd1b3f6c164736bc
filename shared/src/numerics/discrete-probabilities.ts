import { invariant } from '../errors/sampan-error.ts'

/** P(X = low), P(X = low + 1), ... of a distribution on low..high. */
export interface DiscreteProbabilities {
  readonly low: number
  readonly values: Float64Array
}

/**
 * The distribution with P(X = k + 1) / P(X = k) = ratio(k), decreasing in k. Built from its mode outwards by
 * multiplication, so that even a tail of 1e-300 keeps 1e-12 relative.
 */
export function fromRatios(
  low: number,
  high: number,
  ratio: (k: number) => number,
): DiscreteProbabilities {
  const values = new Float64Array(high - low + 1)
  const mode = modeOf(low, high, ratio)
  values[mode - low] = 1
  for (let k = mode; k < high; k++) values[k + 1 - low] = (values[k - low] ?? 0) * ratio(k)
  for (let k = mode; k > low; k--) values[k - 1 - low] = (values[k - low] ?? 0) / ratio(k - 1)
  const total = sumFrom(values, () => true)
  return { low, values: values.map((value) => value / total) }
}

function modeOf(low: number, high: number, ratio: (k: number) => number): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (ratio(middle) > 1) from = middle + 1
    else to = middle
  }
  return from
}

/** P(X <= k). */
export function atMost({ low, values }: DiscreteProbabilities, k: number): number {
  return Math.min(
    sumFrom(values, (_, place) => place <= k - low),
    1,
  )
}

/** P(X >= k). */
export function atLeast({ low, values }: DiscreteProbabilities, k: number): number {
  return Math.min(
    sumFrom(values, (_, place) => place >= k - low),
    1,
  )
}

export function meanOf({ low, values }: DiscreteProbabilities): number {
  return values.reduce((sum, value, place) => sum + value * (low + place), 0)
}

/** Values are equal for the two-sided rule up to this factor: `relErr` of R's `fisher.test` and `binom.test`. */
const nearlyEqual = 1 + 1e-7

/** Probability of everything that is not likelier than k: R's two-sided p. */
export function twoSided({ low, values }: DiscreteProbabilities, k: number): number {
  const observed = values[k - low]
  invariant(observed !== undefined, 'a value of the support')
  return Math.min(
    sumFrom(values, (value) => value <= observed * nearlyEqual),
    1,
  )
}

function sumFrom(values: Float64Array, counts: (value: number, place: number) => boolean): number {
  let sum = 0
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0
    if (counts(value, place)) sum += value
  }
  return sum
}
