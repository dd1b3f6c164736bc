import type { Kysely } from 'kysely'

/**
 * The portable type set of both stores: integers, epoch milliseconds and flags are bigint, JSON is canonical text.
 * A column is required unless marked null.
 */
export type Column = readonly [
  name: string,
  type: 'bigint' | 'text' | 'bytea' | 'double precision',
  rule?: 'null',
]

export interface TableDefinition {
  readonly name: string
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** Columns of further indexes, one index each. */
  readonly indexes?: readonly string[]
}

export async function createTable(db: Kysely<unknown>, definition: TableDefinition): Promise<void> {
  const { name, columns, key, indexes = [] } = definition
  let builder = db.schema.createTable(name)
  for (const [column, type, rule] of columns)
    builder = builder.addColumn(column, type, (c) => (rule === 'null' ? c : c.notNull()))
  await builder.addPrimaryKeyConstraint(`${name}_key`, [...key] as never[]).execute()
  for (const column of indexes)
    await db.schema.createIndex(`${name}_${column}`).on(name).column(column).execute()
}
