import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { makePrivateFolder, SampanError } from '@sampan/shared'

export interface SplitRequest {
  /** A .duckdb file, a folder of tables, or one table as CSV or Parquet. */
  readonly source: string
  /** A column of the registry table, or `table.column` of OMOP's person table. */
  readonly column: string
  /** Name in front of the value in the names of the parts. */
  readonly name: string
  /** Folder for the parts: one folder each, tables as CSV. */
  readonly target: string
}

export interface SplitPart {
  readonly site: string
  readonly path: string
}

export interface Split {
  readonly parts: readonly SplitPart[]
  /** Rows whose value is missing: in no part. */
  readonly left: number
}

interface Table {
  readonly name: string
  /** SQL that reads it, every column as text. */
  readonly from: string
  readonly columns: readonly string[]
}

/**
 * Cuts one data set into hospitals by the values of a column: every table with the key (the registry table itself, or
 * OMOP tables with person_id) is filtered, the others are copied.
 * @throws SampanError source-unreachable, source-column-missing, value-invalid when two values give one name
 */
export async function splitSource(request: SplitRequest): Promise<Split> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  try {
    const tables = await readTables(connection, request.source)
    const chosen = choose(tables, request.column)
    const values = await distinctValues(connection, chosen)
    const names = values.map((value) => siteName(request.name, value))
    const twice = names.find((name, k) => names.indexOf(name) !== k)
    if (twice !== undefined) throw new SampanError('value-invalid', { what: 'site', value: twice })
    const parts: SplitPart[] = []
    for (const [k, value] of values.entries()) {
      const site = names[k] ?? ''
      const folder = path.join(request.target, site)
      makePrivateFolder(folder)
      for (const table of tables) await writePart(connection, { table, chosen, value, folder })
      parts.push({ site, path: tables.length === 1 ? onlyFile(folder, tables) : folder })
    }
    return { parts, left: await countMissing(connection, chosen) }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

interface Chosen {
  readonly table: Table
  readonly column: string
  /** OMOP: rows of other tables belong to a person. Null for a registry: only the table itself is cut. */
  readonly key: string | null
}

function choose(tables: readonly Table[], wanted: string): Chosen {
  const dot = wanted.indexOf('.')
  const person =
    dot > 0 ? tables.find((table) => same(table.name, wanted.slice(0, dot))) : undefined
  const table = person ?? (tables.length === 1 ? tables[0] : undefined)
  const name = person === undefined ? wanted : wanted.slice(dot + 1)
  const column = table?.columns.find((candidate) => same(candidate, name))
  if (table === undefined || column === undefined)
    throw new SampanError('source-column-missing', { column: wanted })
  const key = tables.length === 1 ? null : 'person_id'
  return { table, column, key }
}

async function readTables(connection: DuckDBConnection, source: string): Promise<readonly Table[]> {
  const found = statSync(source, { throwIfNoEntry: false })
  if (found === undefined) throw new SampanError('source-unreachable', { path: source })
  if (found.isDirectory()) {
    const files = readdirSync(source).filter((file) => readerOf(file) !== null)
    return Promise.all(files.map((file) => fileTable(connection, path.join(source, file))))
  }
  if (readerOf(source) !== null) return [await fileTable(connection, source)]
  await connection.run(`attach ${text(source)} as source (read_only)`)
  const rows = await connection.runAndReadAll(
    `select table_name from information_schema.tables where table_catalog = 'source' and table_schema = 'main'`,
  )
  const names = rows.getRows().map(([name]) => String(name))
  return Promise.all(names.map((name) => tableOf(connection, name, `source.main.${quoted(name)}`)))
}

function fileTable(connection: DuckDBConnection, file: string): Promise<Table> {
  const name = path.basename(file).replace(/\.(csv|csv\.gz|parquet)$/i, '')
  return tableOf(connection, name, `${readerOf(file) ?? ''}(${text(file)}${csvOptions(file)})`)
}

function readerOf(file: string): string | null {
  if (/\.csv(\.gz)?$/i.test(file)) return 'read_csv'
  return /\.parquet$/i.test(file) ? 'read_parquet' : null
}

function csvOptions(file: string): string {
  return readerOf(file) === 'read_csv' ? ', all_varchar = true, header = true' : ''
}

async function tableOf(connection: DuckDBConnection, name: string, from: string): Promise<Table> {
  const described = await connection.runAndReadAll(`describe select * from ${from}`)
  return { name, from, columns: described.getRows().map(([column]) => String(column)) }
}

async function distinctValues(
  connection: DuckDBConnection,
  { table, column }: Chosen,
): Promise<readonly string[]> {
  const value = `cast(${quoted(column)} as varchar)`
  const rows = await connection.runAndReadAll(
    `select distinct ${value} as v from ${table.from} where ${value} is not null order by v`,
  )
  return rows.getRows().map(([found]) => String(found))
}

async function countMissing(
  connection: DuckDBConnection,
  { table, column }: Chosen,
): Promise<number> {
  const rows = await connection.runAndReadAll(
    `select count(*) from ${table.from} where ${quoted(column)} is null`,
  )
  return Number(rows.getRows()[0]?.[0] ?? 0n)
}

interface Part {
  readonly table: Table
  readonly chosen: Chosen
  readonly value: string
  readonly folder: string
}

async function writePart(connection: DuckDBConnection, part: Part): Promise<void> {
  const { table, chosen, folder } = part
  const file = path.join(folder, `${table.name}.csv`)
  const filter = filterOf(table, chosen)
  const sql = `copy (select * from ${table.from} ${filter}) to ${text(file)} (header, delimiter ',')`
  await connection.run(sql, filter === '' ? [] : [part.value])
}

function filterOf(table: Table, { table: cut, column, key }: Chosen): string {
  const match = `cast(${quoted(column)} as varchar) = $1`
  if (table === cut) return `where ${match}`
  const own = table.columns.find((candidate) => same(candidate, key ?? ''))
  const other = cut.columns.find((candidate) => same(candidate, key ?? ''))
  if (own === undefined || other === undefined) return ''
  const people = `select cast(${quoted(other)} as varchar) from ${cut.from} where ${match}`
  return `where cast(${quoted(own)} as varchar) in (${people})`
}

function onlyFile(folder: string, tables: readonly Table[]): string {
  return path.join(folder, `${tables[0]?.name ?? ''}.csv`)
}

/** A value of the data as part of a site's name: lower case, everything else a hyphen. */
function siteName(name: string, value: string): string {
  const plain = value
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `${name}-${plain === '' ? 'other' : plain}`.slice(0, 63)
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
