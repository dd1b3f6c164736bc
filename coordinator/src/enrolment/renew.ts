import { formatDigest, keyDigest, SampanError, siteUri } from '@sampan/shared'
import type { Records } from '../storage/records.ts'
import type { DatabaseTransaction } from '../storage/schema.ts'
import type { Authority } from './ca.ts'
import { certify } from './certificates.ts'
import { readCertificateRequest } from './csr.ts'

/**
 * A new certificate for a new key of a site that was recognised by its present certificate, whose serial is given. The
 * present one stays valid until its end, so that the site can change over when it suits.
 * @throws SampanError enrolment-request-invalid, certificate-revoked, too-many-requests
 */
export async function renewSite(
  records: Records & { readonly authority: Authority },
  request: { readonly site: string; readonly serial: string; readonly csr: string },
): Promise<string> {
  const { site, csr } = request
  const uri = siteUri(records.authority.trustDomain, site)
  const publicKey = readCertificateRequest(csr, { site, uri })
  const spki = formatDigest(keyDigest(publicKey))
  return records.database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('site')
      .select('state')
      .where('id', '=', site)
      .executeTakeFirst()
    if (row?.state !== 'enrolled') throw new SampanError('certificate-revoked', { site })
    const answered = await answeredBefore(transaction, request, spki)
    if (answered !== null) return answered
    const actor = { kind: 'site', id: site, certificate: null } as const
    const { chain } = await certify(transaction, records, { site, publicKey, actor })
    return chain
  })
}

/** A lost answer is given again: the new key has its certificate, and it is not the one that is shown now. */
async function answeredBefore(
  transaction: DatabaseTransaction,
  request: { readonly site: string; readonly serial: string },
  spki: string,
): Promise<string | null> {
  const row = await transaction
    .selectFrom('certificate')
    .select('chain')
    .where('spki', '=', spki)
    .where('site', '=', request.site)
    .where('serial', '!=', request.serial)
    .where('serial', 'not in', (denied) => denied.selectFrom('denied').select('serial'))
    .executeTakeFirst()
  return row?.chain ?? null
}
