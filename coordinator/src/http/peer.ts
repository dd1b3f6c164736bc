import { TLSSocket } from 'node:tls'
import { nameSchema, SampanError, siteUri, type X509Certificate } from '@sampan/shared'
import { requireAdmitted } from '../enrolment/admission.ts'
import { serialOf, spkiOf } from '../enrolment/certificate.ts'
import type { Records } from '../storage/records.ts'
import type { SitePeer } from './access.ts'

/**
 * The site at the other end of a TLS connection. OpenSSL verified the chain to our root, its dates and its purpose
 * during the handshake; the connection was let in nevertheless, because enrolment shares the port, so the outcome is
 * looked at here, before any answer or upgrade.
 * @throws SampanError certificate-untrusted, certificate-invalid, certificate-revoked
 */
export async function identifySite(
  records: Pick<Records, 'database' | 'clock'>,
  trustDomain: string,
  socket: unknown,
): Promise<SitePeer> {
  const certificate = verifiedCertificate(socket)
  const site = siteOfCertificate(certificate, trustDomain)
  const peer = { site, serial: serialOf(certificate), spki: spkiOf(certificate) }
  return { ...peer, expiresAtMs: await requireAdmitted(records, peer) }
}

function verifiedCertificate(socket: unknown): X509Certificate {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  if (!(socket instanceof TLSSocket) || certificate === undefined)
    throw new SampanError('certificate-untrusted', { why: 'none was shown' })
  if (socket.authorized) return certificate
  if (String(socket.authorizationError) === 'CERT_HAS_EXPIRED')
    throw new SampanError('certificate-invalid', { why: 'outside its dates' })
  throw new SampanError('certificate-untrusted', { why: 'not from this authority' })
}

/** Exactly one alternative name, the site's; anything more is not from us. */
function siteOfCertificate(certificate: X509Certificate, trustDomain: string): string {
  const name = certificate.subjectAltName?.split('/').at(-1)
  const site = nameSchema.safeParse(name).data
  if (site === undefined || certificate.subjectAltName !== `URI:${siteUri(trustDomain, site)}`)
    throw new SampanError('certificate-untrusted', { why: 'not a site' })
  return site
}
