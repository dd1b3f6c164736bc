import { libsqlDialect, migrate } from '@sampan/store'
import { Kysely } from 'kysely'
import { migrations } from './migrations/all.ts'
import type { Database, Tables } from './schema.ts'

/**
 * Opens the coordinator's database, makes the file when it is missing, and brings it to the newest schema.
 * The caller ends it with `destroy()`.
 * @throws SampanError schema-newer, store-unavailable
 */
export async function openDatabase(file: string): Promise<Database> {
  const database: Database = new Kysely<Tables>({ dialect: libsqlDialect(file) })
  try {
    await migrate(database, migrations)
  } catch (error) {
    await database.destroy()
    throw error
  }
  return database
}
