import type { TableDefinition } from '@sampan/store'

/** Who runs are about: for differencing across studies. */
export const personTables: readonly TableDefinition[] = [
  {
    name: 'person_set',
    columns: [
      ['id', 'bigint'],
      ['digest', 'bytea'],
      ['people', 'bigint'],
      ['source_table', 'text', 'null'],
      ['source_column', 'text', 'null'],
    ],
    key: ['id'],
    indexes: ['digest'],
  },
  {
    name: 'person_codes',
    columns: [
      ['person_set', 'bigint'],
      ['piece', 'bigint'],
      ['codes', 'bytea'],
    ],
    key: ['person_set', 'piece'],
  },
  {
    name: 'person_near',
    columns: [
      ['person_set', 'bigint'],
      ['near', 'bigint'],
    ],
    key: ['person_set', 'near'],
  },
  {
    name: 'run_persons',
    columns: [
      ['run', 'text'],
      ['person_set', 'bigint'],
      ['floor', 'bigint'],
      ['masked', 'bigint'],
    ],
    key: ['run'],
    indexes: ['person_set'],
  },
]
