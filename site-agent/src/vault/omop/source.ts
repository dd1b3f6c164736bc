import type { Code } from '@sampan/shared'
import type { Dialect } from './dialect.ts'
import type { Dictionary } from './dictionary.ts'

/** What kind of place the data are in. */
export type SourceKind = OmopSource['kind'] | RegistrySource['kind']

/** Facts about a source that are recorded with every snapshot. */
export interface SourceFacts {
  readonly sourceKind: SourceKind
  /** Null for a registry table. */
  readonly cdmVersion: CdmVersion | null
  /** As cdm_source (or the vocabulary table) states it; null when it says nothing, and for a registry table. */
  readonly vocabularyVersion: string | null
  /** What cdm_source says, which the columns may contradict; null when it says nothing. */
  readonly statedVersion: string | null
}

export type CdmVersion = '5.3' | '5.4'

/**
 * What a column must be. `id` is a signed 64-bit integer written without loss; `integer` also accepts a decimal form
 * such as 8507.0, which some exporters write for columns with missing values.
 */
export type ColumnKind = 'id' | 'integer' | 'number' | 'text' | 'boolean' | 'date'

export interface ColumnNeed {
  /** As the data model or the dictionary names it; either case is found. */
  readonly name: string
  readonly kind: ColumnKind
  /** Name in our SQL. Never taken from outside. */
  readonly as: string
  /** A later day counts as this one (yyyy-mm-dd). */
  readonly latest?: string
}

/** A concept of a study is a number; one of an ATLAS definition may exceed 2^53. */
export type ConceptId = number | bigint

/** Rows that matter: those whose column holds a listed concept, or a descendant of a listed ancestor. */
export interface ConceptFilter {
  /** `as` name of the column. */
  readonly column: string
  readonly concepts: readonly ConceptId[]
  readonly ancestors: readonly ConceptId[]
}

/** A table that a session will read, with exactly the columns it will read. */
export interface TableNeed {
  readonly table: string
  /** Name in our SQL. Never taken from outside. */
  readonly as: string
  readonly columns: readonly ColumnNeed[]
  /** Files are loaded into bounded memory: rows that nothing looks at are left out while loading. */
  readonly keep?: ConceptFilter
  /** Rows that begin after this day (yyyy-mm-dd) are not looked at. */
  readonly until?: { readonly column: ColumnNeed; readonly day: string }
  /** Adds `row_order`, the position in the source, and copies the table even where a view would do. */
  readonly numbered?: boolean
}

/** A bound parameter. Integers in arrays are bound as 64-bit. */
export type Parameter =
  string | number | bigint | boolean | null | readonly (number | bigint | null)[]
export type Cell = string | number | bigint | boolean | null

/** A piece of a result, by column. */
export interface Batch {
  readonly rows: number
  readonly cell: (column: number, row: number) => Cell
}

/**
 * Read access to the tables that were asked for, and to nothing else: by the time a session is handed out, the
 * database can reach neither files nor network. SQL is ours, in the subset that DuckDB and PostgreSQL share; values
 * are bound, never text.
 */
export interface Session {
  readonly facts: SourceFacts
  readonly dialect: Dialect
  /** @throws SampanError statement-timeout, source-type-wrong, source-ids-invalid, overloaded */
  readonly run: (sql: string, parameters?: readonly Parameter[]) => Promise<void>
  /** Whole results only: a failure in the last row shows nothing of the first. Throws as `run` does. */
  readonly query: (sql: string, parameters?: readonly Parameter[]) => AsyncIterable<Batch>
  readonly close: () => void
}

/** What a hospital should know about the way its data are read. */
export interface Access {
  /** Tables of the schemas that are read which the role could change, and schemas in which it could make some. */
  readonly writable: number
  readonly superuser: boolean
  /** Others on the way could read what is sent. */
  readonly exposed: boolean
}

/** A column that a table has. Its name is text from outside. */
export interface FoundColumn {
  readonly name: string
  /** The account may not read it. */
  readonly denied?: boolean
}

/** What a source has of the tables that were asked for. */
export interface Description {
  readonly facts: SourceFacts
  /** By table: its columns; null when there is no such table; a code when it cannot be looked at. */
  readonly tables: ReadonlyMap<string, readonly FoundColumn[] | Code | null>
}

interface OmopSource {
  readonly kind: 'duckdb-file' | 'omop-folder' | 'postgresql'
  readonly dialect: Dialect
  /**
   * Opens the source, makes the tables available under their `as` names and locks the door behind.
   * @throws SampanError source-unreachable, source-not-omop, source-table-missing, source-column-missing,
   * source-type-wrong, source-ids-invalid, file-malformed, statement-timeout, overloaded
   */
  readonly connect: (needs: readonly TableNeed[]) => Promise<Session>
  /** Looks at names of columns, and at no row. Throws as `connect` does, but for what is wrong with one table. */
  readonly describe: (tables: readonly string[]) => Promise<Description>
  /** Only where a server holds the data. Throws as `connect` does. */
  readonly access?: () => Promise<Access>
}

export interface RegistrySource {
  readonly kind: 'registry-table'
  readonly dialect: Dialect
  /** The data dictionary of a table. @throws SampanError dictionary-invalid, source-table-missing */
  readonly dictionary: (table: string) => Dictionary
  /** As OmopSource.connect. */
  readonly connect: (needs: readonly TableNeed[]) => Promise<Session>
  /** Looks at names of columns, and at no row. Throws as `connect` does, but for what is wrong with one table. */
  readonly describe: (tables: readonly string[]) => Promise<Description>
  /** Only where a server holds the data. Throws as `connect` does. */
  readonly access?: () => Promise<Access>
}

export type Source = OmopSource | RegistrySource

/** The first row of a result, as an array of `width` cells; null when there is none. */
export async function firstRow(
  batches: AsyncIterable<Batch>,
  width: number,
): Promise<readonly Cell[] | null> {
  let found: readonly Cell[] | null = null
  for await (const batch of batches)
    if (found === null && batch.rows > 0)
      found = Array.from({ length: width }, (_, column) => batch.cell(column, 0))
  return found
}

/** The one number of a one-row result: counts, which stay far below 2^53. */
export async function oneCount(batches: AsyncIterable<Batch>): Promise<number> {
  const row = await firstRow(batches, 1)
  return Number(row?.[0] ?? 0)
}
