import { rmSync } from 'node:fs'
import path from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { createTables, tableNames } from '../hospitals/cdm-tables.ts'
import { insertRows } from '../hospitals/write-omop.ts'
import { drawMacros } from './draws.ts'
import { eraStatements } from './eras.ts'
import { eventStatements } from './events.ts'
import { personStatements, truthStatements } from './people.ts'
import { checkPlan, type CdmPlan } from './plan.ts'
import { toldStatements } from './told.ts'
import { visitStatements } from './visits.ts'
import { statementRows, treeStatements } from './vocabulary.ts'

export interface CdmProgress {
  /** People whose records are written. */
  readonly people: number
  readonly total: number
}

export interface CdmOptions {
  readonly onProgress?: (progress: CdmProgress) => void
  /** People at a time: memory is bounded by it, and nothing else depends on it but the order of rows. */
  readonly peopleAtOnce?: number
}

/** What was written: rows by table. */
export type CdmCounts = ReadonlyMap<string, number>

const memoryMib = 2048

/**
 * Draws a hospital's OMOP CDM inside DuckDB and writes it as a .duckdb file, which is replaced. The same plan gives the same
 * rows on every machine.
 */
export async function writeCdm(
  file: string,
  plan: CdmPlan,
  options: CdmOptions = {},
): Promise<CdmCounts> {
  checkPlan(plan)
  rmSync(file, { force: true })
  rmSync(`${file}.wal`, { force: true })
  return within(file, async (connection) => {
    const run = runner(connection)
    await run([...createTables(plan.version), ...drawMacros])
    for (const [table, rows] of statementRows(plan))
      await insertRows(connection, table, rows, plan.version)
    await run([...treeStatements(), ...truthStatements(plan), ...personStatements(plan)])
    await writeRecords(run, plan, options)
    await run(['checkpoint'])
    return countRows(connection)
  })
}

/** The tables of a .duckdb file as a folder of files, one per table. The folder must be there. */
export async function exportCdm(
  file: string,
  folder: string,
  format: 'parquet' | 'csv',
): Promise<void> {
  await within(file, async (connection) => {
    for (const table of tableNames()) {
      const place = path.join(folder, `${table}.${format}`).replaceAll("'", "''")
      await connection.run(`copy ${table} to '${place}' (format ${format})`)
    }
  })
}

type Run = (statements: readonly string[]) => Promise<void>

function runner(connection: DuckDBConnection): Run {
  return async (statements) => {
    for (const statement of statements) await connection.run(statement)
  }
}

async function writeRecords(run: Run, plan: CdmPlan, options: CdmOptions): Promise<void> {
  const { onProgress, peopleAtOnce = 50_000 } = options
  for (let from = 0; from < plan.people; from += peopleAtOnce) {
    const to = Math.min(plan.people, from + peopleAtOnce)
    onProgress?.({ people: from, total: plan.people })
    const slice = { from, to }
    await run([
      ...visitStatements(plan, slice),
      ...eventStatements(plan, slice),
      ...toldStatements(plan, slice),
      ...eraStatements(plan, slice),
    ])
  }
  onProgress?.({ people: plan.people, total: plan.people })
}

async function countRows(connection: DuckDBConnection): Promise<CdmCounts> {
  const counts = new Map<string, number>()
  for (const table of tableNames()) {
    const reader = await connection.runAndReadAll(`select count(*) from ${table}`)
    counts.set(table, Number(reader.getRows()[0]?.[0]))
  }
  return counts
}

async function within<T>(
  file: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(file, {
    memory_limit: `${memoryMib}MiB`,
    threads: '2',
  })
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
