import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBInstance,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBMaterializedResult,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { limits, timeouts } from '@sampan/proto'
import { invariant, isSampanError, SampanError, type Clock } from '@sampan/shared'
import { translateFailure, type ColumnMark } from './engine-failure.ts'
import type { Batch, Cell, Parameter } from './source.ts'

export interface EngineOptions {
  readonly clock: Clock
  readonly statementMs?: number
  readonly memoryMib?: number
  readonly threads?: number
}

/** An embedded database in memory, with one connection. */
export interface Engine {
  readonly run: (sql: string, parameters?: readonly Parameter[]) => Promise<void>
  readonly query: (sql: string, parameters?: readonly Parameter[]) => AsyncIterable<Batch>
  /** Remembers which column a cast belongs to; the number goes into the SQL of its error. */
  readonly mark: (mark: ColumnMark) => number
  /** No files, no network, no further attachments, and no way back. */
  readonly lock: () => Promise<void>
  readonly close: () => void
}

/**
 * Starts an engine that never writes rows to disk (spilling is off: it would be in clear) and loads no extension.
 * @throws SampanError overloaded when it cannot start
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: '',
    memory_limit: `${options.memoryMib ?? limits.sourceMemoryMib}MiB`,
    threads: String(options.threads ?? limits.sourceThreads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
  })
  const connection = await instance.connect()
  // Instants become days by it.
  await connection.run(`set TimeZone = 'UTC'`)
  const marks: ColumnMark[] = []
  const execute = (sql: string, parameters: readonly Parameter[] = []) =>
    withDeadline(connection, options, marks, () => start(connection, sql, parameters))
  const run = async (sql: string, parameters?: readonly Parameter[]): Promise<void> => {
    await execute(sql, parameters)
  }
  return {
    run,
    query: (sql, parameters) => batches(() => execute(sql, parameters)),
    mark: (mark) => marks.push(mark) - 1,
    lock: async () => {
      await run('set enable_external_access = false')
      await run('set lock_configuration = true')
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/**
 * Results are materialised, never streamed: in a streamed result of this library a failure (or an interrupt) after
 * the first rows ends the stream like its end, and the rows that are missing go unnoticed.
 */
function start(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly Parameter[],
): Promise<DuckDBMaterializedResult> {
  const bound = parameters.map(bind)
  return connection.run(
    sql,
    bound.map((parameter) => parameter.value),
    bound.map((parameter) => parameter.type),
  )
}

/** Types are stated: a bigint would otherwise bind as HUGEINT and an integer number as INTEGER. */
function bind(parameter: Parameter): { value: DuckDBValue; type: DuckDBType } {
  if (parameter === null || typeof parameter === 'string')
    return { value: parameter, type: VARCHAR }
  if (typeof parameter === 'boolean') return { value: parameter, type: BOOLEAN }
  if (typeof parameter === 'bigint') return { value: parameter, type: BIGINT }
  if (typeof parameter !== 'number') return { value: listOf(parameter), type: LIST(BIGINT) }
  return Number.isInteger(parameter)
    ? { value: BigInt(parameter), type: BIGINT }
    : { value: parameter, type: DOUBLE }
}

function listOf(numbers: readonly (number | bigint | null)[]): DuckDBValue {
  return listValue(numbers.map((number) => (number === null ? null : BigInt(number))))
}

/** Interrupts a statement that takes too long; the connection stays usable. */
async function withDeadline<T>(
  connection: DuckDBConnection,
  options: EngineOptions,
  marks: readonly ColumnMark[],
  action: () => Promise<T>,
): Promise<T> {
  const statementMs = options.statementMs ?? timeouts.statementMs
  const deadline = { passed: false }
  const cancel = options.clock.after(statementMs, () => {
    deadline.passed = true
    connection.interrupt()
  })
  try {
    return await action()
  } catch (error) {
    if (deadline.passed) throw new SampanError('statement-timeout', { statementMs })
    throw isSampanError(error) ? error : translateFailure(error, marks)
  } finally {
    cancel()
  }
}

async function* batches(
  execute: () => Promise<DuckDBMaterializedResult>,
): AsyncGenerator<Batch, void> {
  const result = await execute()
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    const vectors = Array.from({ length: chunk.columnCount }, (_, k) => chunk.getColumnVector(k))
    yield {
      rows: chunk.rowCount,
      cell: (column, row) => plain(vectors[column]?.getItem(row)),
    }
  }
}

/** Our queries cast everything else away. */
function plain(value: DuckDBValue | undefined): Cell {
  invariant(value === null || (typeof value !== 'object' && value !== undefined), 'a plain cell')
  return value
}
