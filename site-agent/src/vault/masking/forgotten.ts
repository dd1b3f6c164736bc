import type { Vault } from '../vault.ts'
import { eraseEarlierAttempts, type Place } from '../ledger/attempts.ts'
import { setFlag } from '../ledger/flags.ts'
import type { LedgerTransaction } from '../ledger/ledger.ts'
import { keepRevealedSet } from '../ledger/lineage.ts'
import type { Shown } from '../ledger/remembered.ts'
import { updateRound } from '../ledger/rounds.ts'
import { markMasked } from '../ledger/run-persons.ts'
import { recordDebit } from '../privacy/debit.ts'

/** A sum that this site is shown to be part of. */
export interface ShownSum {
  readonly place: Place
  readonly shown: Shown
  /** Under which the sum is recorded: the study's digest, or its lineage. */
  readonly lineage: string
  /** Names of the sites in it. */
  readonly sites: readonly string[]
}

/**
 * True when the ledger lacks what it is shown: the disk was restored from an old copy. Then everything is assumed of
 * the attempt that an old copy may have forgotten: that it was confirmed, revealed and counted. It is closed for ever,
 * and the agent is locked until an approver unlocks it; what was learned stays.
 */
export async function noticeForgotten(vault: Vault, sum: ShownSum): Promise<boolean> {
  const { ledger, clock, defences, live, log } = vault
  const { place, shown } = sum
  if (await defences.remembers(ledger, place, shown)) return false
  live.forget(place.run)
  await ledger.transaction().execute(async (transaction) => {
    await assumeRevealed(transaction, vault, sum)
    await setFlag(transaction, 'locked', 'ledger-outdated', clock)
  })
  log.warn('the ledger is older than what this hospital took part in: locked', {
    code: 'ledger-outdated',
    ...place,
  })
  return true
}

async function assumeRevealed(
  transaction: LedgerTransaction,
  { clock }: Vault,
  { place, lineage, sites }: ShownSum,
): Promise<void> {
  const { run, round, attempt } = place
  await updateRound(transaction, run, round, { abandonedUpTo: attempt, revealedAttempt: attempt })
  await eraseEarlierAttempts(transaction, { ...place, attempt: attempt + 1 })
  await keepRevealedSet(transaction, { lineage, run, round, members: sites }, clock)
  await recordDebit(transaction, { run, round, lineage }, clock)
  await markMasked(transaction, run)
}
