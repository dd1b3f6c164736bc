import { parseBroadcast, type Broadcast, type PublishedRound } from '@sampan/shared'
import type { Ledger, LedgerTransaction } from './ledger.ts'

export interface RoundRecord {
  readonly round: number
  readonly abandonedUpTo: number
  readonly revealedAttempt: number
  readonly published: boolean
}

const fresh = { abandonedUpTo: 0, revealedAttempt: 0, published: false }

export async function readRound(
  ledger: Ledger | LedgerTransaction,
  run: string,
  round: number,
): Promise<RoundRecord> {
  const row = await ledger
    .selectFrom('round')
    .selectAll()
    .where('run', '=', run)
    .where('round', '=', BigInt(round))
    .executeTakeFirst()
  if (row === undefined) return { round, ...fresh }
  return {
    round,
    abandonedUpTo: Number(row.abandoned_up_to),
    revealedAttempt: Number(row.revealed_attempt),
    published: row.sum !== null,
  }
}

/** The last round of a run whose sum was published, with the number that follows. */
export async function lastPublished(
  ledger: Ledger,
  run: string,
): Promise<{ readonly next: number; readonly last: PublishedRound | null }> {
  const row = await ledger
    .selectFrom('round')
    .select(['round', 'broadcast', 'sum', 'members'])
    .where('run', '=', run)
    .where('sum', 'is not', null)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined || row.sum === null || row.broadcast === null)
    return { next: 1, last: null }
  const last = {
    broadcast: parseBroadcast(row.broadcast),
    sum: row.sum,
    members: Number(row.members ?? 0n),
  }
  return { next: Number(row.round) + 1, last }
}

/** Sets columns of a round's record, which is made when it is not there. */
export async function updateRound(
  ledger: Ledger | LedgerTransaction,
  run: string,
  round: number,
  change: { readonly abandonedUpTo?: number; readonly revealedAttempt?: number },
): Promise<void> {
  const now = await readRound(ledger, run, round)
  const abandoned = BigInt(Math.max(now.abandonedUpTo, change.abandonedUpTo ?? 0))
  const revealed = BigInt(change.revealedAttempt ?? now.revealedAttempt)
  await ledger
    .insertInto('round')
    .values({
      run,
      round: BigInt(round),
      abandoned_up_to: abandoned,
      revealed_attempt: revealed,
      broadcast: null,
      sum: null,
      members: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['run', 'round'])
        .doUpdateSet({ abandoned_up_to: abandoned, revealed_attempt: revealed }),
    )
    .execute()
}

export async function publishRound(
  ledger: LedgerTransaction,
  place: { readonly run: string; readonly round: number },
  published: { readonly broadcast: Broadcast; readonly sum: Uint8Array; readonly members: number },
): Promise<void> {
  await updateRound(ledger, place.run, place.round, {})
  await ledger
    .updateTable('round')
    .set({
      broadcast: JSON.stringify(published.broadcast),
      sum: published.sum,
      members: BigInt(published.members),
    })
    .where('run', '=', place.run)
    .where('round', '=', BigInt(place.round))
    .execute()
}
