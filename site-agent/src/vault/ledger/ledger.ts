import { libsqlDialect, migrate } from '@sampan/store'
import { Kysely, type Transaction } from 'kysely'
import { ledgerMigrations } from './migrations.ts'
import type { LedgerTables } from './schema.ts'

/** The vault's database: approvals, runs, attempts, what left. */
export type Ledger = Kysely<LedgerTables>
export type LedgerTransaction = Transaction<LedgerTables>

/** Opens (and brings up to date) the ledger file. `:memory:` for simulations. @throws SampanError schema-newer */
export async function openLedger(file: string): Promise<Ledger> {
  const ledger = new Kysely<LedgerTables>({ dialect: libsqlDialect(file) })
  await migrate(ledger, ledgerMigrations)
  return ledger
}
