import { rmSync } from 'node:fs'
import path from 'node:path'
import {
  BIGINT,
  DuckDBDataChunk,
  DuckDBInstance,
  DOUBLE,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { invariant, present } from '@sampan/shared'
import type { CdmVersion } from './cdm-versions.ts'
import { cdmColumns, createTables, isTable, tableNames, type CdmTable } from './cdm-tables.ts'

/** One row; columns that are left out are null. */
export type OmopRow = Readonly<Record<string, string | number | bigint | null>>
/** Rows of some tables. */
export type OmopRows = ReadonlyMap<string, readonly OmopRow[]>

/** Most rows of one data chunk. */
const chunkRows = 2048

/** Writes an OMOP CDM 5.4 database: all tables of `cdmTables`, empty where no rows are given. Replaces the file. */
export async function writeDuckdb(file: string, ...parts: readonly OmopRows[]): Promise<void> {
  rmSync(file, { force: true })
  rmSync(`${file}.wal`, { force: true })
  const instance = await DuckDBInstance.create(file, { threads: '2' })
  const connection = await instance.connect()
  try {
    await fill(connection, parts)
    await connection.run('checkpoint')
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The same as a folder of CSV files, one per table. The folder must be there. */
export async function writeFolder(folder: string, ...parts: readonly OmopRows[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  try {
    await fill(connection, parts)
    for (const table of tableNames()) {
      const file = path.join(folder, `${table}.csv`).replaceAll("'", "''")
      await connection.run(`copy ${table} to '${file}' (header, delimiter ',')`)
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

async function fill(connection: DuckDBConnection, parts: readonly OmopRows[]): Promise<void> {
  for (const statement of createTables('5.4')) await connection.run(statement)
  for (const part of parts)
    for (const [table, rows] of part) await insertRows(connection, table, rows)
}

function tableNamed(name: string): CdmTable {
  invariant(isTable(name), `a table of the CDM: ${name}`)
  return name
}

/**
 * Through a staging table of plain types: the appender is fast, and the insert casts and fills in nulls. Columns that the
 * version does not have are left out.
 */
export async function insertRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly OmopRow[],
  version: CdmVersion = '5.4',
): Promise<void> {
  const used = cdmColumns(tableNamed(table), version).filter(({ name }) =>
    rows.some((row) => row[name] !== undefined),
  )
  if (used.length === 0) return
  const names = used.map(({ name }) => name).join(', ')
  const types = used.map(({ type }) => stagingType(type))
  const staged = used.map(({ name }, k) => `${name} ${String(types[k])}`).join(', ')
  await connection.run(`create temp table staging (${staged})`)
  const appender = await connection.createAppender('staging', null, 'temp')
  for (let at = 0; at < rows.length; at += chunkRows) {
    const some = rows.slice(at, at + chunkRows)
    const chunk = DuckDBDataChunk.create(types, some.length)
    chunk.setColumns(used.map(({ name }, k) => some.map((row) => staging(row[name], types[k]))))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
  await connection.run(`insert into ${table} (${names}) select ${names} from staging`)
  await connection.run('drop table staging')
}

function stagingType(type: string): DuckDBType {
  if (type === 'integer' || type === 'bigint') return BIGINT
  return type === 'double' ? DOUBLE : VARCHAR
}

function staging(value: OmopRow[string] | undefined, type: DuckDBType | undefined): DuckDBValue {
  if (value === null || value === undefined) return null
  if (present(type, 'a type') === BIGINT) return BigInt(value)
  return value
}
