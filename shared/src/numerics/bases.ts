import { invariant } from '../errors/sampan-error.ts'
import { type Boundary, largestOf, nonzeroAt, splineSpace } from './b-spline.ts'

/** Functions of one variable that stand in a model as columns. Only + - * / and square roots: alike at every party. */
export interface Basis {
  /** What R adds to the term's name, one per column. */
  readonly suffixes: readonly string[]
  /** Writes the columns' values at a finite x. */
  readonly evaluate: (x: number, into: Float64Array) => void
  /** Per column two numbers between which its computed values lie wherever low <= x <= high. */
  readonly bounds: (low: number, high: number) => readonly Boundary[]
}

/** What rounding can add to a computed value, relative to its largest; generous. */
const roundingMargin = 2 ** -30

export function widened({ low, high }: Boundary): Boundary {
  const margin = Math.max(Math.abs(low), Math.abs(high)) * roundingMargin
  return { low: low - margin, high: high + margin }
}

/**
 * B-splines without the first, which the intercept replaces: R's `splines::bs(x, knots = , degree = , Boundary.knots = )`,
 * to 1e-12 of the largest. Beyond the boundary the last polynomials go on, as in R.
 */
export function bSpline(knots: readonly number[], boundary: Boundary, degree: number): Basis {
  const space = splineSpace(knots, boundary, degree)
  const nonzero = nonzeroAt(space)
  const values = new Float64Array(space.order)
  const suffixes = ordinals(space.size - 1)
  return {
    suffixes,
    evaluate: (x, into) => {
      const first = nonzero(x, values)
      into.fill(0, 0, suffixes.length)
      for (let k = first === 0 ? 1 : 0; k < values.length; k++) into[first + k - 1] = values[k] ?? 0
    },
    bounds: (low, high) => {
      const inside = low >= boundary.low && high <= boundary.high
      const largest = largestOf(space, low, high)
      return suffixes.map(() => widened({ low: inside ? 0 : -largest, high: largest }))
    },
  }
}

/** x, x^2, ..., x^degree: R's `poly(x, degree, raw = TRUE)`. */
export function powers(degree: number): Basis {
  invariant(Number.isInteger(degree) && degree >= 1, 'a degree')
  const suffixes = ordinals(degree)
  return {
    suffixes,
    evaluate: (x, into) => {
      let power = 1
      for (let k = 0; k < degree; k++) into[k] = power *= x
    },
    bounds: (low, high) => {
      const ends = [low, high, ...(low <= 0 && high >= 0 ? [0] : [])]
      let products = ends.map(() => 1)
      return suffixes.map(() => {
        products = products.map((product, k) => product * (ends[k] ?? 0))
        return widened({ low: Math.min(...products), high: Math.max(...products) })
      })
    },
  }
}

export function ordinals(count: number): readonly string[] {
  return Array.from({ length: count }, (_, k) => String(k + 1))
}
