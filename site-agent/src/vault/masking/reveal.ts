import type { Bodies, ShareKind } from '@sampan/proto'
import { revealKind, SampanError, verifyP256, type HeldShares } from '@sampan/shared'
import { authorise } from '../governance/authorise.ts'
import { markRevealed, type KeptAttempt, type Place } from '../ledger/attempts.ts'
import { keepRevealedSet, revealedSetOf } from '../ledger/lineage.ts'
import { updateRound } from '../ledger/rounds.ts'
import type { LedgerTransaction } from '../ledger/ledger.ts'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import { advertiseAhead } from './advertise.ts'
import { siteAt } from './check-opening.ts'
import { statementOf } from './confirm.ts'
import { openHeld } from './held-shares.ts'
import { subtractableFrom } from './safe-set.ts'
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
  const { defences } = vault
  defences.requireSameContext(asked, attempt)
  const { survivors } = attempt
  if (survivors === null) throw new SampanError('survivors-invalid', { what: 'not confirmed' })
  if (attempt.state !== 'revealed') {
    await defences.requireNotAbandoned(vault, run, attempt)
    defences.checkConfirmations(run, attempt, survivors, asked)
    await recordReveal(vault, run, attempt, survivors)
  }
  const held = openHeld(vault, attempt, attempt.held)
  const next = await advertiseAhead(vault, run, attempt.round, allowed)
  return [revealOf(vault, attempt.ctx, { held, survivors, next })]
}

interface Revelation {
  readonly held: readonly HeldShares[]
  readonly survivors: readonly number[]
  /** The advertisement for the next round. */
  readonly next: Bodies['reveal']['next']
}

/** What goes out of the shares that are held. */
export function revealOf(
  { defences }: Pick<Vault, 'defences'>,
  ctx: Uint8Array,
  { held, survivors, next }: Revelation,
): Outgoing {
  const shares = held.flatMap((share) =>
    defences
      .revealKinds(survivors, share.from)
      .map((kind) => ({ of: share.from, kind, share: share[kind] })),
  )
  return { body: { type: 'reveal', value: { ctx, shares, next } } }
}

/** b of a survivor or s of a departed site: with both, its vector could be read. */
export function revealKinds(survivors: readonly number[], dealer: number): readonly ShareKind[] {
  return [revealKind(survivors, dealer)]
}

/** At least t signatures of distinct members over exactly this site's view of U2 and U3. */
export function checkConfirmations(
  run: JoinedRun,
  attempt: Pick<KeptAttempt, 'ctx' | 'opening' | 'delivery'>,
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
  const { defences } = vault
  const members = survivors.map((index) => siteAt(run, index).site)
  await vault.ledger.transaction().execute(async (transaction) => {
    const lineage = await subtractableFrom(transaction, vault, run)
    await defences.requireSafeSet(transaction, { run, lineage }, attempt, survivors)
    await defences.requireOneSet(transaction, attempt, members)
    await markRevealed(transaction, attempt)
    await updateRound(transaction, run.id, attempt.round, { revealedAttempt: attempt.attempt })
    const set = { lineage: lineage.name, run: run.id, round: attempt.round, members }
    await keepRevealedSet(transaction, set, vault.clock)
  })
}

/** @throws SampanError already-revealed for another set of the same round */
export async function requireOneSet(
  transaction: LedgerTransaction,
  { run, round }: Place,
  members: readonly string[],
): Promise<void> {
  const before = await revealedSetOf(transaction, run, round)
  if (before !== null && before.join() !== members.join()) throw new SampanError('already-revealed')
}
