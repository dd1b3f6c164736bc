import { invariant, present } from '../errors/sampan-error.ts'
import type { Layout, Segment } from '../ring/fixed-point.ts'
import type { RoundSum } from './analysis.ts'

/**
 * Room for rounding in bounds: a sum of up to 2 * 10^7 terms, each within its bound, may exceed count * bound by the
 * rounding of binary64 additions; accumulated in blocks that is below 1e-10 of it.
 */
export function withSlack(bound: number): number {
  return bound * (1 + 1e-9)
}

/** One site's values by segment name, laid out as `layOut` will place them. Every segment needs its values. */
export function vectorOf(
  segments: readonly Segment[],
  values: ReadonlyMap<string, ArrayLike<number>>,
): Float64Array {
  const vector = new Float64Array(segments.reduce((sum, segment) => sum + segment.length, 0))
  let offset = 0
  for (const segment of segments) {
    const part = present(values.get(segment.name), `values of segment ${segment.name}`)
    invariant(part.length === segment.length, `${segment.name} has its length`)
    vector.set(part, offset)
    offset += segment.length
  }
  return vector
}

/** One site's vector with these segments blank. */
export function withoutSegments(
  values: Float64Array,
  { segments }: Layout,
  names: readonly string[],
): Float64Array {
  const blank = values.slice()
  for (const { name, offset, length } of segments)
    if (names.includes(name)) blank.fill(0, offset, offset + length)
  return blank
}

/** The sum's values of one segment. A segment without coordinates does not exist and is empty. */
export function valuesOf(sum: RoundSum, name: string): Float64Array {
  const segment = sum.layout.segments.find((each) => each.name === name)
  if (segment === undefined) return new Float64Array()
  return sum.values.subarray(segment.offset, segment.offset + segment.length)
}

export function valueOf(sum: RoundSum, name: string): number {
  return present(valuesOf(sum, name)[0], `segment ${name}`)
}
