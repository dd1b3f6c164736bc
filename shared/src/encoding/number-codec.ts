/**
 * The one place where bytes become numbers and numbers bytes. protobufjs and node:crypto hand out views on shared
 * pools at odd offsets, so nothing else in Sampan touches `.buffer`.
 */
const littleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1
if (!littleEndian) throw new Error('Sampan needs a little-endian machine')

/** Little-endian limbs of 32 bits. Copies. The length must be a multiple of 4. */
export function limbsFromBytes(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  if (bytes.byteLength % 4 !== 0) throw new RangeError('not a whole number of limbs')
  return new Uint32Array(bytes.slice().buffer)
}

/** The bytes of limbs, little endian. Copies. */
export function bytesFromLimbs(limbs: Uint32Array): Uint8Array {
  return new Uint8Array(limbs.buffer, limbs.byteOffset, limbs.byteLength).slice()
}

/** The limbs under a keystream piece, without a copy where alignment allows. Read at once, do not keep. */
export function viewLimbs(bytes: Uint8Array): Uint32Array {
  if (bytes.byteOffset % 4 !== 0) return limbsFromBytes(bytes)
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2)
}

/** A copy in memory that threads share. */
export function sharedLimbs(limbs: Uint32Array): Uint32Array<SharedArrayBuffer> {
  const copy = new Uint32Array(new SharedArrayBuffer(limbs.byteLength))
  copy.set(limbs)
  return copy
}

/** Zeros in memory that threads share. */
export function sharedBytes(length: number): Uint8Array<SharedArrayBuffer> {
  return new Uint8Array(new SharedArrayBuffer(length))
}

export function float64Bytes(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice()
}

export function float64FromBytes(bytes: Uint8Array): Float64Array {
  if (bytes.byteLength % 8 !== 0) throw new RangeError('not a whole number of binary64')
  return new Float64Array(bytes.slice().buffer)
}

export function uint32BigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export function uint64BigEndian(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('not an unsigned integer')
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

export function float64BigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return bytes
}

export interface Decomposed {
  readonly negative: boolean
  /** Integer below 2^53. */
  readonly mantissa: bigint
  /** |value| = mantissa * 2^exponent, exactly. */
  readonly exponent: number
}

const scratch = new DataView(new ArrayBuffer(8))

/** The exact value of a finite binary64 (IEEE 754-2019, section 3.4). */
export function decompose(value: number): Decomposed {
  scratch.setFloat64(0, value)
  const bits = scratch.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xf_ffff_ffff_ffffn
  if (biased === 0x7ff) throw new RangeError('not a finite number')
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n)
  return { negative: bits >> 63n === 1n, mantissa, exponent: Math.max(biased, 1) - 1075 }
}
