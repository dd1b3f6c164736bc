import type { Segment } from '../../ring/fixed-point.ts'
import type { RoundSum } from '../analysis.ts'
import type { Design } from '../design.ts'
import { valuesOf, withSlack } from '../sum-values.ts'
import { finiteBound, largestColumn, personBounds } from './bounds.ts'
import { powerOfTwo, type Frame } from './frame.ts'
import type { GlmInput } from './settings.ts'
import type { NewtonState } from './state.ts'

/**
 * The middle of a sandwich is a sum of squares: its bound is the square of another, and on the scale of that bound most real sums
 * would have no digits left. So each travels as a multiple of a public unit and a rest of at most half of it.
 */
interface Situation {
  readonly design: Design
  readonly frame: Frame
  readonly state: NewtonState
}

const restBits = 2 ** -60

function squaresBound(input: GlmInput, { design, frame, state }: Situation): number {
  const people = input.manifest.largestSite
  const one = personBounds(frame).residual * largestColumn(design, state.standard)
  const { cluster } = input.settings
  const isAlone = cluster === null || cluster === 'person'
  // A cluster can hold everybody: a sum of everybody's scores, squared.
  return finiteBound(withSlack(isAlone ? people * one * one : (people * one) ** 2))
}

function unitOf(bound: number): number {
  return powerOfTwo(bound) * restBits
}

export function squareSegments(
  input: GlmInput,
  situation: Situation,
  length: number,
): readonly Segment[] {
  const bound = squaresBound(input, situation)
  const unit = unitOf(bound)
  return [
    { name: 'squares', length, kind: 'real', bound: finiteBound(bound + unit) },
    { name: 'squares rest', length, kind: 'real', bound: unit },
  ]
}

/** Both parts of one site's sums. */
export function splitSquares(
  input: GlmInput,
  situation: Situation,
  upper: Float64Array,
): readonly (readonly [string, ArrayLike<number>])[] {
  const unit = unitOf(squaresBound(input, situation))
  const coarse = upper.map((value) => Math.round(value / unit) * unit)
  return [
    ['squares', coarse],
    ['squares rest', upper.map((value, k) => value - (coarse[k] ?? 0))],
  ]
}

export function joinedSquares(sum: RoundSum): Float64Array {
  const rest = valuesOf(sum, 'squares rest')
  return valuesOf(sum, 'squares').map((value, k) => value + (rest[k] ?? 0))
}
