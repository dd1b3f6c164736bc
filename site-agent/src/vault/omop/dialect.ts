/** Types of our working tables and casts, in words of our own. */
export type SqlType = 'bigint' | 'integer' | 'double' | 'text' | 'date'

export interface WorkingColumn {
  readonly name: string
  readonly type: SqlType
}

/**
 * What databases say differently. Expressions that go in are SQL of ours; the only text from outside is an identifier,
 * which comes out quoted. A value never goes in: it is bound, and its place is a placeholder.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'postgresql'
  /** Where the parameter stands that is bound at a position, counted from 1. */
  readonly placeholder: (position: number) => string
  readonly cast: (expression: string, type: SqlType) => string
  /** A list parameter, as rows of 64-bit integers. */
  readonly unnest: (list: string) => string
  /** True, false, or null for null: the expression is in the list parameter. */
  readonly isIn: (expression: string, list: string) => string
  readonly isNotIn: (expression: string, list: string) => string
  /** A day so many days later; `days` may be negative. */
  readonly addDays: (day: string, days: string) => string
  /** Whole days between two days; negative when the second is before the first. */
  readonly daysBetween: (from: string, to: string) => string
  readonly yearOf: (day: string) => string
  /** A table of this connection alone, which no other reader sees. */
  readonly createTemporary: (table: string, columns: readonly WorkingColumn[]) => string
  readonly dropTemporary: (table: string) => string
  /** A name from the settings or from a catalog, as an identifier, quotes doubled. */
  readonly quote: (identifier: string) => string
}

const sharedTypes: Readonly<Record<SqlType, string>> = {
  bigint: 'bigint',
  integer: 'integer',
  double: 'double precision',
  text: 'varchar',
  date: 'date',
}

/** DuckDB and PostgreSQL agree on all of this; SQL Server and Spark will not. */
const shared: Omit<Dialect, 'name'> = {
  placeholder: (position) => `$${position}`,
  cast: (expression, type) => `cast(${expression} as ${sharedTypes[type]})`,
  unnest: (list) => `unnest(cast(${list} as bigint[]))`,
  isIn: (expression, list) => `${expression} = any(cast(${list} as bigint[]))`,
  isNotIn: (expression, list) => `${expression} <> all(cast(${list} as bigint[]))`,
  addDays: (day, days) => `(${day} + cast(${days} as integer))`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  yearOf: (day) => `cast(extract(year from ${day}) as integer)`,
  createTemporary: (table, columns) =>
    `create temp table ${table} (${columns
      .map(({ name, type }) => `${name} ${sharedTypes[type]}`)
      .join(', ')})`,
  dropTemporary: (table) => `drop table ${table}`,
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
}

export const duckdb: Dialect = { name: 'duckdb', ...shared }

/**
 * `+` binds a date and an integer, `-` two dates, in PostgreSQL as in DuckDB; a timestamp is neither, so columns are
 * cast where a table is made available (TableNeed), not here.
 */
export const postgresql: Dialect = { name: 'postgresql', ...shared }
