import { SampanError } from '@sampan/shared'
import type { Records } from '../storage/records.ts'

/** A site as its TLS certificate proved it. */
export interface PeerCertificate {
  readonly site: string
  readonly serial: string
  /** Digest of the certified key. */
  readonly spki: string
}

/**
 * Whether a certificate that OpenSSL accepted may still be used: it is on our books, within its dates, its site is
 * enrolled, and neither serial nor key is on the deny list. Returns the moment at which it expires. Asked before a
 * socket is opened, and again when it is counted as live, so that a revocation in between is not lost.
 * @throws SampanError certificate-untrusted, certificate-invalid, certificate-revoked
 */
export async function requireAdmitted(
  records: Pick<Records, 'database' | 'clock'>,
  peer: PeerCertificate,
): Promise<number> {
  const { site, serial, spki } = peer
  const { database, clock } = records
  const denied = await database
    .selectFrom('denied')
    .select('serial')
    .where((where) => where.or([where('serial', '=', serial), where('spki', '=', spki)]))
    .executeTakeFirst()
  if (denied !== undefined) throw new SampanError('certificate-revoked', { site })
  const row = await database
    .selectFrom('certificate')
    .innerJoin('site', 'site.id', 'certificate.site')
    .select(['certificate.not_after as notAfter', 'site.state'])
    .where('certificate.serial', '=', serial)
    .where('certificate.spki', '=', spki)
    .where('certificate.site', '=', site)
    .executeTakeFirst()
  if (row === undefined) throw new SampanError('certificate-untrusted', { site })
  if (row.state !== 'enrolled') throw new SampanError('certificate-revoked', { site })
  const notAfterMs = Number(row.notAfter)
  if (clock.nowMs() >= notAfterMs)
    throw new SampanError('certificate-invalid', { site, why: 'outside its dates' })
  return notAfterMs
}
