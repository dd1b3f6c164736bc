import type { Bodies } from '@sampan/proto'
import {
  bytesPerWord,
  equalBytes,
  formatDigest,
  SampanError,
  suite,
  sumDigest,
  verifyEntry,
} from '@sampan/shared'
import { eraseAttempts, findAttempt, type Place } from '../ledger/attempts.ts'
import { readLineage } from '../ledger/lineage.ts'
import { lastPublished, publishRound } from '../ledger/rounds.ts'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Vault } from '../vault.ts'
import { siteAt } from './check-opening.ts'
import { noticeForgotten } from './forgotten.ts'

/**
 * Phase 5 at the site: takes the published sum, which the log must hold under this ctx, and erases keys, shares and
 * vector of the round. The sum is what the next broadcast is recomputed from.
 * @throws SampanError proof-invalid, vector-digest-mismatch, survivors-changed, task-mismatch; ledger-outdated, after
 * the sum was taken
 */
export async function takeResult(
  vault: Vault,
  run: JoinedRun,
  place: Place,
  result: Bodies['roundResult'],
): Promise<void> {
  const { next, last } = await lastPublished(vault.ledger, run.id)
  if (place.round < next) return
  if (place.round > next) throw new SampanError('attempt-stale', { round: place.round })
  vault.defences.checkPublished(vault, place, result)
  await vault.defences.checkOwnView(vault, place, result)
  const plan = vault.defences.nextPlan(run, last)
  if (plan === null) throw new SampanError('task-mismatch', { what: 'the run is complete' })
  const size = plan.layout.dimension * bytesPerWord(plan.layout.width)
  if (result.sum.byteLength !== size) throw new SampanError('vector-malformed', { what: 'sum' })
  const forgotten = await hasForgotten(vault, run, place, result.members)
  await vault.ledger.transaction().execute(async (transaction) => {
    await publishRound(transaction, place, {
      broadcast: plan.broadcast,
      sum: result.sum,
      members: result.members.length,
    })
    await eraseAttempts(transaction, run.id, place.round)
  })
  vault.live.forget(run.id, place.round)
  if (forgotten) throw new SampanError('ledger-outdated')
}

/** A sum that holds this site's vector, of which the ledger knows nothing. */
async function hasForgotten(
  vault: Vault,
  run: JoinedRun,
  place: Place,
  members: readonly number[],
): Promise<boolean> {
  if (!members.includes(run.own.index)) return false
  const { name: lineage } = await readLineage(vault.ledger, run.study)
  const sites = members.map((index) => siteAt(run, index).site)
  return noticeForgotten(vault, { place, shown: 'masked', lineage, sites })
}

export function checkPublished(
  vault: Pick<Vault, 'coordinator'>,
  place: Place,
  result: Bodies['roundResult'],
): void {
  const digest = sumDigest(suite, result.ctx, result.members, result.sum)
  if (!equalBytes(digest, result.sumDigest)) throw new SampanError('vector-digest-mismatch')
  const entry = verifyEntry(result.published, vault.coordinator.log)
  const right =
    entry.type === 'aggregate-published' &&
    entry.run === place.run &&
    entry.round === place.round &&
    entry.attempt === place.attempt &&
    entry.ctx === formatDigest(result.ctx) &&
    entry.digests['sum'] === formatDigest(digest)
  if (!right) throw new SampanError('proof-invalid', { what: 'aggregate published' })
}

/** A site that took part knows the attempt's ctx and, if it confirmed, the set. */
export async function checkOwnView(
  vault: Vault,
  place: Place,
  result: Bodies['roundResult'],
): Promise<void> {
  const attempt = await findAttempt(vault.ledger, place)
  if (attempt === null) return
  if (!equalBytes(attempt.ctx, result.ctx)) throw new SampanError('context-mismatch')
  const { survivors } = attempt
  const same =
    survivors === null ||
    (survivors.length === result.members.length &&
      survivors.every((index, k) => index === result.members[k]))
  if (!same) throw new SampanError('survivors-changed')
}
