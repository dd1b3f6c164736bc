import { createTable, type TableDefinition } from '@sampan/store'
import type { Kysely, Migration } from 'kysely'

const studies: readonly TableDefinition[] = [
  {
    name: 'study',
    columns: [
      ['digest', 'text'],
      ['id', 'text'],
      ['manifest', 'bytea'],
      ['account', 'text'],
      ['submitted_at', 'bigint'],
      ['state', 'text'],
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
    name: 'study_decision',
    columns: [
      ['study', 'text'],
      ['site', 'text'],
      ['decision', 'text'],
      ['approvals', 'text'],
      ['decided_at', 'bigint'],
    ],
    key: ['study', 'site'],
  },
]

const rounds: readonly TableDefinition[] = [
  {
    name: 'run',
    columns: [
      ['id', 'text'],
      ['study', 'text'],
      ['number', 'bigint'],
      ['plan', 'bytea'],
      ['account', 'text'],
      ['state', 'text'],
      ['reason', 'text', 'null'],
      ['subject', 'text', 'null'],
      ['opened_at', 'bigint'],
      ['ended_at', 'bigint', 'null'],
      ['opened_entry', 'bigint'],
    ],
    key: ['id'],
    indexes: ['study', 'state'],
  },
  {
    name: 'run_site',
    columns: [
      ['run', 'text'],
      ['site', 'text'],
      ['site_index', 'bigint'],
      ['controller', 'text'],
      ['certificate', 'text'],
      ['accepted', 'bigint'],
      ['snapshot_digest', 'bytea', 'null'],
      ['floors_lowered', 'bigint'],
      ['refusal', 'text', 'null'],
      ['refusal_subject', 'text', 'null'],
    ],
    key: ['run', 'site'],
  },
  {
    name: 'round',
    columns: [
      ['run', 'text'],
      ['round', 'bigint'],
      ['attempt', 'bigint'],
      ['broadcast', 'bytea'],
      ['sum', 'bytea', 'null'],
      ['sum_digest', 'bytea', 'null'],
      ['members', 'bytea', 'null'],
      ['ctx', 'bytea', 'null'],
      ['published_entry', 'bigint', 'null'],
      ['published_at', 'bigint', 'null'],
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
      ['opened_entry', 'bigint'],
      ['opening', 'bytea', 'null'],
      ['dealers', 'bytea', 'null'],
      ['survivors', 'bytea', 'null'],
      ['accumulator', 'bytea', 'null'],
      ['state', 'text'],
    ],
    key: ['run', 'round', 'attempt'],
  },
  {
    name: 'result',
    columns: [
      ['id', 'text'],
      ['run', 'text'],
      ['analysis', 'text'],
      ['body', 'text'],
      ['released_at', 'bigint'],
      ['released_entry', 'bigint'],
    ],
    key: ['id'],
    indexes: ['run'],
  },
]

const log: readonly TableDefinition[] = [
  {
    name: 'log_entry',
    columns: [
      ['idx', 'bigint'],
      ['body', 'bytea'],
      ['run', 'text', 'null'],
      ['study', 'text', 'null'],
      ['at', 'bigint'],
    ],
    key: ['idx'],
    indexes: ['run'],
  },
  {
    name: 'log_node',
    columns: [
      ['level', 'bigint'],
      ['idx', 'bigint'],
      ['hash', 'bytea'],
    ],
    key: ['level', 'idx'],
  },
  {
    name: 'log_checkpoint',
    columns: [
      ['size', 'bigint'],
      ['root', 'bytea'],
      ['note', 'text'],
    ],
    key: ['size'],
  },
  {
    name: 'cosignature',
    columns: [
      ['site', 'text'],
      ['log_size', 'bigint'],
      ['log_root', 'bytea'],
      ['time_s', 'bigint'],
      ['signature', 'bytea'],
    ],
    key: ['site', 'log_size'],
  },
]

/** Studies, runs, rounds, results, the round log. */
export const rounds0002: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const table of [...studies, ...rounds, ...log]) await createTable(db, table)
  },
}
