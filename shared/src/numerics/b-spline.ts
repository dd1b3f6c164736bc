import { invariant } from '../errors/sampan-error.ts'

/** B-splines of one order (degree + 1) on knots whose ends are repeated `order` times, as R's `splineDesign` takes them. */
export interface SplineSpace {
  readonly order: number
  readonly sequence: readonly number[]
  readonly size: number
}

export interface Boundary {
  readonly low: number
  readonly high: number
}

/** The space with these inner knots, strictly rising within the boundary. */
export function splineSpace(
  knots: readonly number[],
  boundary: Boundary,
  degree: number,
): SplineSpace {
  const places = [boundary.low, ...knots, boundary.high]
  const rising = places.every((place, k) => k === 0 || place > (places[k - 1] ?? place))
  invariant(rising && Number.isInteger(degree) && degree >= 1, 'rising knots and a degree')
  const order = degree + 1
  const repeated = (knot: number): number[] => Array.from({ length: order }, () => knot)
  const sequence = [...repeated(boundary.low), ...knots, ...repeated(boundary.high)]
  return { order, sequence, size: sequence.length - order }
}

/** Writes the values at x of the `order` B-splines from the one that is returned on; the others are 0. */
export type NonzeroAt = (x: number, values: Float64Array) => number

/**
 * By the recursion of C. de Boor, 'A practical guide to splines' (1978), chapter X, BSPLVB. Beyond the boundary the
 * polynomials of the last pieces go on.
 */
export function nonzeroAt({ order, sequence }: SplineSpace): NonzeroAt {
  const first = order - 1
  const last = sequence.length - order - 1
  const knot = (place: number): number => sequence[place] ?? 0
  return (x, values) => {
    let span = first
    while (span < last && x >= knot(span + 1)) span++
    values[0] = 1
    for (let degree = 1; degree < order; degree++) {
      let carried = 0
      for (let k = 0; k < degree; k++) {
        const right = knot(span + k + 1)
        const left = knot(span + k + 1 - degree)
        const share = (values[k] ?? 0) / (right - left)
        values[k] = carried + (right - x) * share
        carried = (x - left) * share
      }
      values[degree] = carried
    }
    return span - order + 1
  }
}

/** All B-splines' derivatives of a degree at x, the values for degree 0; at the right boundary from the left. */
export function derivativesAt(space: SplineSpace, x: number, derivative: number): Float64Array {
  const { order, sequence, size } = space
  const all = new Float64Array(size)
  if (derivative === 0) {
    const values = new Float64Array(order)
    all.set(values, nonzeroAt(space)(x, values))
    return all
  }
  const inner = { order: order - 1, sequence: sequence.slice(1, -1), size: size - 1 }
  const lower = derivativesAt(inner, x, derivative - 1)
  const slope = (k: number): number => {
    const width = (sequence[k + order - 1] ?? 0) - (sequence[k] ?? 0)
    return width > 0 ? ((order - 1) * (lower[k - 1] ?? 0)) / width : 0
  }
  return all.map((_, k) => slope(k) - slope(k + 1))
}

/** What no B-spline's absolute value exceeds between low and high. */
export function largestOf(space: SplineSpace, low: number, high: number): number {
  const { order, sequence, size } = space
  const [start, end] = [sequence[order - 1] ?? 0, sequence[size] ?? 0]
  const below = low < start ? largestInSpan(space, order - 1, { low, high: start }) : 1
  const above = high > end ? largestInSpan(space, size - 1, { low: end, high }) : 1
  return Math.max(1, below, above)
}

/** The recursion of a piece's polynomials on absolute values, each factor at its largest. */
function largestInSpan({ order, sequence }: SplineSpace, span: number, range: Boundary): number {
  const farthest = (place: number): number => {
    const knot = sequence[place] ?? 0
    return Math.max(Math.abs(range.low - knot), Math.abs(range.high - knot))
  }
  let values = [1]
  for (let degree = 1; degree < order; degree++) {
    const next = new Array<number>(degree + 1).fill(0)
    for (const [k, value] of values.entries()) {
      const [left, right] = [span + k + 1 - degree, span + k + 1]
      const share = value / ((sequence[right] ?? 0) - (sequence[left] ?? 0))
      next[k] = (next[k] ?? 0) + farthest(right) * share
      next[k + 1] = (next[k + 1] ?? 0) + farthest(left) * share
    }
    values = next
  }
  return Math.max(...values)
}
