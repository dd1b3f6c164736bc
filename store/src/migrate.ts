import { SampanError } from '@sampan/shared'
import { Migrator, type Kysely, type Migration } from 'kysely'

/**
 * Brings a database to the newest schema, one transaction for all steps.
 * @throws SampanError schema-newer when it was written by a newer version; store-unavailable when a step failed
 */
export async function migrate<T>(
  database: Kysely<T>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  })
  const applied = await migrator.getMigrations().catch((cause: unknown) => cause)
  if (!Array.isArray(applied)) throw schemaError(applied)
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw schemaError(error)
}

function schemaError(cause: unknown): SampanError {
  const newer = cause instanceof Error && cause.message.includes('previously executed migration')
  return new SampanError(newer ? 'schema-newer' : 'store-unavailable', {}, { cause })
}
