import type { Actor } from '../storage/records.ts'
import type { Account } from './actions.ts'

/** A person on the record: by pseudonym. */
export function accountActor(account: Pick<Account, 'id'>): Actor {
  return { kind: 'account', id: account.id, certificate: null }
}
