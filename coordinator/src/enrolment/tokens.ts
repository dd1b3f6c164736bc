import { limits } from '@sampan/proto'
import {
  enrolmentTokenSchema,
  equalBytes,
  SampanError,
  sha256,
  utf8,
  type Clock,
  type Jurisdiction,
} from '@sampan/shared'
import type { Selectable } from 'kysely'
import type { Actor, Records } from '../storage/records.ts'
import type { DatabaseTransaction, Tables } from '../storage/schema.ts'

/** Which site may enrol, and as whose. */
export interface Invitation {
  readonly site: string
  readonly controller: string
  readonly jurisdiction: Jurisdiction
  /** Lets a known site come with another identity key, another controller or another jurisdiction. */
  readonly newIdentity: boolean
}

export interface InvitationToken {
  /** Shown once; only its SHA-256 is kept. */
  readonly token: string
  readonly expiresAtMs: number
}

/**
 * A one-time token for one site, valid for 24 hours. It replaces the site's earlier token.
 * @throws SampanError identity-mismatch when the site is known under another controller or jurisdiction and
 * `newIdentity` is not set; account-limit when there are too many sites
 */
export async function inviteSite(
  records: Records,
  invitation: Invitation,
  actor: Actor,
): Promise<InvitationToken> {
  const { clock, random } = records
  const token = `enrol_${Buffer.from(random.bytes(16)).toString('base64url')}`
  const createdAtMs = clock.nowMs()
  const expiresAtMs = createdAtMs + limits.enrolmentTokenHours * 3_600_000
  const { site, controller, jurisdiction, newIdentity } = invitation
  const row = {
    controller,
    jurisdiction,
    hash: sha256(utf8(token)),
    new_identity: newIdentity ? 1n : 0n,
    created_at: BigInt(createdAtMs),
    expires_at: BigInt(expiresAtMs),
    used_at: null,
    serial: null,
  }
  await records.database.transaction().execute(async (transaction) => {
    await requirePlace(transaction, invitation)
    await transaction
      .insertInto('enrolment_token')
      .values({ site, ...row })
      .onConflict((conflict) => conflict.column('site').doUpdateSet(row))
      .execute()
    await records.record(transaction, { type: 'site-invited', actor, object: site })
  })
  return { token, expiresAtMs }
}

async function requirePlace(
  transaction: DatabaseTransaction,
  invitation: Invitation,
): Promise<void> {
  const { site, controller, jurisdiction, newIdentity } = invitation
  const known = await transaction
    .selectFrom('site')
    .selectAll()
    .where('id', '=', site)
    .executeTakeFirst()
  const same = known?.controller === controller && known.jurisdiction === jurisdiction
  if (known !== undefined && !same && !newIdentity)
    throw new SampanError('identity-mismatch', { site })
  const sites = await transaction.selectFrom('site').select('id').execute()
  const invited = await transaction.selectFrom('enrolment_token').select('site').execute()
  const names = new Set([...sites.map(({ id }) => id), ...invited.map((row) => row.site), site])
  if (names.size > limits.pageRowsMax) throw new SampanError('account-limit', { what: 'sites' })
}

export type TokenRow = Readonly<Selectable<Tables['enrolment_token']>>

/**
 * The invitation that a token stands for, used or not. Found by hash, so that the time it takes says nothing about the
 * secret; every fault looks the same from outside.
 * @throws SampanError enrolment-token-invalid
 */
export async function findInvitation(
  transaction: DatabaseTransaction,
  token: string,
  clock: Clock,
): Promise<TokenRow> {
  const hash = sha256(utf8(token))
  const row = await transaction
    .selectFrom('enrolment_token')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst()
  const valid =
    enrolmentTokenSchema.safeParse(token).success &&
    row !== undefined &&
    equalBytes(row.hash, hash) &&
    clock.nowMs() < Number(row.expires_at)
  if (!valid) throw new SampanError('enrolment-token-invalid')
  return row
}

/** Uses the token up. @throws SampanError enrolment-token-invalid when it was used before */
export async function consumeToken(
  transaction: DatabaseTransaction,
  row: TokenRow,
  use: { readonly serial: string; readonly atMs: number },
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('enrolment_token')
    .set({ used_at: BigInt(use.atMs), serial: use.serial })
    .where('site', '=', row.site)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new SampanError('enrolment-token-invalid')
}
