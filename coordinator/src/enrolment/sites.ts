import { SampanError } from '@sampan/shared'
import type { Actor, Records } from '../storage/records.ts'
import type { Database } from '../storage/schema.ts'

export interface SiteRecord {
  readonly id: string
  readonly controller: string
  readonly jurisdiction: string
  readonly state: 'invited' | 'enrolled' | 'revoked'
  /** Pinned digest of the identity key; null before the first enrolment. */
  readonly identity: string | null
  readonly enrolledAtMs: number | null
  readonly revokedAtMs: number | null
  /** End of an invitation that was not used yet. */
  readonly invitedUntilMs: number | null
  /** End of the newest TLS certificate. */
  readonly certifiedUntilMs: number | null
}

/** Every site that was ever invited, in order of name. */
export async function listSites(database: Database): Promise<readonly SiteRecord[]> {
  const rows = await database
    .selectFrom('enrolment_token as invitation')
    .fullJoin('site', 'site.id', 'invitation.site')
    .select((select) => [
      'invitation.site as invited',
      'invitation.controller as invitedController',
      'invitation.jurisdiction as invitedJurisdiction',
      'invitation.expires_at as invitedUntil',
      'invitation.used_at as usedAt',
      'site.id',
      'site.controller',
      'site.jurisdiction',
      'site.state',
      'site.identity',
      'site.enrolled_at as enrolledAt',
      'site.revoked_at as revokedAt',
      select
        .selectFrom('certificate')
        .select((inner) => inner.fn.max('not_after').as('end'))
        .whereRef('certificate.site', '=', 'site.id')
        .as('certifiedUntil'),
    ])
    .execute()
  return rows
    .map((row) => ({
      id: row.id ?? row.invited ?? '',
      controller: row.controller ?? row.invitedController ?? '',
      jurisdiction: row.jurisdiction ?? row.invitedJurisdiction ?? '',
      state: stateOf(row.state),
      identity: row.identity,
      enrolledAtMs: milliseconds(row.enrolledAt),
      revokedAtMs: milliseconds(row.revokedAt),
      invitedUntilMs: row.usedAt === null ? milliseconds(row.invitedUntil) : null,
      certifiedUntilMs: milliseconds(row.certifiedUntil),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function stateOf(state: string | null): SiteRecord['state'] {
  if (state === null) return 'invited'
  return state === 'revoked' ? 'revoked' : 'enrolled'
}

function milliseconds(value: bigint | null): number | null {
  return value === null ? null : Number(value)
}

export interface Revoking extends Records {
  /** Ends the site's live connections at once. */
  readonly closeLive: (site: string) => void
}

/**
 * Denies every certificate of the site that has not expired, and its key; takes back its invitation and ends its live
 * connections. May be repeated. The site comes back only by a new invitation with a new key.
 * @throws SampanError site-unknown
 */
export async function revokeSite(revoking: Revoking, site: string, actor: Actor): Promise<void> {
  const now = BigInt(revoking.clock.nowMs())
  await revoking.database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('site')
      .set({ state: 'revoked', revoked_at: now })
      .where('id', '=', site)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new SampanError('site-unknown', { site })
    const certificates = await transaction
      .selectFrom('certificate')
      .select(['serial', 'spki', 'site'])
      .where('site', '=', site)
      .execute()
    for (const certificate of certificates)
      await transaction
        .insertInto('denied')
        .values({ ...certificate, denied_at: now })
        .onConflict((conflict) => conflict.column('serial').doNothing())
        .execute()
    await transaction.deleteFrom('enrolment_token').where('site', '=', site).execute()
    await revoking.record(transaction, { type: 'site-revoked', actor, object: site })
  })
  revoking.closeLive(site)
}
