import type { Dialect, WorkingColumn } from '../../omop/dialect.ts'
import type { ColumnKind, ColumnNeed } from '../../omop/source.ts'
import { render, text, wordsOf, type Sql, type Statement, type Words } from './sql.ts'

/** Which columns of which CDM table are read; the concept sets that limit its rows, or null when all rows count. */
export interface TableUse {
  readonly columns: Map<string, ColumnNeed>
  readonly sets: Set<bigint> | null
}

/** A compilation under way: statements in order, and what they read. */
export interface Program {
  readonly dialect: Dialect
  readonly words: Words
  readonly statements: Statement[]
  readonly uses: Map<string, TableUse>
  /** Running number of working tables. */
  tables: number
  /** Working tables that are there. */
  readonly kept: Set<string>
}

export function newProgram(dialect: Dialect): Program {
  return {
    dialect,
    words: wordsOf(dialect),
    statements: [],
    uses: new Map(),
    tables: 0,
    kept: new Set(),
  }
}

export function add(program: Program, piece: Sql): void {
  program.statements.push(render(piece, program.dialect))
}

/** A new working table; its name is ours, with a number. */
export function createTable(
  program: Program,
  what: string,
  columns: readonly WorkingColumn[],
): Sql {
  return createNamed(program, `circe_${what}_${program.tables++}`, columns)
}

export function createNamed(
  program: Program,
  name: string,
  columns: readonly WorkingColumn[],
): Sql {
  add(program, text(program.dialect.createTemporary(name, columns)))
  program.kept.add(name)
  return text(name)
}

/** What takes away the working tables that are still there. */
export function sweepOf({ dialect, kept }: Program): readonly Statement[] {
  return [...kept].map((name) => ({ sql: dialect.dropTemporary(name), parameters: [] }))
}

/** Working tables that nothing reads any more give their memory back. */
export function dropTables(program: Program, tables: readonly Sql[]): void {
  for (const table of tables) {
    const name = render(table, program.dialect).sql
    add(program, text(program.dialect.dropTemporary(name)))
    program.kept.delete(name)
  }
}

const dated = [
  { name: 'start_date', type: 'date' },
  { name: 'end_date', type: 'date' },
] as const
const key = [
  { name: 'person_id', type: 'bigint' },
  { name: 'event_id', type: 'bigint' },
] as const

/** Columns of our working tables. */
export const columnsOf = {
  key,
  rows: [
    ...key,
    ...dated,
    { name: 'visit_occurrence_id', type: 'bigint' },
    { name: 'sort_date', type: 'date' },
    { name: 'counted', type: 'text' },
  ],
  events: [
    ...key,
    ...dated,
    { name: 'op_start_date', type: 'date' },
    { name: 'op_end_date', type: 'date' },
    { name: 'visit_occurrence_id', type: 'bigint' },
  ],
  hits: [{ name: 'part', type: 'integer' }, ...key],
  ends: [...key, { name: 'end_date', type: 'date' }],
  spells: [{ name: 'person_id', type: 'bigint' }, ...dated],
} as const satisfies Readonly<Record<string, readonly WorkingColumn[]>>

/** The CDM table in our SQL, with one more column that is read. */
export function useTable(program: Program, table: string, sets: readonly bigint[] | null): void {
  const known = program.uses.get(table)
  if (known === undefined)
    program.uses.set(table, { columns: new Map(), sets: sets === null ? null : new Set(sets) })
  else if (sets === null) program.uses.set(table, { columns: known.columns, sets: null })
  else for (const set of sets) known.sets?.add(set)
}

export function useColumn(program: Program, table: string, name: string, kind: ColumnKind): void {
  program.uses.get(table)?.columns.set(name, { name, kind, as: name })
}

/** Under which name our SQL sees a table of the CDM. */
export const cdmTable = (table: string): string => `cdm_${table}`
