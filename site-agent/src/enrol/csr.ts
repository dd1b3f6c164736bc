import { exportSpki, publicOf, signRsa, type PrivateKey } from '@sampan/shared'
import forge from 'node-forge'

const { asn1 } = forge
const { Class, Type } = asn1
type Der = forge.asn1.Asn1

/** What a site asks for: its name as the subject and its SPIFFE id as the one alternative name. */
export interface RequestSubject {
  readonly site: string
  /** ASCII. */
  readonly uri: string
}

/**
 * A PKCS #10 request (RFC 2986) in PEM for an RSA key: node-forge encodes, OpenSSL signs, so that the key never becomes
 * numbers in JavaScript.
 */
export function makeCertificateRequest(subject: RequestSubject, key: PrivateKey): string {
  const information = sequence(
    asn1.create(Class.UNIVERSAL, Type.INTEGER, false, '\0'),
    sequence(setOf(sequence(oid('2.5.4.3'), text(subject.site)))),
    asn1.fromDer(binary(exportSpki(publicOf(key)))),
    asn1.create(Class.CONTEXT_SPECIFIC, Type.NONE, true, [extensionRequest(subject.uri)]),
  )
  const algorithm = sequence(
    oid('1.2.840.113549.1.1.11'),
    asn1.create(Class.UNIVERSAL, Type.NULL, false, ''),
  )
  const signature = `\0${binary(signRsa(key, encode(information)))}`
  const bits = asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, signature)
  const lines = Buffer.from(encode(sequence(information, algorithm, bits)))
    .toString('base64')
    .match(/.{1,64}/g)
  const label = 'CERTIFICATE REQUEST'
  return [`-----BEGIN ${label}-----`, ...(lines ?? []), `-----END ${label}-----`, ''].join('\n')
}

/** RFC 2985, 5.4.2, with one extension: subjectAltName (RFC 5280, 4.2.1.6) of one URI. */
function extensionRequest(uri: string): Der {
  // [6] uniformResourceIdentifier; node-forge's types know the universal name of the number only.
  const name = asn1.create(Class.CONTEXT_SPECIFIC, Type.OID, false, uri)
  const value = binary(encode(sequence(name)))
  const octets = asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, value)
  const extension = sequence(oid('2.5.29.17'), octets)
  return sequence(oid('1.2.840.113549.1.9.14'), setOf(sequence(extension)))
}

function sequence(...members: readonly Der[]): Der {
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [...members])
}

function setOf(member: Der): Der {
  return asn1.create(Class.UNIVERSAL, Type.SET, true, [member])
}

function oid(dotted: string): Der {
  return asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(dotted).getBytes())
}

function text(value: string): Der {
  return asn1.create(Class.UNIVERSAL, Type.UTF8, false, binary(Buffer.from(value, 'utf8')))
}

function encode(value: Der): Uint8Array {
  return Buffer.from(asn1.toDer(value).getBytes(), 'latin1')
}

/** node-forge keeps bytes in strings, a byte a character. */
function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
