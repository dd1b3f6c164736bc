import { equalBytes, SampanError, sha256, utf8 } from '@sampan/shared'
import type { Records } from '../storage/records.ts'
import { roleSchema, type Account } from './actions.ts'
import { isTokenSecret, parseScopes } from './tokens.ts'

/**
 * The account behind an Authorization header (RFC 6750). The token is found by its hash, so that the time it takes says
 * nothing about the secret; expiry, revocation and the account's state are looked at every time. The first use of a
 * token goes on the record as a sign-in.
 * @throws SampanError login-required, token-invalid, token-expired
 */
export async function authenticate(records: Records, header: string | undefined): Promise<Account> {
  if (header === undefined) throw new SampanError('login-required')
  const secret = /^Bearer ([\x21-\x7e]{1,128})$/i.exec(header)?.[1] ?? ''
  if (!isTokenSecret(secret)) throw new SampanError('token-invalid')
  const hash = sha256(utf8(secret))
  const row = await records.database
    .selectFrom('account_token')
    .innerJoin('account', 'account.name', 'account_token.account')
    .select([
      'account.name',
      'account.id',
      'account.role',
      'account.disabled_at as disabledAt',
      'account_token.id as tokenId',
      'account_token.hash',
      'account_token.scopes',
      'account_token.expires_at as expiresAt',
      'account_token.revoked_at as revokedAt',
      'account_token.first_used_at as firstUsedAt',
    ])
    .where('account_token.hash', '=', hash)
    .executeTakeFirst()
  if (row === undefined || !equalBytes(row.hash, hash)) throw new SampanError('token-invalid')
  if (row.revokedAt !== null || row.disabledAt !== null) throw new SampanError('token-invalid')
  const tokenExpiresAtMs = Number(row.expiresAt)
  if (records.clock.nowMs() >= tokenExpiresAtMs) throw new SampanError('token-expired')
  const { name, id, tokenId } = row
  const account = { name, id, tokenId, tokenExpiresAtMs, role: roleSchema.parse(row.role) }
  if (row.firstUsedAt === null) await recordSignIn(records, account)
  return { ...account, scopes: parseScopes(row.scopes) }
}

/** Once for each token, also when its first two requests come at the same moment. */
async function recordSignIn(
  records: Records,
  account: { readonly id: string; readonly tokenId: string },
): Promise<void> {
  const actor = { kind: 'account', id: account.id, certificate: null } as const
  await records.database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('account_token')
      .set({ first_used_at: BigInt(records.clock.nowMs()) })
      .where('id', '=', account.tokenId)
      .where('first_used_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 1n)
      await records.record(transaction, { type: 'signed-in', actor, object: account.tokenId })
  })
}
