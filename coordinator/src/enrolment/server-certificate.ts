import type { Server } from 'node:https'
import { isIP } from 'node:net'
import { limits } from '@sampan/proto'
import {
  coordinatorUri,
  fileExists,
  importPrivatePem,
  readText,
  writeAtomically,
  type X509Certificate,
  type Clock,
} from '@sampan/shared'
import { secureContext } from '../http/tls.ts'
import { issueServerCertificate, readCertificate, type Authority, type Sources } from './ca.ts'

export interface ServerSubject {
  /** PEM of key and chain, replaced as a whole. */
  readonly file: string
  readonly coordinator: string
  readonly hosts: readonly string[]
}

/**
 * The coordinator's TLS key and chain. Made anew when the file is missing, past half its life, for other hosts or from
 * another authority: a coordinator that was off for a year starts with a good certificate.
 */
export function currentServerCertificate(
  authority: Authority,
  subject: ServerSubject,
  sources: Sources,
): string {
  const kept = fileExists(subject.file)
    ? readText(subject.file, limits.certificateChainBytesMax)
    : ''
  if (isGood(kept, authority, subject, sources.clock)) return kept
  const pem = issueServerCertificate(authority, subject, sources)
  writeAtomically(subject.file, pem)
  return pem
}

function isGood(pem: string, authority: Authority, subject: ServerSubject, clock: Clock): boolean {
  const key = importPrivatePem(pem)
  if (key === null) return false
  const leaf = readCertificate(pem)
  const startMs = Date.parse(leaf.validFrom)
  const halfMs = (Date.parse(leaf.validTo) - startMs) / 2
  return (
    leaf.checkPrivateKey(key) &&
    leaf.checkIssued(authority.issuing) &&
    leaf.verify(authority.issuing.publicKey) &&
    hasExactly(leaf, coordinatorUri(authority.trustDomain), subject.hosts) &&
    clock.nowMs() < startMs + halfMs
  )
}

function hasExactly(leaf: X509Certificate, uri: string, hosts: readonly string[]): boolean {
  const names = leaf.subjectAltName?.split(', ') ?? []
  const covers = (host: string): boolean =>
    (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined
  return names.length === hosts.length + 1 && names.includes(`URI:${uri}`) && hosts.every(covers)
}

const checkPeriodMs = 3_600_000

/**
 * Renews the certificate of a running server at half its life; connections that stand are not touched. Returns the
 * function that ends it.
 */
export function keepServerCertificate(
  server: Server,
  authority: Authority,
  subject: ServerSubject,
  sources: Sources,
): () => void {
  const root = authority.root.toString()
  let present = currentServerCertificate(authority, subject, sources)
  const check = (): void => {
    cancel = sources.clock.after(checkPeriodMs, check)
    const next = currentServerCertificate(authority, subject, sources)
    if (next === present) return
    present = next
    server.setSecureContext(secureContext({ server: next, root }))
  }
  let cancel = sources.clock.after(checkPeriodMs, check)
  return () => {
    cancel()
  }
}
