import type { Place } from './attempts.ts'
import type { Ledger } from './ledger.ts'
import { readRound } from './rounds.ts'
import { runState } from './runs.ts'

/** What somebody shows this site of an attempt: its vector arrived, or it signed the survivors. */
export type Shown = 'masked' | 'confirmed'

/**
 * Whether the ledger knows of an attempt what others can show of it. Everything shown was on disk before it left, so a
 * ledger that does not know it is an old copy. Attempts are erased with their round, their run or by a later attempt:
 * then that is what the ledger knows, and the attempt is closed for ever.
 */
export async function remembers(ledger: Ledger, place: Place, shown: Shown): Promise<boolean> {
  if ((await runState(ledger, place.run)) === 'ended') return true
  const { published, abandonedUpTo, revealedAttempt } = await readRound(
    ledger,
    place.run,
    place.round,
  )
  if (published || Math.max(abandonedUpTo, revealedAttempt) >= place.attempt) return true
  const kept = await ledger
    .selectFrom('attempt')
    .select('state')
    .where('run', '=', place.run)
    .where('round', '=', BigInt(place.round))
    .where('attempt', '=', BigInt(place.attempt))
    .executeTakeFirst()
  if (kept === undefined) return false
  return shown === 'masked' || kept.state !== 'masked'
}

/** Whether something of a run was forgotten with an old copy: the run itself may then be unknown here. */
export async function hasRounds(ledger: Ledger, run: string): Promise<boolean> {
  const row = await ledger
    .selectFrom('round')
    .select('round')
    .where('run', '=', run)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
