import { createTable, type TableDefinition } from '@sampan/store'
import type { Kysely, Migration } from 'kysely'

const sumMember: TableDefinition = {
  name: 'sum_member',
  columns: [
    ['run', 'text'],
    ['round', 'bigint'],
    ['attempt', 'bigint'],
    ['site', 'text'],
    ['key', 'text'],
    ['entry', 'bigint'],
    ['shared', 'bytea'],
    ['members', 'bytea'],
    ['signature', 'bytea', 'null'],
  ],
  key: ['run', 'round', 'attempt', 'site'],
  indexes: ['site'],
}

/** Who was in which sum. */
export const sumMembers0003: Migration = {
  up: (db: Kysely<unknown>) => createTable(db, sumMember),
}
