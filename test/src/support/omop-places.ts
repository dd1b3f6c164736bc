import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import type { SourceLocation } from '@sampan/site-agent'
import type { Cluster } from './postgres-cluster.ts'

/** A table by name: SQL of DuckDB whose result it is. Its column types are those of the result. */
export type Tables = Readonly<Record<string, string>>

export const placeNames = [
  'a DuckDB file',
  'a folder of CSV files',
  'a folder of tab-separated files with upper-case names',
  'a folder of Parquet files',
  'PostgreSQL',
] as const
export type PlaceName = (typeof placeNames)[number]

export interface Places {
  /** Null for PostgreSQL where there is no server. */
  readonly postgres: Cluster | null
  /** A folder of the test's own. */
  readonly folder: string
  /** A DuckDB file that the tables' SQL may name as `source`. */
  readonly attached?: string
}

export type Located = Readonly<Record<PlaceName, SourceLocation>>

/** The same tables in every place where a source can be. `name` is new each time. */
export async function writePlaces(places: Places, name: string, tables: Tables): Promise<Located> {
  const root = path.join(places.folder, name)
  const [csv, tsv, parquet] = ['csv', 'TSV', 'parquet'].map((each) => path.join(root, each))
  for (const each of [csv, tsv, parquet]) mkdirSync(each!, { recursive: true })
  const file = path.join(root, 'cdm.duckdb')
  const instance = await DuckDBInstance.create(file, { threads: '2' })
  const connection = await instance.connect()
  try {
    if (places.attached !== undefined)
      await connection.run(`attach '${places.attached}' as source (read_only)`)
    for (const [table, sql] of Object.entries(tables)) {
      await connection.run(`create table ${table} as ${sql}`)
      const columns = await columnsOf(connection, table)
      const upper = columns.map(([each]) => `"${each}" as "${each.toUpperCase()}"`).join(', ')
      await connection.run(`copy ${table} to '${csv}/${table}.csv' (header)`)
      await connection.run(
        `copy (select ${upper} from ${table}) to '${tsv}/${table.toUpperCase()}.TSV' (header, delimiter '\t')`,
      )
      await connection.run(`copy ${table} to '${parquet}/${table}.parquet'`)
      if (places.postgres !== null)
        await fillPostgres(places.postgres, `${name}.${table}`, {
          columns,
          csv: `${csv}/${table}.csv`,
        })
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
  const model = 'omop' as const
  return {
    'a DuckDB file': { model, path: file },
    'a folder of CSV files': { model, path: csv! },
    'a folder of tab-separated files with upper-case names': { model, path: tsv! },
    'a folder of Parquet files': { model, path: parquet! },
    PostgreSQL: { model, postgres: superuserPlace(places.postgres, name) },
  }
}

/** The superuser of a test's cluster. Roles of the kind that hospitals make have tests of their own. */
export function superuserPlace(cluster: Cluster | null, schema: string) {
  return {
    host: cluster?.socket ?? '/nowhere',
    port: cluster?.port ?? 0,
    ...{ database: 'postgres', user: 'postgres', password: null },
    ...{ schema, vocabularySchema: null, workSchema: null },
    tls: { verify: 'off' as const },
    statementMs: 30_000,
    superuserAllowed: true,
  }
}

type Column = readonly [name: string, type: string]

async function columnsOf(connection: DuckDBConnection, table: string): Promise<readonly Column[]> {
  const reader = await connection.runAndReadAll(`describe ${table}`)
  return reader.getRows().map(([name, type]) => [String(name), String(type)])
}

const postgresTypes: Readonly<Record<string, string>> = {
  DOUBLE: 'double precision',
  FLOAT: 'real',
  TINYINT: 'smallint',
  HUGEINT: 'numeric',
}

async function fillPostgres(
  cluster: Cluster,
  table: string,
  { columns, csv }: { readonly columns: readonly Column[]; readonly csv: string },
): Promise<void> {
  const types = columns.map(([name, type]) => `"${name}" ${postgresTypes[type] ?? type}`)
  const [schema = ''] = table.split('.')
  await cluster.run(
    `create schema if not exists ${schema}; create table ${table} (${types.join(', ')})`,
  )
  cluster.fill(table, readFileSync(csv))
}

/** The tables of a DuckDB file, to be written to other places with `source` attached. */
export async function tablesOf(file: string, wanted: RegExp): Promise<Tables> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(
      'select table_name from duckdb_tables() order by table_name',
    )
    const names = reader
      .getRows()
      .map(([name]) => String(name))
      .filter((name) => wanted.test(name))
    return Object.fromEntries(names.map((name) => [name, `from source.${name}`]))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Runs statements in a new DuckDB file. */
export async function writeDuckdb(file: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(file, { threads: '2' })
  const connection = await instance.connect()
  try {
    for (const statement of statements) await connection.run(statement)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
