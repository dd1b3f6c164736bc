import { equalBytes } from '@sampan/shared'
import forge from 'node-forge'

/** DER (X.690) as values: node-forge encodes and decodes, nothing here knows a certificate. */
export type Der = forge.asn1.Asn1
const { asn1 } = forge
const { Class, Type } = asn1

/** What a certificate request needs is 9 deep; a deeper one is an attack. */
const depthMax = 16

/** What node-forge does and its types do not say. */
interface BoundedReader {
  readonly fromDer: (
    bytes: string,
    options: {
      readonly strict: boolean
      readonly parseAllBytes: boolean
      readonly decodeBitStrings: boolean
      readonly maxDepth: number
    },
  ) => Der
}
const reader = asn1 as unknown as BoundedReader

/** Numbers of context tags: node-forge's types know the universal names of these numbers only. */
const numbers = { 0: Type.NONE, 2: Type.INTEGER, 3: Type.BITSTRING, 6: Type.OID, 7: Type.ODESC }
export type ContextTag = keyof typeof numbers

export function sequence(...members: readonly Der[]): Der {
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [...members])
}

export function setOf(member: Der): Der {
  return asn1.create(Class.UNIVERSAL, Type.SET, true, [member])
}

export function oid(dotted: string): Der {
  const value = asn1.oidToDer(dotted).getBytes()
  return asn1.create(Class.UNIVERSAL, Type.OID, false, value)
}

/** An integer that is not negative, from its bytes, big endian; at most one leading zero is added or taken. */
export function unsigned(bytes: Uint8Array): Der {
  const first = bytes.findIndex((byte) => byte !== 0)
  const significant = first < 0 ? Uint8Array.of(0) : bytes.subarray(first)
  const value = (significant[0] ?? 0) < 0x80 ? binary(significant) : `\0${binary(significant)}`
  return asn1.create(Class.UNIVERSAL, Type.INTEGER, false, value)
}

export function truth(): Der {
  return asn1.create(Class.UNIVERSAL, Type.BOOLEAN, false, '\xff')
}

export function nothing(): Der {
  return asn1.create(Class.UNIVERSAL, Type.NULL, false, '')
}

export function utf8String(text: string): Der {
  return asn1.create(Class.UNIVERSAL, Type.UTF8, false, binary(Buffer.from(text, 'utf8')))
}

export function octets(bytes: Uint8Array): Der {
  return asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, binary(bytes))
}

export function bits(bytes: Uint8Array, unused = 0): Der {
  const value = String.fromCharCode(unused) + binary(bytes)
  return asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, value)
}

/** RFC 5280, 4.1.2.5: UTCTime through 2049, GeneralizedTime after. Whole seconds. */
export function time(atMs: number): Der {
  const date = new Date(atMs)
  return date.getUTCFullYear() < 2050
    ? asn1.create(Class.UNIVERSAL, Type.UTCTIME, false, asn1.dateToUtcTime(date))
    : asn1.create(Class.UNIVERSAL, Type.GENERALIZEDTIME, false, asn1.dateToGeneralizedTime(date))
}

/** `[tag]` around members. */
export function tagged(tag: ContextTag, ...members: readonly Der[]): Der {
  return asn1.create(Class.CONTEXT_SPECIFIC, numbers[tag], true, [...members])
}

/** `[tag] IMPLICIT` on bytes. */
export function taggedBytes(tag: ContextTag, bytes: Uint8Array): Der {
  return asn1.create(Class.CONTEXT_SPECIFIC, numbers[tag], false, binary(bytes))
}

export function encode(value: Der): Uint8Array {
  return unbinary(asn1.toDer(value).getBytes())
}

/**
 * Null unless the bytes are exactly one value in DER. Lengths and integers in other than their shortest form are
 * refused by encoding again: what was signed and what was read are then the same.
 */
export function decode(bytes: Uint8Array): Der | null {
  try {
    const value = reader.fromDer(binary(bytes), {
      strict: true,
      parseAllBytes: true,
      decodeBitStrings: false,
      maxDepth: depthMax,
    })
    return equalBytes(encode(value), bytes) ? value : null
  } catch {
    return null
  }
}

/** Members of a constructed value of this tag; null for anything else. */
export function membersOf(value: Der | undefined, tag: number): readonly Der[] | null {
  if (value?.constructed !== true || !Array.isArray(value.value)) return null
  return (value.tagClass | value.type) === tag ? value.value : null
}

/** Content of a primitive value of this tag; null for anything else. */
export function contentOf(value: Der | undefined, tag: number): Uint8Array | null {
  if (value?.constructed !== false || typeof value.value !== 'string') return null
  return (value.tagClass | value.type) === tag ? unbinary(value.value) : null
}

/** Tags of X.690 section 8.1.2 without the bit for constructed values. */
export const tags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x10,
  set: 0x11,
  printableString: 0x13,
  context: 0x80,
} as const

/** node-forge keeps bytes in strings, a byte a character. */
function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

function unbinary(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
