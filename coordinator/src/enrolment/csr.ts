import {
  fromBase64,
  fromUtf8,
  importSpki,
  SampanError,
  verifyX509,
  type PublicKey,
} from '@sampan/shared'
import { limits } from '@sampan/proto'
import { contentOf, decode, encode, membersOf, oid, tags, type Der } from './der.ts'

/** What a request must ask for. */
export interface ExpectedRequest {
  readonly site: string
  /** The one alternative name. */
  readonly uri: string
}

/**
 * The public key of a PKCS #10 request (RFC 2986) whose holder proved possession of the private key. The request is
 * chosen by an attacker: node-forge only takes it apart, what was read must encode to the same bytes again, and OpenSSL
 * verifies the signature over those bytes. Subject, attributes and extensions must be exactly the expected ones;
 * nothing but the key is ever copied from it.
 * @throws SampanError enrolment-request-invalid
 */
export function readCertificateRequest(pem: string, expected: ExpectedRequest): PublicKey {
  const request = parseRequest(pem) ?? refuse('not a certificate request')
  const key =
    acceptableKey(request.spki) ?? refuse('the key must be RSA of 3072 to 4096 bits or P-256')
  const names = signatureAlgorithms[key.asymmetricKeyType ?? ''] ?? []
  if (!names.includes(request.algorithm)) refuse('signed with another algorithm than SHA-256')
  if (!verifyX509(key, request.signed, request.signature)) refuse('the signature is wrong')
  if (request.commonName !== expected.site) refuse('the subject is not the site')
  if (request.uri !== expected.uri) refuse('the alternative name is not exactly the site')
  return key
}

function refuse(why: string): never {
  throw new SampanError('enrolment-request-invalid', { why })
}

const rsaBits = { min: 3072, max: 4096 } as const

function acceptableKey(spki: Uint8Array): PublicKey | null {
  const key = importSpki(spki)
  const { modulusLength = 0, publicExponent, namedCurve } = key?.asymmetricKeyDetails ?? {}
  if (key?.asymmetricKeyType === 'ec') return namedCurve === 'prime256v1' ? key : null
  const sized = modulusLength >= rsaBits.min && modulusLength <= rsaBits.max
  return key?.asymmetricKeyType === 'rsa' && sized && publicExponent === 65_537n ? key : null
}

/** AlgorithmIdentifiers as bytes, in hex: RSA with NULL parameters (RFC 4055), ECDSA without any (RFC 5758). */
const signatureAlgorithms: Readonly<Record<string, readonly string[]>> = {
  rsa: ['300d06092a864886f70d01010b0500'],
  ec: ['300a06082a8648ce3d040302'],
}

interface Request {
  readonly signed: Uint8Array
  readonly algorithm: string
  readonly signature: Uint8Array
  readonly spki: Uint8Array
  readonly commonName: string
  readonly uri: string
}

/** Null unless the form is right in every place. */
function parseRequest(pem: string): Request | null {
  const request = membersOf(decode(bytesOfPem(pem)) ?? undefined, tags.sequence)
  const [information, algorithm, signatureBits, ...more] = request ?? []
  const signature = contentOf(signatureBits, tags.bits)
  const asked = parseInformation(information)
  if (information === undefined || algorithm === undefined || more.length > 0) return null
  if (signature?.[0] !== 0 || asked === null) return null
  return {
    ...asked,
    signed: encode(information),
    algorithm: Buffer.from(encode(algorithm)).toString('hex'),
    signature: signature.subarray(1),
  }
}

/** RFC 2986, 4.1: version 0, subject, key, attributes. */
function parseInformation(
  information: Der | undefined,
): Pick<Request, 'spki' | 'commonName' | 'uri'> | null {
  const [version, subject, spki, attributes, ...more] = membersOf(information, tags.sequence) ?? []
  const commonName = onlyCommonName(subject)
  const uri = onlyUri(attributes)
  if (contentOf(version, tags.integer)?.join() !== '0' || more.length > 0) return null
  if (spki === undefined || commonName === null || uri === null) return null
  return { spki: encode(spki), commonName, uri }
}

/** The bytes between the lines; empty when the text is anything else. */
function bytesOfPem(pem: string): Uint8Array {
  const none = new Uint8Array(0)
  if (pem.length > limits.certificateRequestBytesMax) return none
  const lines = pem.replaceAll('\r\n', '\n').trimEnd().split('\n')
  const isFramed =
    lines.at(0) === '-----BEGIN CERTIFICATE REQUEST-----' &&
    lines.at(-1) === '-----END CERTIFICATE REQUEST-----'
  return isFramed ? (fromBase64(lines.slice(1, -1).join('')) ?? none) : none
}

/** The value of a name that consists of one common name. */
function onlyCommonName(name: Der | undefined): string | null {
  const attribute = only(only(membersOf(name, tags.sequence)), tags.set)
  const [type, value, ...more] = membersOf(attribute, tags.sequence) ?? []
  if (more.length > 0 || !isOid(type, '2.5.4.3')) return null
  const text = contentOf(value, tags.utf8String) ?? contentOf(value, tags.printableString)
  return text === null ? null : fromUtf8(text)
}

/** Attributes that consist of one extension request for one alternative name, a URI. */
function onlyUri(attributes: Der | undefined): string | null {
  const attribute = only(membersOf(attributes, tags.context))
  const [type, values, ...more] = membersOf(attribute, tags.sequence) ?? []
  if (more.length > 0 || !isOid(type, '1.2.840.113549.1.9.14')) return null
  const extension = only(only(values, tags.set), tags.sequence)
  const [kind, value, ...flags] = membersOf(extension, tags.sequence) ?? []
  const inner = contentOf(value, tags.octets)
  if (flags.length > 0 || inner === null || !isOid(kind, '2.5.29.17')) return null
  const uri = contentOf(only(decode(inner) ?? undefined, tags.sequence), tags.context + 6)
  return uri === null ? null : fromUtf8(uri)
}

/** The member of a list of one, or of a constructed value with one member. */
function only(value: Der | readonly Der[] | null | undefined, tag?: number): Der | undefined {
  const members = isList(value)
    ? value
    : tag === undefined
      ? null
      : membersOf(value ?? undefined, tag)
  return members?.length === 1 ? members[0] : undefined
}

function isList(value: Der | readonly Der[] | null | undefined): value is readonly Der[] {
  return Array.isArray(value)
}

function isOid(value: Der | undefined, dotted: string): boolean {
  const content = contentOf(value, tags.oid)
  return content?.join() === contentOf(oid(dotted), tags.oid)?.join()
}
