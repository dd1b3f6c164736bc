import {
  equalBytes,
  exportSpki,
  fileExists,
  formatDigest,
  publicOf,
  SampanError,
  sha256,
  type Clock,
  type PrivateKey,
} from '@sampan/shared'
import type { SiteCertificate } from '@sampan/proto'
import { readEnrolment } from '../config/enrolled.ts'
import type { Home } from '../config/home.ts'
import { readSettings } from '../config/settings.ts'
import { certify, readCertificate } from '../keys/site-keys.ts'

export interface CertificateFacts {
  readonly serial: number
  readonly notBefore: string
  readonly notAfter: string
}

/** Who this site is. Public: digests of keys, never keys. */
export interface IdentityFacts {
  readonly site: string
  readonly controller: string
  readonly jurisdiction: string
  readonly identity: string
  readonly protocolKey: string
  readonly witnessKey: string
  readonly certificate: CertificateFacts
  /** Null before enrolment. */
  readonly coordinator: {
    readonly id: string
    readonly trustDomain: string
    readonly root: string
    readonly log: { readonly origin: string; readonly key: string }
  } | null
}

/** @throws SampanError not-initialised, settings-invalid, file-malformed */
export function showIdentity(home: Home): IdentityFacts {
  const { site, controller, jurisdiction } = readSettings(home)
  const certificate = readCertificate(home)
  const digest = (key: Uint8Array): string => formatDigest(sha256(key))
  return {
    ...{ site, controller, jurisdiction },
    identity: digest(certificate.identityKey),
    protocolKey: digest(certificate.protocolKey),
    witnessKey: digest(certificate.witnessKey),
    certificate: certificateFacts(certificate),
    coordinator: coordinatorFacts(home),
  }
}

function coordinatorFacts(home: Home): IdentityFacts['coordinator'] {
  if (!fileExists(home.vault.coordinator)) return null
  const { coordinator, trustDomain, root, log } = readEnrolment(home)
  return { id: coordinator.id, trustDomain, root, log }
}

export function certificateFacts(certificate: SiteCertificate): CertificateFacts {
  const time = (seconds: number): string => new Date(seconds * 1000).toISOString()
  const { serial, notBeforeS, notAfterS } = certificate
  return { serial, notBefore: time(notBeforeS), notAfter: time(notAfterS) }
}

/**
 * Certifies protocol and witness keys again, under the next serial.
 * @throws SampanError identity-mismatch for another key than the one that manifests pin
 */
export function renewIdentity(home: Home, identity: PrivateKey, clock: Clock): CertificateFacts {
  const { site, controller } = readSettings(home)
  const { identityKey, serial } = readCertificate(home)
  if (!equalBytes(exportSpki(publicOf(identity)), identityKey))
    throw new SampanError('identity-mismatch', { site })
  return certificateFacts(certify(home, { site, controller, identity, clock }, serial + 1))
}
