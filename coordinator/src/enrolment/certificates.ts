import { limits } from '@sampan/proto'
import { formatDigest, keyDigest, SampanError, type PublicKey } from '@sampan/shared'
import type { Actor, Records } from '../storage/records.ts'
import type { DatabaseTransaction } from '../storage/schema.ts'
import { issueSiteCertificate, type Authority, type IssuedCertificate } from './ca.ts'

export interface Certified {
  readonly site: string
  readonly publicKey: PublicKey
  readonly actor: Actor
}

/**
 * Issues a site's certificate and keeps it, in the caller's transaction. A key is certified once: a renewal that kept
 * its key would renew a stolen one, too.
 * @throws SampanError enrolment-request-invalid when the key was certified before or is denied; too-many-requests when
 * the site already holds as many valid certificates as it may
 */
export async function certify(
  transaction: DatabaseTransaction,
  records: Records & { readonly authority: Authority },
  subject: Certified,
): Promise<IssuedCertificate> {
  const { site, publicKey } = subject
  const now = BigInt(records.clock.nowMs())
  await transaction
    .deleteFrom('certificate')
    .where('site', '=', site)
    .where('not_after', '<', now)
    .execute()
  await requireFresh(transaction, formatDigest(keyDigest(publicKey)))
  const { count } = await transaction
    .selectFrom('certificate')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('site', '=', site)
    .where('serial', 'not in', (denied) => denied.selectFrom('denied').select('serial'))
    .executeTakeFirstOrThrow()
  if (count >= limits.certificatesPerSiteMax) throw new SampanError('too-many-requests', { site })
  const issued = issueSiteCertificate(records.authority, { site, publicKey }, records)
  await transaction
    .insertInto('certificate')
    .values({
      serial: issued.serial,
      site,
      spki: issued.spki,
      not_before: BigInt(issued.notBeforeMs),
      not_after: BigInt(issued.notAfterMs),
      chain: issued.chain,
    })
    .execute()
  await records.record(transaction, {
    type: 'certificate-issued',
    actor: subject.actor,
    object: issued.serial,
    digests: { key: issued.spki },
  })
  return issued
}

async function requireFresh(transaction: DatabaseTransaction, spki: string): Promise<void> {
  const certified = await transaction
    .selectFrom('certificate')
    .select('serial')
    .where('spki', '=', spki)
    .executeTakeFirst()
  const denied = await transaction
    .selectFrom('denied')
    .select('serial')
    .where('spki', '=', spki)
    .executeTakeFirst()
  if (certified !== undefined || denied !== undefined)
    throw new SampanError('enrolment-request-invalid', { why: 'the key was used before' })
}
