import Database from 'libsql'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from 'kysely'

/**
 * Kysely over libsql: WAL and synchronous=FULL, so that a commit that was answered is on disk. libsql aborts the
 * process on a boolean parameter, cuts strings at NUL and hands out blobs as ArrayBuffer; this adapter guards every
 * parameter and mends every row.
 */
export function libsqlDialect(file: string): Dialect {
  return new ImmediateDialect({ database: () => Promise.resolve(open(file)) })
}

/** `begin` is deferred in Kysely: a later upgrade to writing fails at once with SQLITE_BUSY. */
class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter()
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** SQLite does have transactional DDL; without this a failed migration leaves its tables behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** Waiting for another process's write lock, in milliseconds: command-line tools share an agent's database. */
const busyTimeoutMs = 5000

function open(file: string): SqliteDatabase {
  const database = new Database(file, { timeout: busyTimeoutMs })
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'foreign_keys=ON'])
    database.pragma(pragma)
  database.defaultSafeIntegers(true)
  return {
    close: () => {
      database.close()
    },
    prepare: (sql) => {
      const statement = database.prepare(sql)
      return {
        reader: statement.reader,
        run: (parameters) => statement.run(parameters.map(bindable)),
        all: (parameters) => statement.all(parameters.map(bindable)).map(mended),
        *iterate(parameters) {
          for (const row of statement.iterate(parameters.map(bindable))) yield mended(row)
        },
      }
    },
  }
}

function bindable(value: unknown): unknown {
  if (value === null || typeof value === 'bigint' || value instanceof Uint8Array) return value
  if (typeof value === 'string' && !value.includes('\0')) return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(`not a storable value: ${typeof value}`)
}

function mended(row: unknown): Record<string, unknown> {
  const entries = Object.entries(row as Record<string, unknown>)
  return Object.fromEntries(
    entries.map(([column, value]) => [
      column,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  )
}
