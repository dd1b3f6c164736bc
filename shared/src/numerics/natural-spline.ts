import { type Basis, ordinals, widened } from './bases.ts'
import {
  type Boundary,
  derivativesAt,
  nonzeroAt,
  type SplineSpace,
  splineSpace,
} from './b-spline.ts'
import { dotProduct } from './symmetric.ts'

const degree = 3

/**
 * Natural cubic splines without intercept, linear beyond the boundary: R's `splines::ns(x, knots = , Boundary.knots = )`
 * column by column, to 1e-12 of the largest.
 */
export function naturalSpline(knots: readonly number[], boundary: Boundary): Basis {
  const space = splineSpace(knots, boundary, degree)
  const combinations = combinationsOf(space, boundary)
  const atLow = lineAt(space, combinations, boundary.low)
  const atHigh = lineAt(space, combinations, boundary.high)
  const nonzero = nonzeroAt(space)
  const values = new Float64Array(space.order)
  return {
    suffixes: ordinals(combinations.length),
    evaluate: (x, into) => {
      if (x < boundary.low) onLine(atLow, x, into)
      else if (x > boundary.high) onLine(atHigh, x, into)
      else combine(combinations, nonzero(x, values), values, into)
    },
    bounds: (low, high) =>
      combinations.map((combination, column) => {
        const ends = [pointOn(atLow, column, Math.min(low, boundary.low))]
        ends.push(pointOn(atHigh, column, Math.max(high, boundary.high)))
        // B-splines are at least 0 and sum to 1: between the boundaries a combination lies between its coefficients.
        const all = [...combination, ...ends]
        return widened({ low: Math.min(...all), high: Math.max(...all) })
      }),
  }
}

function combine(
  combinations: readonly Float64Array[],
  first: number,
  values: Float64Array,
  into: Float64Array,
): void {
  for (const [column, combination] of combinations.entries()) {
    let sum = 0
    for (let k = 0; k < values.length; k++) sum += (combination[first + k] ?? 0) * (values[k] ?? 0)
    into[column] = sum
  }
}

/** Values and slopes of the columns at a boundary, where the straight lines begin. */
interface Line {
  readonly start: number
  readonly values: Float64Array
  readonly slopes: Float64Array
}

function lineAt(space: SplineSpace, combinations: readonly Float64Array[], start: number): Line {
  const combined = (derivative: number): Float64Array => {
    const splines = derivativesAt(space, start, derivative)
    return Float64Array.from(combinations, (combination) => dotProduct(combination, splines))
  }
  return { start, values: combined(0), slopes: combined(1) }
}

function pointOn({ start, values, slopes }: Line, column: number, x: number): number {
  return (values[column] ?? 0) + (x - start) * (slopes[column] ?? 0)
}

function onLine(line: Line, x: number, into: Float64Array): void {
  for (let column = 0; column < line.values.length; column++)
    into[column] = pointOn(line, column, x)
}

/**
 * Per column its coefficients on the B-splines. R leaves out the first B-spline and takes the last columns of the Q of a
 * QR decomposition of the others' second derivatives at the two boundaries: a basis of the splines on which both vanish.
 */
function combinationsOf(space: SplineSpace, boundary: Boundary): readonly Float64Array[] {
  const curvature = (x: number): Float64Array => derivativesAt(space, x, 2).subarray(1)
  const [first, second] = [curvature(boundary.low), curvature(boundary.high)]
  const reflections = [reflectionOf(first, 0)]
  reflect(reflections, second)
  reflections.push(reflectionOf(second, 1))
  const columns = Array.from({ length: space.size - 3 }, () => new Float64Array(space.size))
  for (let spline = 1; spline < space.size; spline++) {
    const unit = new Float64Array(space.size - 1)
    unit[spline - 1] = 1
    reflect(reflections, unit)
    for (const [k, column] of columns.entries()) column[spline] = unit[k + 2] ?? 0
  }
  return columns
}

interface Reflection {
  readonly place: number
  readonly vector: Float64Array
}

/** The Householder reflection of LINPACK's dqrdc2 (R: `qr`) that clears a column below `place`, signs as there. */
function reflectionOf(column: Float64Array, place: number): Reflection {
  const vector = column.map((value, k) => (k < place ? 0 : value))
  const norm = Math.sqrt(dotProduct(vector, vector)) * ((vector[place] ?? 0) < 0 ? -1 : 1)
  for (let k = place; k < vector.length; k++) vector[k] = (vector[k] ?? 0) / norm
  vector[place] = (vector[place] ?? 0) + 1
  return { place, vector }
}

/** Q'y in place: LINPACK's dqrsl (R: `qr.qty`). */
function reflect(reflections: readonly Reflection[], y: Float64Array): void {
  for (const { place, vector } of reflections) {
    const factor = -dotProduct(vector, y) / (vector[place] ?? 1)
    for (let k = place; k < y.length; k++) y[k] = (y[k] ?? 0) + factor * (vector[k] ?? 0)
  }
}
