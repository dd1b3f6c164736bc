import { decompose } from '../encoding/number-codec.ts'
import { invariant, SampanError } from '../errors/sampan-error.ts'
import { limbsPerWord, readWord, writeWord, type Width } from './ring.ts'

/**
 * A run of coordinates with one public bound on one site's contribution. `count` coordinates are integers and travel
 * with scale 1; `real` ones with the largest power-of-two scale that cannot overflow.
 */
export interface Segment {
  readonly name: string
  readonly length: number
  readonly kind: 'count' | 'real'
  /** |contribution| <= bound for every coordinate of one site. Positive and finite. */
  readonly bound: number
}

export interface ScaledSegment extends Segment {
  /** Values travel as integers value * 2^exponent. */
  readonly exponent: number
  /** First coordinate in the vector. */
  readonly offset: number
}

export interface Layout {
  readonly width: Width
  readonly dimension: number
  readonly sites: number
  /** Largest magnitude of one site's word: floor((2^(w-1) - 1) / n) - ceil(14 sigma). */
  readonly wordMax: bigint
  readonly segments: readonly ScaledSegment[]
}

interface LayoutInput {
  readonly width: Width
  readonly sites: number
  readonly segments: readonly Segment[]
  /** Standard deviation of one site's discrete noise in words; 0 without differential privacy. */
  readonly noiseSigma?: number
}

/** Scales beyond this carry no bit of a binary64 and would only make exponents strange. */
const exponentMax = 960

/**
 * Places segments one after another and chooses each scale, so that the sum over every set of survivors stays below
 * 2^(w-1) in magnitude.
 * @throws SampanError study-overflow when a segment's bound does not fit, naming it
 */
export function layOut(input: LayoutInput): Layout {
  const { width, sites, segments } = input
  const wordMax = wordMaxOf(width, sites, input.noiseSigma ?? 0)
  let offset = 0
  const scaled = segments.map((segment) => {
    const exponent = exponentOf(segment, wordMax)
    const placed = { ...segment, exponent, offset }
    offset += segment.length
    return placed
  })
  return { width, sites, wordMax, dimension: offset, segments: scaled }
}

/** floor((2^(w-1) - 1) / n) - ceil(14 sigma): see the specification, Numbers. */
export function wordMaxOf(width: Width, sites: number, noiseSigma: number): bigint {
  invariant(Number.isInteger(sites) && sites > 0, 'a positive number of sites')
  const room = ((1n << BigInt(width - 1)) - 1n) / BigInt(sites)
  const wordMax = room - BigInt(Math.ceil(14 * noiseSigma))
  if (wordMax <= 0n) throw new SampanError('study-overflow', { segment: 'noise', width })
  return wordMax
}

function exponentOf(segment: Segment, wordMax: bigint): number {
  invariant(segment.length > 0 && Number.isInteger(segment.length), 'segments have coordinates')
  invariant(segment.bound > 0 && Number.isFinite(segment.bound), 'bounds are positive and finite')
  if (segment.kind === 'count') {
    if (segment.bound > Number.MAX_SAFE_INTEGER || BigInt(Math.ceil(segment.bound)) > wordMax)
      throw new SampanError('study-overflow', { segment: segment.name })
    return 0
  }
  // The largest k with mantissa * 2^(e + k) <= wordMax, found on integers.
  const { mantissa, exponent } = decompose(segment.bound)
  const headroom = bitLength(wordMax / mantissa) - 1
  const k =
    (wordMax >= mantissa ? headroom : -bitLengthOfCeilingRatio(mantissa, wordMax)) - exponent
  if (k < -1000) throw new SampanError('study-overflow', { segment: segment.name })
  return Math.min(k, exponentMax)
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}

/** Smallest s with mantissa <= wordMax * 2^s. */
function bitLengthOfCeilingRatio(mantissa: bigint, wordMax: bigint): number {
  let shift = 0
  while (mantissa > wordMax << BigInt(shift)) shift++
  return shift
}

/**
 * One site's values as ring words. Rounds to nearest, ties to even: exact to half a unit of 2^-exponent.
 * @throws SampanError value-not-finite, bound-exceeded (with the segment's name; never clamped, never a value)
 */
export function quantize(values: Float64Array, layout: Layout): Uint32Array<ArrayBuffer> {
  invariant(values.length === layout.dimension, 'one value per coordinate')
  const words = new Uint32Array(layout.dimension * limbsPerWord(layout.width))
  for (const segment of layout.segments)
    for (let k = segment.offset; k < segment.offset + segment.length; k++)
      writeWord(words, k, quantizeValue(values[k] ?? Number.NaN, segment), layout.width)
  return words
}

function quantizeValue(value: number, segment: ScaledSegment): bigint {
  if (!Number.isFinite(value)) throw new SampanError('value-not-finite', { segment: segment.name })
  if (Math.abs(value) > segment.bound)
    throw new SampanError('bound-exceeded', { segment: segment.name })
  invariant(segment.kind === 'real' || Number.isInteger(value), 'counts are whole numbers')
  return scaleToInteger(value, segment.exponent)
}

/** value * 2^exponent rounded to the nearest integer, ties to even. */
export function scaleToInteger(value: number, exponent: number): bigint {
  const { negative, mantissa, exponent: own } = decompose(value)
  const magnitude = shiftRounded(mantissa, own + exponent)
  return negative ? -magnitude : magnitude
}

function shiftRounded(mantissa: bigint, shift: number): bigint {
  if (shift >= 0) return mantissa << BigInt(shift)
  if (shift < -54) return 0n
  const dropped = BigInt(-shift)
  const quotient = mantissa >> dropped
  const rest = mantissa - (quotient << dropped)
  const half = 1n << (dropped - 1n)
  const up = rest > half || (rest === half && (quotient & 1n) === 1n)
  return up ? quotient + 1n : quotient
}

/** The sum's words as real numbers, each correctly rounded. */
export function dequantize(words: Uint32Array, layout: Layout): Float64Array {
  const values = new Float64Array(layout.dimension)
  for (const segment of layout.segments)
    for (let k = segment.offset; k < segment.offset + segment.length; k++)
      values[k] = Number(readWord(words, k, layout.width)) * 2 ** -segment.exponent
  return values
}

/** True when every coordinate of the sum over `members` sites is one that honest sites can produce. */
export function sumInRange(words: Uint32Array, layout: Layout, members: number): boolean {
  const most = layout.wordMax * BigInt(members)
  for (let k = 0; k < layout.dimension; k++) {
    const value = readWord(words, k, layout.width)
    if (value > most || value < -most) return false
  }
  return true
}

/** Largest error of a sum's coordinate that fixed point can cause: n half units. */
export function fixedPointError(segment: ScaledSegment, sites: number): number {
  return segment.kind === 'count' ? 0 : (sites / 2) * 2 ** -segment.exponent
}
