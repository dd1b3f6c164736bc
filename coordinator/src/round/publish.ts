import {
  bytesFromLimbs,
  following,
  present,
  SampanError,
  suite,
  sumDigest,
  sumInRange,
  unmask,
  type Following,
} from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import { closedAttempt } from '../aggregation/receive.ts'
import type { PublishedRecord } from './messages.ts'
import type { RunRecord } from './run-store.ts'

export interface Unmasked extends Omit<PublishedRecord, 'entry'> {
  readonly following: Following
}

/**
 * Takes the masks out of the accumulator and steps the analysis. The accumulator itself stays as it is: after a crash
 * the same shares give the same sum.
 * @throws SampanError seed-mismatch (naming the dealer's index), sum-out-of-range
 */
export function unmaskRound(run: RunRecord, attempt: Attempt): Unmasked {
  const { broadcast } = attempt.plan
  const sum = bytesFromLimbs(openSum(attempt))
  const { ctx } = present(attempt.opening, 'opening')
  const members = attempt.survivors
  const course = { manifest: run.study.manifest, plan: run.plan, sites: run.roster.sites.length }
  return {
    round: attempt.round,
    attempt: attempt.attempt,
    ctx,
    sum,
    sumDigest: sumDigest(suite, ctx, members, sum),
    members,
    following: following(course, { broadcast, sum, members: members.length }),
  }
}

/** The sum's words. @throws SampanError seed-mismatch, sum-out-of-range */
export function openSum(attempt: Attempt): Uint32Array {
  const words = attempt.accumulator.slice()
  unmask(words, closedAttempt(attempt), [...attempt.revealed.values()].flat())
  if (!sumInRange(words, attempt.plan.layout, attempt.survivors.length))
    throw new SampanError('sum-out-of-range', { round: attempt.round })
  return words
}
