import { invariant, type Clock } from '@sampan/shared'
import { postgresql } from '../dialect.ts'
import type { ColumnMark } from '../engine-failure.ts'
import type { Engine } from '../engine.ts'
import type { Batch, Cell, Parameter } from '../source.ts'
import { castPostgres } from './cast.ts'
import { openConnection, type Connection } from './connection.ts'
import { translatePostgres } from './failure.ts'
import type { PostgresPlace } from './place.ts'
import { askServer, judgeServer } from './server.ts'

export interface PostgresEngine extends Engine {
  readonly connection: Connection
}

/** Rows that are fetched at a time. */
const rowsAtOnce = 4096

/**
 * Opens a connection and one transaction on it: everything is read as it stood at one moment, and everything that is
 * made, working tables too, is undone at the end. Only statements that make working tables run with the right to write.
 * @throws SampanError as openConnection and judgeServer do
 */
export async function startPostgres(place: PostgresPlace, clock: Clock): Promise<PostgresEngine> {
  const marks: ColumnMark[] = []
  const connection = translated(await openConnection(place, clock), marks)
  try {
    await connection.script(opening(place))
    judgeServer(await askServer(connection, place), place)
  } catch (error) {
    connection.close()
    throw error
  }
  const once = oneAtATime()
  const work = { connection, once, workSchema: place.workSchema, cursors: { made: 0 } }
  return {
    connection,
    dialect: postgresql,
    run: (sql, parameters) => once(() => run(work, sql, parameters)),
    query: (sql, parameters) => batches(work, sql, parameters),
    mark: (mark) => marks.push(mark) - 1,
    castColumn: (kind, type, reference, mark) =>
      castPostgres(kind, type, reference, `sampan column ${mark}`),
    // A server cannot be told to forget what it may do: the role's permissions are the lock.
    lock: () => Promise.resolve(),
    close: connection.close,
  }
}

/** Settings of this transaction alone, so that a connection from a pool goes back as it came. */
function opening({ statementMs, workSchema }: PostgresPlace): string {
  const path = workSchema === null ? 'pg_temp' : postgresql.quote(workSchema)
  return `
    begin isolation level repeatable read, read write;
    set local statement_timeout = ${statementMs};
    set local idle_in_transaction_session_timeout = ${statementMs};
    set local search_path = pg_catalog, ${path};
    set local timezone = 'UTC';
    set local datestyle = 'ISO, YMD';
    set local extra_float_digits = 1;
    set local standard_conforming_strings = on;
    set local client_min_messages = error;
    set local cursor_tuple_fraction = 1;
    set local synchronize_seqscans = off;
    set local jit = off`
}

function translated(connection: Connection, marks: readonly ColumnMark[]): Connection {
  const attempt = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action()
    } catch (error) {
      throw translatePostgres(error, marks)
    }
  }
  return {
    execute: (sql, parameters) => attempt(() => connection.execute(sql, parameters)),
    script: (sql) => attempt(() => connection.script(sql)),
    close: connection.close,
  }
}

interface Work {
  readonly connection: Connection
  readonly once: <T>(action: () => Promise<T>) => Promise<T>
  readonly workSchema: string | null
  readonly cursors: { made: number }
}

/** Steps that belong together are not interrupted by those of another caller. */
function oneAtATime(): Work['once'] {
  let last: Promise<unknown> = Promise.resolve()
  return (action) => {
    const next = last.then(action, action)
    last = next.catch(() => undefined)
    return next
  }
}

/** No schema of the hospital's is on the search path, so that what is dropped was made here. */
const making = /^\s*(?:create temp (?:table|view)|drop table) /
const filled = /^\s*(?:insert into|create temp table) ([a-z0-9_]+)\s/

/** What a statement did before it failed is undone, and the transaction goes on. */
async function run(work: Work, sql: string, parameters?: readonly Parameter[]): Promise<void> {
  const { workSchema } = work
  const isMaking = making.test(sql)
  // A working schema holds ordinary tables, which a transaction that only reads cannot fill.
  const writes = isMaking || workSchema !== null
  const text = workSchema === null ? sql : inSchema(sql, workSchema)
  const { command } = await guarded(work, writes, () => work.connection.execute(text, parameters))
  // The planner knows nothing of a working table until it was looked at.
  const [, table] = filled.exec(sql) ?? []
  if (table !== undefined && (command === 'INSERT' || command === 'SELECT'))
    await work.connection.script(`analyze ${table}`)
}

/** The name is said in full: the system's own schema comes first on the search path, so that nothing hides a function. */
function inSchema(sql: string, schema: string): string {
  const place = postgresql.quote(schema)
  return sql.replace(
    /^\s*create temp (table|view) /,
    (_, kind: string) => `create ${kind} ${place}.`,
  )
}

async function guarded<T>(
  { connection }: Work,
  writes: boolean,
  action: () => Promise<T>,
): Promise<T> {
  await connection.script(`savepoint sampan${writes ? '' : '; set transaction read only'}`)
  try {
    const done = await action()
    await connection.script('release savepoint sampan')
    return done
  } catch (error) {
    await connection
      .script('rollback to savepoint sampan; release savepoint sampan')
      .catch(() => undefined)
    throw error
  }
}

/**
 * A result is worked out to its end on the server before its first row is seen, and comes in pieces: memory is bounded
 * on this side, and a failure in the last row shows nothing of the first.
 */
async function* batches(
  work: Work,
  sql: string,
  parameters?: readonly Parameter[],
): AsyncGenerator<Batch, void> {
  const { connection, once } = work
  const cursor = `sampan_cursor_${++work.cursors.made}`
  await once(() =>
    guarded(work, false, async () => {
      await connection.execute(`declare ${cursor} scroll cursor for ${sql}`, parameters)
      await connection.script(`move forward all in ${cursor}; move absolute 0 in ${cursor}`)
    }),
  )
  try {
    for (;;) {
      const { rows } = await once(() => connection.execute(`fetch ${rowsAtOnce} from ${cursor}`))
      if (rows.length === 0) return
      yield { rows: rows.length, cell: (column, row) => cellOf(rows[row]?.[column]) }
    }
  } finally {
    await once(() => connection.script(`close ${cursor}`)).catch(() => undefined)
  }
}

function cellOf(cell: Cell | undefined): Cell {
  invariant(cell !== undefined, 'a cell of the result')
  return cell
}
