import { SampanError, type Clock, type Floors } from '@sampan/shared'
import type { Ledger, LedgerTransaction } from '../ledger/ledger.ts'

export interface Debit {
  readonly run: string
  readonly round: number
  readonly lineage: string
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * A lineage may ask for so many rounds a day (floors.queriesPerDay). Attempts of one round count once.
 * @throws SampanError too-many-requests
 */
export async function requireBudget(
  ledger: Ledger | LedgerTransaction,
  debit: Debit,
  floors: Floors,
  clock: Clock,
): Promise<void> {
  const since = BigInt(clock.nowMs() - dayMs)
  const rows = await ledger
    .selectFrom('privacy_debit')
    .select(['run', 'round'])
    .where('lineage', '=', debit.lineage)
    .where('at', '>', since)
    .execute()
  const others = rows.filter((row) => row.run !== debit.run || Number(row.round) !== debit.round)
  if (others.length >= floors.queriesPerDay)
    throw new SampanError('too-many-requests', { floor: 'queriesPerDay' })
}

/** One debit per round, whatever the number of attempts. Epsilon and delta are zero without differential privacy. */
export async function recordDebit(
  ledger: LedgerTransaction,
  debit: Debit,
  clock: Clock,
): Promise<void> {
  await ledger
    .insertInto('privacy_debit')
    .values({
      run: debit.run,
      round: BigInt(debit.round),
      lineage: debit.lineage,
      at: BigInt(clock.nowMs()),
      epsilon: 0,
      delta: 0,
    })
    .onConflict((conflict) => conflict.columns(['run', 'round']).doNothing())
    .execute()
}
