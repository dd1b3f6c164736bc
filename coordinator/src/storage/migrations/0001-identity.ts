import { createTable, type TableDefinition } from '@sampan/store'
import type { Kysely, Migration } from 'kysely'

const tables: readonly TableDefinition[] = [
  {
    name: 'account',
    columns: [
      ['name', 'text'],
      ['id', 'text'],
      ['role', 'text'],
      ['created_at', 'bigint'],
      ['disabled_at', 'bigint', 'null'],
    ],
    key: ['name'],
  },
  {
    name: 'account_token',
    columns: [
      ['id', 'text'],
      ['account', 'text'],
      ['hash', 'bytea'],
      ['scopes', 'text', 'null'],
      ['created_at', 'bigint'],
      ['expires_at', 'bigint'],
      ['revoked_at', 'bigint', 'null'],
      ['first_used_at', 'bigint', 'null'],
    ],
    key: ['id'],
    indexes: ['account', 'hash'],
  },
  {
    name: 'site',
    columns: [
      ['id', 'text'],
      ['controller', 'text'],
      ['jurisdiction', 'text'],
      ['identity', 'text'],
      ['certificate', 'text'],
      ['state', 'text'],
      ['enrolled_at', 'bigint'],
      ['revoked_at', 'bigint', 'null'],
    ],
    key: ['id'],
  },
  {
    name: 'enrolment_token',
    columns: [
      ['site', 'text'],
      ['controller', 'text'],
      ['jurisdiction', 'text'],
      ['hash', 'bytea'],
      ['new_identity', 'bigint'],
      ['created_at', 'bigint'],
      ['expires_at', 'bigint'],
      ['used_at', 'bigint', 'null'],
      ['serial', 'text', 'null'],
    ],
    key: ['site'],
    indexes: ['hash'],
  },
  {
    name: 'certificate',
    columns: [
      ['serial', 'text'],
      ['site', 'text'],
      ['spki', 'text'],
      ['not_before', 'bigint'],
      ['not_after', 'bigint'],
      ['chain', 'text'],
    ],
    key: ['serial'],
    indexes: ['site', 'spki'],
  },
  {
    name: 'denied',
    columns: [
      ['serial', 'text'],
      ['spki', 'text'],
      ['site', 'text'],
      ['denied_at', 'bigint'],
    ],
    key: ['serial'],
    indexes: ['spki'],
  },
  {
    name: 'setting',
    columns: [
      ['name', 'text'],
      ['value', 'text'],
    ],
    key: ['name'],
  },
]

/** Accounts, sites, certificates. */
export const identity: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const table of tables) await createTable(db, table)
  },
}
