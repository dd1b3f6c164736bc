import { formatCheckpoint, type Checkpoint, type Clock, type LogHead } from '@sampan/shared'
import type { Ledger, LedgerTransaction } from './ledger.ts'

/** The newest checkpoint of the coordinator's log that this site has verified; null before the first. */
export async function readLogHead(ledger: Ledger, origin: string): Promise<LogHead | null> {
  const row = await ledger
    .selectFrom('log_head')
    .select(['size', 'root'])
    .where('origin', '=', origin)
    .executeTakeFirst()
  return row === undefined ? null : { size: Number(row.size), root: row.root }
}

export async function keepLogHead(
  ledger: Ledger | LedgerTransaction,
  checkpoint: Checkpoint,
  clock: Clock,
): Promise<void> {
  const values = {
    size: BigInt(checkpoint.size),
    root: checkpoint.root,
    note: formatCheckpoint(checkpoint),
    at: BigInt(clock.nowMs()),
  }
  await ledger
    .insertInto('log_head')
    .values({ origin: checkpoint.origin, ...values })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet(values))
    .execute()
}
