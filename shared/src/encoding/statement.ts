import { sha256 } from '../platform/crypto.ts'
import { concat, utf8 } from './bytes.ts'
import { float64BigEndian, uint32BigEndian, uint64BigEndian } from './number-codec.ts'

/**
 * Bytes that are signed, hashed or authenticated: length-prefixed fields under a domain string
 * `sampan/<suite>/<use>`. Never JSON or protobuf, so one meaning has one encoding and one encoding one meaning.
 */
export function statement(suite: number, use: string, fields: readonly Field[]): Uint8Array {
  return concat(prefixed(utf8(`sampan/${suite}/${use}`)), ...fields.map(encodeField))
}

/** SHA-256 of a statement. */
export function digestOf(suite: number, use: string, fields: readonly Field[]): Uint8Array {
  return sha256(statement(suite, use, fields))
}

/**
 * Bytes as they are, text as UTF-8, numbers as 8 bytes big endian (integers from 0 to 2^53 - 1), reals as IEEE 754
 * binary64 big endian, lists as a count followed by their members.
 */
export type Field = Uint8Array | string | number | boolean | Real | readonly Field[]

export interface Real {
  readonly real: number
}

export function real(value: number): Real {
  return { real: value }
}

function encodeField(field: Field): Uint8Array {
  if (field instanceof Uint8Array) return prefixed(field)
  if (typeof field === 'string') return prefixed(utf8(field))
  if (typeof field === 'boolean') return prefixed(Uint8Array.of(field ? 1 : 0))
  if (typeof field === 'number') return prefixed(uint64BigEndian(field))
  if (isReal(field)) return prefixed(float64BigEndian(field.real))
  return prefixed(concat(uint64BigEndian(field.length), ...field.map(encodeField)))
}

function isReal(field: Real | readonly Field[]): field is Real {
  return !Array.isArray(field)
}

function prefixed(bytes: Uint8Array): Uint8Array {
  return concat(uint32BigEndian(bytes.byteLength), bytes)
}
