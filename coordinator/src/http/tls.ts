import type { SecureContextOptions, SecureVersion } from 'node:tls'
import { timeouts } from '@sampan/proto'

export interface TlsFiles {
  /** PEM: private key, leaf, issuing certificate, root. */
  readonly server: string
  /** PEM of the root, the only authority whose sites are believed. */
  readonly root: string
}

const minVersion: SecureVersion = 'TLSv1.3'

/** What can be replaced while the server runs. */
export function secureContext(tls: TlsFiles): SecureContextOptions {
  return { key: tls.server, cert: tls.server, ca: tls.root, minVersion }
}

/**
 * Sites show certificates, people do not, and enrolment comes before there is one: so a certificate is asked for and
 * not insisted on. What it is worth is decided per route, before an answer or an upgrade.
 */
export function serverTls(tls: TlsFiles): SecureContextOptions & {
  readonly requestCert: true
  readonly rejectUnauthorized: false
  readonly handshakeTimeout: number
} {
  return {
    ...secureContext(tls),
    requestCert: true,
    rejectUnauthorized: false,
    handshakeTimeout: timeouts.handshakeMs,
  }
}
