import { limits, type SiteCertificate } from '@sampan/proto'
import { hex } from '../encoding/bytes.ts'
import { statement } from '../encoding/statement.ts'
import { SampanError } from '../errors/sampan-error.ts'
import {
  equalBytes,
  importSpki,
  sha256,
  signP256,
  verifyP256,
  type PrivateKey,
  type PublicKey,
} from '../platform/crypto.ts'

/** What a hospital's identity key certifies: the keys that its agent uses from day to day. */
function certificateStatement(certificate: Omit<SiteCertificate, 'signature'>): Uint8Array {
  return statement(certificate.suite, 'site-keys', [
    certificate.site,
    certificate.controller,
    certificate.identityKey,
    certificate.protocolKey,
    certificate.witnessKey,
    certificate.serial,
    certificate.notBeforeS,
    certificate.notAfterS,
  ])
}

/** Signs protocol and witness keys with the offline identity key. */
export function certifySite(
  identity: PrivateKey,
  content: Omit<SiteCertificate, 'signature'>,
): SiteCertificate {
  return { ...content, signature: signP256(identity, certificateStatement(content)) }
}

/** A certificate whose signature, keys and dates were checked. */
export interface VerifiedSite {
  readonly certificate: SiteCertificate
  readonly identityDigest: Uint8Array
  readonly protocolKey: PublicKey
  readonly protocolDigest: Uint8Array
  readonly witnessKey: PublicKey
  readonly witnessDigest: Uint8Array
}

interface Expectation {
  readonly site: string
  readonly controller: string
  /** SHA-256 of the identity key's SPKI, as the manifest or the enrolment pins it. */
  readonly identityDigest: Uint8Array
  readonly atS: number
}

/**
 * Checks a certificate against a pinned identity. The certificate may come through the coordinator, which is not
 * trusted with it.
 * @throws SampanError identity-mismatch, certificate-invalid
 */
export function verifySite(certificate: SiteCertificate, expected: Expectation): VerifiedSite {
  const { site } = expected
  const identityDigest = sha256(certificate.identityKey)
  if (
    certificate.site !== site ||
    certificate.controller !== expected.controller ||
    !equalBytes(identityDigest, expected.identityDigest)
  )
    throw new SampanError('identity-mismatch', { site })
  const keys = verifiedKeys(certificate)
  if (keys === null) throw new SampanError('certificate-invalid', { site })
  const skew = limits.clockSkewS
  if (expected.atS < certificate.notBeforeS - skew || expected.atS > certificate.notAfterS + skew)
    throw new SampanError('certificate-invalid', { site, why: 'outside its dates' })
  return { certificate, identityDigest, ...keys }
}

type VerifiedKeys = Omit<VerifiedSite, 'certificate' | 'identityDigest'>

/** Outcomes by digest of everything that was signed and the signature: a roster is checked with every message. */
const known = new Map<string, VerifiedKeys | null>()
const knownMax = 4 * limits.sitesMax

function verifiedKeys(certificate: SiteCertificate): VerifiedKeys | null {
  const name = hex(sha256(certificateStatement(certificate), certificate.signature))
  const found = known.get(name)
  if (found !== undefined) return found
  const keys = checkKeys(certificate)
  if (known.size >= knownMax) known.clear()
  known.set(name, keys)
  return keys
}

function checkKeys(certificate: SiteCertificate): VerifiedKeys | null {
  const identity = importSpki(certificate.identityKey)
  const protocolKey = importSpki(certificate.protocolKey)
  const witnessKey = importSpki(certificate.witnessKey)
  if (
    identity === null ||
    protocolKey?.asymmetricKeyType !== 'ec' ||
    witnessKey?.asymmetricKeyType !== 'ed25519' ||
    !verifyP256(identity, certificateStatement(certificate), certificate.signature)
  )
    return null
  return {
    protocolKey,
    protocolDigest: sha256(certificate.protocolKey),
    witnessKey,
    witnessDigest: sha256(certificate.witnessKey),
  }
}
