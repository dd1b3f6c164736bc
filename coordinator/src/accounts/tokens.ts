import { limits } from '@sampan/proto'
import { canonicalJson, SampanError, sha256, utf8 } from '@sampan/shared'
import { z } from 'zod'
import { mintId } from '../storage/id.ts'
import type { Actor, Records } from '../storage/records.ts'
import type { Database, DatabaseTransaction } from '../storage/schema.ts'
import { actionSchema, type Account, type Action } from './actions.ts'
import { accountActor } from './actor.ts'

/** Prefix that secret scanners recognise, then 256 bits in base64url. */
const secretForm = /^sampan_[A-Za-z0-9_-]{43}$/

export interface NewToken {
  readonly account: string
  readonly scopes: readonly Action[] | null
  /** Lifetime in days, 1 to limits.tokenLifetimeDaysMax. */
  readonly days: number
}

export interface IssuedToken {
  readonly id: string
  /** Shown once; only its SHA-256 is kept. */
  readonly secret: string
  readonly expiresAtMs: number
}

/**
 * A new token for an account, in the caller's transaction; on the record, without its secret.
 * @throws SampanError value-invalid for a lifetime out of bounds; account-limit when the account holds too many tokens
 */
export async function issueToken(
  transaction: DatabaseTransaction,
  records: Omit<Records, 'database'>,
  token: NewToken,
  actor: Actor,
): Promise<IssuedToken> {
  const { account, scopes, days } = token
  if (!Number.isInteger(days) || days < 1 || days > limits.tokenLifetimeDaysMax)
    throw new SampanError('value-invalid', { what: 'days', max: limits.tokenLifetimeDaysMax })
  const createdAtMs = records.clock.nowMs()
  const held = await transaction
    .selectFrom('account_token')
    .select('id')
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', BigInt(createdAtMs))
    .execute()
  const { count } = await transaction
    .selectFrom('account_token')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('account', '=', account)
    .where('created_at', '>', BigInt(createdAtMs - 86_400_000))
    .executeTakeFirstOrThrow()
  if (held.length >= limits.tokensPerAccountMax || count >= limits.tokensPerDayMax)
    throw new SampanError('account-limit', { what: 'tokens' })
  const id = mintId('token', records.clock, records.random)
  const secret = `sampan_${Buffer.from(records.random.bytes(32)).toString('base64url')}`
  const expiresAtMs = createdAtMs + days * 86_400_000
  await transaction
    .insertInto('account_token')
    .values({
      id,
      account,
      hash: sha256(utf8(secret)),
      scopes: scopes === null ? null : canonicalJson([...scopes].sort()),
      created_at: BigInt(createdAtMs),
      expires_at: BigInt(expiresAtMs),
      revoked_at: null,
      first_used_at: null,
    })
    .execute()
  await records.record(transaction, { type: 'token-issued', actor, object: id })
  return { id, secret, expiresAtMs }
}

export interface TokenRecord {
  readonly id: string
  readonly scopes: readonly Action[] | null
  readonly createdAtMs: number
  readonly expiresAtMs: number
}

/** The tokens of an account that still open a door; never their secrets. */
export async function listTokens(
  records: Pick<Records, 'clock'> & { readonly database: Database },
  account: string,
): Promise<readonly TokenRecord[]> {
  const rows = await records.database
    .selectFrom('account_token')
    .select(['id', 'scopes', 'created_at', 'expires_at'])
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', BigInt(records.clock.nowMs()))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    scopes: parseScopes(row.scopes),
    createdAtMs: Number(row.created_at),
    expiresAtMs: Number(row.expires_at),
  }))
}

/** @throws SampanError token-unknown when the account has no such token */
export async function revokeToken(
  records: Records,
  account: Pick<Account, 'id' | 'name'>,
  token: string,
): Promise<void> {
  await records.database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('account_token')
      .set({ revoked_at: BigInt(records.clock.nowMs()) })
      .where('id', '=', token)
      .where('account', '=', account.name)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new SampanError('token-unknown')
    const actor = accountActor(account)
    await records.record(transaction, { type: 'token-revoked', actor, object: token })
  })
}

export function isTokenSecret(text: string): boolean {
  return secretForm.test(text)
}

const scopesSchema = z.array(actionSchema).min(1).max(limits.scopesMax)

/** From our own table. An action that a newer version removed makes the token worthless, not mightier. */
export function parseScopes(text: string | null): readonly Action[] | null {
  if (text === null) return null
  const parsed = scopesSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : []
}
