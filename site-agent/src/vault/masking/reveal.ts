import type { Bodies } from '@sampan/proto'
import { equalBytes, revealKind, SampanError, verifyP256 } from '@sampan/shared'
import { authorise } from '../governance/authorise.ts'
import { markRevealed, type KeptAttempt } from '../ledger/attempts.ts'
import { keepRevealedSet, readLineage, revealedSetOf } from '../ledger/lineage.ts'
import { readRound, updateRound } from '../ledger/rounds.ts'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import { advertiseAhead } from './advertise.ts'
import { siteAt } from './check-opening.ts'
import { statementOf } from './confirm.ts'
import { openHeld } from './held-shares.ts'
import { requireSafeSet } from './safe-set.ts'
import type { Outgoing } from './wire.ts'

/**
 * Phase 4: only for the set that this site signed and at least t of its members signed: the share of b for every
 * survivor, of s for every departed site. Recorded before it is sent; asked again, the same bytes go again. Whoever
 * withdrew or said stop after the confirmation reveals nothing: the others may still open the sum, if they are t. With
 * it goes the advertisement for the next round.
 * @throws SampanError from authorise; confirmations-too-few, survivors-changed, survivors-unsafe, already-revealed,
 * attempt-abandoned, attempt-lost
 */
export async function reveal(
  vault: Vault,
  run: JoinedRun,
  attempt: KeptAttempt,
  asked: Bodies['revealRequest'],
): Promise<readonly Outgoing[]> {
  const allowed = await authorise(vault, run.study)
  if (!equalBytes(asked.ctx, attempt.ctx)) throw new SampanError('context-mismatch')
  const { survivors } = attempt
  if (survivors === null) throw new SampanError('survivors-invalid', { what: 'not confirmed' })
  if (attempt.state !== 'revealed') {
    await requireNotAbandoned(vault, run, attempt)
    checkConfirmations(run, attempt, survivors, asked)
    await recordReveal(vault, run, attempt, survivors)
  }
  const held = openHeld(vault, attempt, attempt.held)
  const shares = held.map((share) => {
    const kind = revealKind(survivors, share.from)
    return { of: share.from, kind, share: share[kind] }
  })
  const next = await advertiseAhead(vault, run, attempt.round, allowed)
  return [{ body: { type: 'reveal', value: { ctx: attempt.ctx, shares, next } } }]
}

async function requireNotAbandoned(
  vault: Vault,
  run: JoinedRun,
  attempt: KeptAttempt,
): Promise<void> {
  const { abandonedUpTo } = await readRound(vault.ledger, run.id, attempt.round)
  if (attempt.attempt <= abandonedUpTo)
    throw new SampanError('attempt-abandoned', { attempt: attempt.attempt })
}

/** At least t signatures of distinct members over exactly this site's view of U2 and U3. */
function checkConfirmations(
  run: JoinedRun,
  attempt: KeptAttempt,
  survivors: readonly number[],
  asked: Bodies['revealRequest'],
): void {
  const statement = statementOf(attempt, survivors)
  const signers = new Set<number>()
  for (const confirmation of asked.confirmations) {
    if (!survivors.includes(confirmation.index)) continue
    const { protocolKey } = siteAt(run, confirmation.index)
    if (verifyP256(protocolKey, statement, confirmation.signature)) signers.add(confirmation.index)
  }
  if (signers.size < attempt.opening.threshold)
    throw new SampanError('confirmations-too-few', { have: signers.size })
}

/**
 * In one transaction with the last look at what was revealed before: of two sets that were both confirmed and would
 * subtract to one hospital, only the first is opened. A round is opened for one set.
 */
async function recordReveal(
  vault: Vault,
  run: JoinedRun,
  attempt: KeptAttempt,
  survivors: readonly number[],
): Promise<void> {
  const members = survivors.map((index) => siteAt(run, index).site)
  await vault.ledger.transaction().execute(async (transaction) => {
    const lineage = await readLineage(transaction, run.study)
    await requireSafeSet(transaction, { run, lineage }, attempt, survivors)
    const before = await revealedSetOf(transaction, run.id, attempt.round)
    if (before !== null && before.join() !== members.join())
      throw new SampanError('already-revealed')
    await markRevealed(transaction, attempt)
    await updateRound(transaction, run.id, attempt.round, { revealedAttempt: attempt.attempt })
    const set = { lineage: lineage.name, run: run.id, round: attempt.round, members }
    await keepRevealedSet(transaction, set, vault.clock)
  })
}
