import type { Bodies } from '@sampan/proto'
import {
  confirmationStatement,
  controllersOf,
  SampanError,
  sharedDigest,
  signP256,
  suite,
  survivorsDigest,
} from '@sampan/shared'
import { authorise } from '../governance/authorise.ts'
import { confirmAttempt, type KeptAttempt } from '../ledger/attempts.ts'
import { readRound } from '../ledger/rounds.ts'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import { siteAt } from './check-opening.ts'
import { subtractableFrom } from './safe-set.ts'
import type { Outgoing } from './wire.ts'

/**
 * Phase 3: signs the survivor set, once per attempt and durably before sending. The same set asked for again gets the
 * same signature; another set is refused for ever.
 * @throws SampanError from authorise; survivors-changed, survivors-invalid, survivors-too-few, survivors-unsafe, attempt-abandoned
 */
export async function confirm(
  vault: Vault,
  run: JoinedRun,
  attempt: KeptAttempt,
  asked: Bodies['survivorSet'],
): Promise<readonly Outgoing[]> {
  await authorise(vault, run.study)
  const { defences } = vault
  defences.requireSameContext(asked, attempt)
  const before = defences.signedBefore(attempt, asked.members)
  if (before !== null) return [outgoing(run, attempt.ctx, before)]
  await defences.requireNotAbandoned(vault, run, attempt)
  defences.checkSurvivors(run, attempt, asked.members)
  const lineage = await subtractableFrom(vault.ledger, vault, run)
  await defences.requireSafeSet(vault.ledger, { run, lineage }, attempt, asked.members)
  const statement = statementOf(attempt, asked.members)
  const signature = signP256(vault.identity.protocolKey.privateKey, statement)
  await vault.ledger
    .transaction()
    .execute((transaction) => confirmAttempt(transaction, attempt, asked.members, signature))
  return [outgoing(run, attempt.ctx, signature)]
}

/** What every member of U3 signs. */
export function statementOf(
  attempt: Pick<KeptAttempt, 'ctx' | 'delivery'>,
  survivors: readonly number[],
): Uint8Array {
  const shared = attempt.delivery.shares.map((shares) => ({
    index: shares.from,
    root: shares.root,
    selfSeedDigest: shares.selfSeedDigest,
  }))
  return confirmationStatement(
    suite,
    attempt.ctx,
    sharedDigest(suite, shared),
    survivorsDigest(suite, survivors),
  )
}

/** The signature over this set, if it was signed. @throws SampanError survivors-changed when another was */
export function signedBefore(
  { survivors, confirmation }: Pick<KeptAttempt, 'survivors' | 'confirmation'>,
  members: readonly number[],
): Uint8Array | null {
  if (survivors === null || confirmation === null) return null
  if (!sameSet(survivors, members)) throw new SampanError('survivors-changed')
  return confirmation
}

/** @throws SampanError attempt-abandoned: this site signed that it says nothing more in it */
export async function requireNotAbandoned(
  vault: Vault,
  run: JoinedRun,
  attempt: KeptAttempt,
): Promise<void> {
  const { abandonedUpTo } = await readRound(vault.ledger, run.id, attempt.round)
  if (attempt.attempt <= abandonedUpTo)
    throw new SampanError('attempt-abandoned', { attempt: attempt.attempt })
}

/** U3: ascending, within U2, holds this site, and large enough. */
export function checkSurvivors(
  run: JoinedRun,
  attempt: Pick<KeptAttempt, 'opening' | 'delivery'>,
  members: readonly number[],
): void {
  const shared = new Set(attempt.delivery.shares.map((shares) => shares.from))
  const ordered = members.every((index, k) => shared.has(index) && index > (members[k - 1] ?? 0))
  if (!ordered || !members.includes(run.own.index)) throw new SampanError('survivors-invalid')
  const { survivorsMin, controllersMin } = attempt.opening
  const sites = members.map((index) => siteAt(run, index))
  if (sites.length < survivorsMin || controllersOf(sites) < controllersMin)
    throw new SampanError('survivors-too-few', { have: sites.length })
}

function sameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((index, k) => index === b[k])
}

function outgoing(run: JoinedRun, ctx: Uint8Array, signature: Uint8Array): Outgoing {
  return { body: { type: 'confirmation', value: { ctx, index: run.own.index, signature } } }
}
