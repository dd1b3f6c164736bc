import { createTable, type TableDefinition } from '@sampan/store'
import type { Kysely, Migration } from 'kysely'
import { personTables } from './person-tables.ts'
import { numbersTable } from './published-numbers.ts'

const governance: readonly TableDefinition[] = [
  {
    name: 'approver',
    columns: [
      ['key_digest', 'text'],
      ['spki', 'bytea'],
      ['name', 'text'],
      ['roles', 'text'],
      ['added_at', 'bigint'],
      ['added_by', 'text', 'null'],
      ['removed_at', 'bigint', 'null'],
    ],
    key: ['key_digest'],
  },
  {
    name: 'study',
    columns: [
      ['digest', 'text'],
      ['id', 'text'],
      ['manifest', 'bytea'],
      ['received_at', 'bigint'],
    ],
    key: ['digest'],
    indexes: ['id'],
  },
  {
    name: 'study_file',
    columns: [
      ['digest', 'text'],
      ['content', 'bytea'],
    ],
    key: ['digest'],
  },
  {
    name: 'approval',
    columns: [
      ['digest', 'text'],
      ['subject', 'text'],
      ['approver_key', 'text'],
      ['decision', 'text'],
      ['signed_at', 'bigint'],
      ['received_at', 'bigint'],
      ['body', 'text'],
    ],
    key: ['digest'],
    indexes: ['subject'],
  },
]

const runs: readonly TableDefinition[] = [
  {
    name: 'run',
    columns: [
      ['id', 'text'],
      ['study_digest', 'text'],
      ['number', 'bigint'],
      ['invitation', 'bytea'],
      ['snapshot_digest', 'bytea'],
      ['serial', 'bigint'],
      ['state', 'text'],
      ['opened_at', 'bigint'],
      ['ended_at', 'bigint', 'null'],
    ],
    key: ['id'],
    indexes: ['study_digest'],
  },
  {
    name: 'round',
    columns: [
      ['run', 'text'],
      ['round', 'bigint'],
      ['abandoned_up_to', 'bigint'],
      ['revealed_attempt', 'bigint'],
      ['broadcast', 'text', 'null'],
      ['sum', 'bytea', 'null'],
      ['members', 'bigint', 'null'],
    ],
    key: ['run', 'round'],
  },
  {
    name: 'attempt',
    columns: [
      ['run', 'text'],
      ['round', 'bigint'],
      ['attempt', 'bigint'],
      ['ctx', 'bytea'],
      ['state', 'text'],
      ['opening', 'bytea'],
      ['delivery', 'bytea'],
      ['held', 'bytea', 'null'],
      ['vector', 'bytea', 'null'],
      ['survivors', 'bytea', 'null'],
      ['confirmation', 'bytea', 'null'],
    ],
    key: ['run', 'round', 'attempt'],
  },
]

const records: readonly TableDefinition[] = [
  {
    name: 'revealed_set',
    columns: [
      ['lineage', 'text'],
      ['run', 'text'],
      ['round', 'bigint'],
      ['members', 'text'],
      ['at', 'bigint'],
    ],
    key: ['lineage', 'run', 'round'],
  },
  {
    name: 'privacy_debit',
    columns: [
      ['run', 'text'],
      ['round', 'bigint'],
      ['lineage', 'text'],
      ['at', 'bigint'],
      ['epsilon', 'double precision'],
      ['delta', 'double precision'],
    ],
    key: ['run', 'round'],
  },
  {
    name: 'outbox',
    columns: [
      ['id', 'bigint'],
      ['at', 'bigint'],
      ['study', 'text'],
      ['run', 'text'],
      ['round', 'bigint'],
      ['attempt', 'bigint'],
      ['kind', 'text'],
      ['bytes', 'bigint'],
      ['digest', 'bytea'],
      ['note', 'text'],
    ],
    key: ['id'],
    indexes: ['run'],
  },
  {
    name: 'log_head',
    columns: [
      ['origin', 'text'],
      ['size', 'bigint'],
      ['root', 'bytea'],
      ['note', 'text'],
      ['at', 'bigint'],
    ],
    key: ['origin'],
  },
  {
    name: 'flag',
    columns: [
      ['name', 'text'],
      ['value', 'text'],
      ['at', 'bigint'],
    ],
    key: ['name'],
  },
]

const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const definition of [...governance, ...runs, ...records]) await createTable(db, definition)
  },
}

const second: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const definition of personTables) await createTable(db, definition)
  },
}

const third: Migration = {
  up: (db: Kysely<unknown>) => createTable(db, numbersTable),
}

export const ledgerMigrations: Readonly<Record<string, Migration>> = {
  '0001-ledger': first,
  '0002-person-sets': second,
  '0003-published-numbers': third,
}
