import { limits } from '@sampan/proto'
import {
  coordinatorUri,
  exportPrivatePem,
  generateRsa,
  importPrivatePem,
  invariant,
  keyDigest,
  formatDigest,
  SampanError,
  siteUri,
  X509Certificate,
  type Clock,
  type PrivateKey,
  type PublicKey,
  type Random,
} from '@sampan/shared'
import { buildCertificate, serialOf, type CertificateContent } from './certificate.ts'

/** The online half of the certificate authority. The root's key is elsewhere, off line. */
export interface Authority {
  readonly trustDomain: string
  readonly root: X509Certificate
  readonly issuing: X509Certificate
  readonly key: PrivateKey
}

export interface Sources {
  readonly clock: Clock
  readonly random: Random
}

const dayMs = 86_400_000
/** The offline root outlives two issuing certificates, so that one can be replaced without touching any site. */
const rootDays = 20 * 366
const issuingDays = 8 * 366

/** Makes a root and an issuing authority. The root's key is returned once, to be taken off line. */
export function createAuthority(
  trustDomain: string,
  sources: Sources,
): { readonly rootKey: PrivateKey; readonly authority: Authority } {
  const rootPair = generateRsa()
  const issuingPair = generateRsa()
  const rootIssuer = { name: rootName(trustDomain), key: rootPair.privateKey }
  const root = buildCertificate(
    {
      kind: 'root',
      subject: rootIssuer.name,
      names: null,
      publicKey: rootPair.publicKey,
      ...validity(rootDays, sources.clock),
    },
    rootIssuer,
    sources.random,
  )
  const issuing = buildCertificate(
    {
      kind: 'issuing',
      subject: issuingName(trustDomain),
      names: null,
      publicKey: issuingPair.publicKey,
      ...validity(issuingDays, sources.clock),
    },
    rootIssuer,
    sources.random,
  )
  const authority = { trustDomain, root, issuing, key: issuingPair.privateKey }
  return { rootKey: rootPair.privateKey, authority }
}

/**
 * Puts an authority together from its files.
 * @throws SampanError key-missing when the key is not readable; certificate-invalid when the parts do not belong
 * together or are for another trust domain
 */
export function loadAuthority(
  trustDomain: string,
  pem: { readonly root: string; readonly issuing: string; readonly key: string },
): Authority {
  const key = importPrivatePem(pem.key)
  if (key === null) throw new SampanError('key-missing', { what: 'issuing key' })
  const root = readCertificate(pem.root)
  const issuing = readCertificate(pem.issuing)
  const belongs =
    issuing.checkPrivateKey(key) &&
    issuing.checkIssued(root) &&
    issuing.verify(root.publicKey) &&
    issuing.subject.includes(`O=${trustDomain}\n`)
  if (!belongs) throw new SampanError('certificate-invalid', { what: 'issuing certificate' })
  return { trustDomain, root, issuing, key }
}

/** @throws SampanError certificate-invalid for text that is no certificate */
export function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new SampanError('certificate-invalid', { expected: 'a certificate in PEM' })
  }
}

export interface IssuedCertificate {
  readonly serial: string
  /** Digest of the certified key. */
  readonly spki: string
  readonly notBeforeMs: number
  readonly notAfterMs: number
  /** Leaf and issuing certificate in PEM. */
  readonly chain: string
}

/** A site's certificate: 14 days, for the connecting end only. */
export function issueSiteCertificate(
  authority: Authority,
  subject: { readonly site: string; readonly publicKey: PublicKey },
  sources: Sources,
): IssuedCertificate {
  const { site, publicKey } = subject
  const dates = validity(limits.certificateDays, sources.clock)
  const leaf = issueLeaf(
    authority,
    {
      kind: 'site',
      subject: { commonName: site },
      names: { uri: siteUri(authority.trustDomain, site), hosts: [] },
      publicKey,
      ...dates,
    },
    sources.random,
  )
  return {
    serial: serialOf(leaf),
    spki: formatDigest(keyDigest(publicKey)),
    ...dates,
    chain: leaf.toString() + authority.issuing.toString(),
  }
}

/**
 * The coordinator's own certificate with a new key: 14 days. PEM of key, leaf, issuing and root; the root is sent along
 * in the handshake, because a site that enrols knows no more of it than its fingerprint.
 */
export function issueServerCertificate(
  authority: Authority,
  subject: { readonly coordinator: string; readonly hosts: readonly string[] },
  sources: Sources,
): string {
  const pair = generateRsa()
  const leaf = issueLeaf(
    authority,
    {
      kind: 'server',
      subject: { commonName: subject.coordinator },
      names: { uri: coordinatorUri(authority.trustDomain), hosts: subject.hosts },
      publicKey: pair.publicKey,
      ...validity(limits.certificateDays, sources.clock),
    },
    sources.random,
  )
  const certificates = [leaf, authority.issuing, authority.root]
  return exportPrivatePem(pair.privateKey) + certificates.map(String).join('')
}

function issueLeaf(
  authority: Authority,
  content: CertificateContent,
  random: Random,
): X509Certificate {
  if (content.notAfterMs > Date.parse(authority.issuing.validTo))
    throw new SampanError('certificate-invalid', { what: 'issuing certificate', why: 'too old' })
  const issuer = { name: issuingName(authority.trustDomain), key: authority.key }
  const leaf = buildCertificate(content, issuer, random)
  invariant(leaf.checkIssued(authority.issuing), 'a leaf names its issuer')
  return leaf
}

/** Whole seconds, from a little earlier than now: clocks differ. */
function validity(
  days: number,
  clock: Clock,
): { readonly notBeforeMs: number; readonly notAfterMs: number } {
  const startMs = Math.floor(clock.nowMs() / 1000) * 1000
  return { notBeforeMs: startMs - limits.clockSkewS * 1000, notAfterMs: startMs + days * dayMs }
}

function rootName(trustDomain: string): CertificateContent['subject'] {
  return { organization: trustDomain, commonName: 'Sampan root CA' }
}

function issuingName(trustDomain: string): CertificateContent['subject'] {
  return { organization: trustDomain, commonName: 'Sampan issuing CA' }
}
