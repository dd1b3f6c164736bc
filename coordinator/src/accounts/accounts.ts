import { limits } from '@sampan/proto'
import { SampanError } from '@sampan/shared'
import { mintId } from '../storage/id.ts'
import type { Actor, Records } from '../storage/records.ts'
import type { Database, DatabaseTransaction } from '../storage/schema.ts'
import { roleSchema, type Role } from './actions.ts'
import { issueToken, type IssuedToken, type NewToken } from './tokens.ts'

export interface NewAccount {
  readonly name: string
  readonly role: Role
  readonly tokenDays: number
}

/**
 * Makes an account and its first token, whose secret is returned once.
 * @throws SampanError account-exists (also for a disabled account: names are not used again), account-limit
 */
export async function createAccount(
  records: Records,
  account: NewAccount,
  actor: Actor,
): Promise<IssuedToken> {
  const { name, role, tokenDays } = account
  return records.database.transaction().execute(async (transaction) => {
    const known = await transaction.selectFrom('account').select('name').execute()
    if (known.some((row) => row.name === name)) throw new SampanError('account-exists', { name })
    if (known.length >= limits.accountsMax)
      throw new SampanError('account-limit', { what: 'accounts' })
    const id = mintId('account', records.clock, records.random)
    const created = BigInt(records.clock.nowMs())
    await transaction
      .insertInto('account')
      .values({ name, id, role, created_at: created, disabled_at: null })
      .execute()
    await records.record(transaction, { type: 'account-created', actor, object: id })
    const first = { account: name, scopes: null, days: tokenDays }
    return issueToken(transaction, records, first, actor)
  })
}

export interface AccountRecord {
  readonly name: string
  readonly id: string
  readonly role: Role
  readonly createdAtMs: number
  readonly disabledAtMs: number | null
}

export async function listAccounts(database: Database): Promise<readonly AccountRecord[]> {
  const rows = await database.selectFrom('account').selectAll().orderBy('name').execute()
  return rows.map((row) => ({
    name: row.name,
    id: row.id,
    role: roleSchema.parse(row.role),
    createdAtMs: Number(row.created_at),
    disabledAtMs: row.disabled_at === null ? null : Number(row.disabled_at),
  }))
}

/**
 * Ends an account for good; its tokens are worthless from the next request on. May be repeated.
 * @throws SampanError account-unknown; operator-last when nobody would be left to run the coordinator
 */
export async function disableAccount(records: Records, name: string, actor: Actor): Promise<void> {
  await records.database.transaction().execute(async (transaction) => {
    const { id, disabledAt } = await findAccount(transaction, name)
    if (disabledAt !== null) return
    await transaction
      .updateTable('account')
      .set({ disabled_at: BigInt(records.clock.nowMs()) })
      .where('name', '=', name)
      .execute()
    const left = await transaction
      .selectFrom('account')
      .select('name')
      .where('role', '=', 'operator')
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (left === undefined) throw new SampanError('operator-last', { name })
    await records.record(transaction, { type: 'account-disabled', actor, object: id })
  })
}

/**
 * A further token for an account.
 * @throws SampanError account-unknown (also for a disabled account), account-limit, value-invalid
 */
export async function addToken(
  records: Records,
  token: NewToken,
  actor: Actor,
): Promise<IssuedToken> {
  return records.database.transaction().execute(async (transaction) => {
    const { disabledAt } = await findAccount(transaction, token.account)
    if (disabledAt !== null) throw new SampanError('account-unknown', { name: token.account })
    return issueToken(transaction, records, token, actor)
  })
}

async function findAccount(
  transaction: DatabaseTransaction,
  name: string,
): Promise<{ readonly id: string; readonly disabledAt: bigint | null }> {
  const row = await transaction
    .selectFrom('account')
    .select(['id', 'disabled_at as disabledAt'])
    .where('name', '=', name)
    .executeTakeFirst()
  if (row === undefined) throw new SampanError('account-unknown', { name })
  return row
}
