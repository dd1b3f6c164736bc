import {
  exportSpki,
  formatDigest,
  invariant,
  publicOf,
  sha256,
  signRsa,
  X509Certificate,
  type PrivateKey,
  type PublicKey,
  type Random,
} from '@sampan/shared'
import { addressBytes } from './address.ts'
import {
  bits,
  decode,
  encode,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  tagged,
  taggedBytes,
  time,
  truth,
  unsigned,
  utf8String,
  type Der,
} from './der.ts'

export type CertificateKind = 'root' | 'issuing' | 'server' | 'site'

/** ASCII only: a non-ASCII issuer is encoded twice when some tools read it again, and breaks the chain. */
export interface DistinguishedName {
  readonly commonName: string
  readonly organization?: string
}

export interface AlternativeNames {
  readonly uri: string
  /** DNS names and IP addresses. */
  readonly hosts: readonly string[]
}

export interface CertificateContent {
  readonly kind: CertificateKind
  readonly subject: DistinguishedName
  readonly names: AlternativeNames | null
  readonly publicKey: PublicKey
  readonly notBeforeMs: number
  readonly notAfterMs: number
}

export interface Issuer {
  readonly name: DistinguishedName
  /** RSA. */
  readonly key: PrivateKey
}

const oids = {
  sha256WithRsa: '1.2.840.113549.1.1.11',
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectAltName: '2.5.29.17',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const

/**
 * Builds a certificate (RFC 5280, version 3) and signs it natively; OpenSSL reads it back and verifies the signature
 * before it is handed out. Times are cut to whole seconds.
 */
export function buildCertificate(
  content: CertificateContent,
  issuer: Issuer,
  random: Random,
): X509Certificate {
  const algorithm = sequence(oid(oids.sha256WithRsa), nothing())
  const body = sequence(
    tagged(0, unsigned(Uint8Array.of(2))),
    unsigned(serialBytes(random)),
    algorithm,
    nameDer(issuer.name),
    sequence(time(content.notBeforeMs), time(content.notAfterMs)),
    nameDer(content.subject),
    spkiDer(content.publicKey),
    tagged(3, sequence(...extensions(content, publicOf(issuer.key)))),
  )
  const signature = signRsa(issuer.key, encode(body))
  const certificate = new X509Certificate(encode(sequence(body, algorithm, bits(signature))))
  invariant(certificate.verify(publicOf(issuer.key)), 'OpenSSL accepts what was built')
  return certificate
}

/** RFC 5280, 4.1.2.2: positive and at most 20 octets; 16 octets of chance with the top bit clear, never zero. */
function serialBytes(random: Random): Uint8Array {
  const bytes = random.bytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes
}

function nameDer(name: DistinguishedName): Der {
  const attributes = [
    ...(name.organization === undefined ? [] : [[oids.organization, name.organization] as const]),
    [oids.commonName, name.commonName] as const,
  ]
  return sequence(
    ...attributes.map(([type, value]) => {
      invariant(/^[ -~]{1,64}$/.test(value), 'names in certificates are ASCII, at most 64')
      return setOf(sequence(oid(type), utf8String(value)))
    }),
  )
}

function spkiDer(key: PublicKey): Der {
  const der = decode(exportSpki(key))
  invariant(der !== null, 'OpenSSL exports DER')
  return der
}

function extensions(content: CertificateContent, issuerKey: PublicKey): readonly Der[] {
  const { kind, names } = content
  const isAuthority = kind === 'root' || kind === 'issuing'
  const purpose = kind === 'server' ? oids.serverAuth : oids.clientAuth
  return [
    extension(oids.basicConstraints, constraints(kind), true),
    extension(oids.keyUsage, isAuthority ? signsCertificates() : signsHandshakes(), true),
    ...(isAuthority ? [] : [extension(oids.extendedKeyUsage, sequence(oid(purpose)))]),
    ...(names === null ? [] : [extension(oids.subjectAltName, alternativeNames(names))]),
    extension(oids.subjectKeyIdentifier, octets(keyIdentifier(content.publicKey))),
    ...(kind === 'root'
      ? []
      : [
          extension(
            oids.authorityKeyIdentifier,
            sequence(taggedBytes(0, keyIdentifier(issuerKey))),
          ),
        ]),
  ]
}

function extension(type: string, value: Der, critical = false): Der {
  return sequence(oid(type), ...(critical ? [truth()] : []), octets(encode(value)))
}

/** Path length: the root may have one authority below it, which may have none. */
function constraints(kind: CertificateKind): Der {
  if (kind === 'root') return sequence(truth(), unsigned(Uint8Array.of(1)))
  if (kind === 'issuing') return sequence(truth(), unsigned(Uint8Array.of(0)))
  return sequence()
}

/** keyCertSign (bit 5) and cRLSign (bit 6). */
function signsCertificates(): Der {
  return bits(Uint8Array.of(0b0000_0110), 1)
}

/** digitalSignature (bit 0): TLS 1.3 uses nothing else. */
function signsHandshakes(): Der {
  return bits(Uint8Array.of(0b1000_0000), 7)
}

function alternativeNames(names: AlternativeNames): Der {
  return sequence(
    taggedBytes(6, Buffer.from(names.uri, 'ascii')),
    ...names.hosts.map((host) => {
      const address = addressBytes(host)
      return address === null ? taggedBytes(2, Buffer.from(host, 'ascii')) : taggedBytes(7, address)
    }),
  )
}

/** RFC 7093, section 2, method 4 with the first 160 bits: SHA-256 of the SubjectPublicKeyInfo. */
function keyIdentifier(key: PublicKey): Uint8Array {
  return sha256(exportSpki(key)).slice(0, 20)
}

/** Serial as the database and the log write it: lower-case hex. */
export function serialOf(certificate: X509Certificate): string {
  return certificate.serialNumber.toLowerCase()
}

/** SHA-256 of the certificate's DER: what is compared out of band. */
export function fingerprintOf(certificate: X509Certificate): string {
  return formatDigest(sha256(certificate.raw))
}

/** Digest of the certified key's SubjectPublicKeyInfo. */
export function spkiOf(certificate: X509Certificate): string {
  return formatDigest(sha256(certificate.publicKey.export({ type: 'spki', format: 'der' })))
}
