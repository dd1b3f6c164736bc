import {
  bytesFromLimbs,
  following,
  isSampanError,
  present,
  SampanError,
  sleep,
  suite,
  sumDigest,
  sumInRange,
  unmaskedIn,
  type Clock,
  type Following,
  type MaskPool,
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
 * @throws SampanError seed-mismatch (naming the dealer's index), sum-out-of-range, masking-interrupted
 */
export async function unmaskRound(
  masks: MaskPool,
  run: RunRecord,
  attempt: Attempt,
): Promise<Unmasked> {
  const { broadcast } = attempt.plan
  const sum = bytesFromLimbs(await openSum(masks, attempt))
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

/** The sum's words. @throws SampanError seed-mismatch, sum-out-of-range, masking-interrupted */
export async function openSum(masks: MaskPool, attempt: Attempt): Promise<Uint32Array> {
  const { accumulator, plan, survivors, round } = attempt
  const revealed = [...attempt.revealed.values()].flat()
  const words = await unmaskedIn(masks, accumulator, closedAttempt(attempt), revealed)
  if (!sumInRange(words, plan.layout, survivors.length))
    throw new SampanError('sum-out-of-range', { round })
  return words
}

const triesMax = 3
const againAfterMs = 1000

/**
 * Unmasks and publishes. When a thread ended in the middle, nothing was published, and accumulator and shares are as they
 * were: it is tried again, `interrupted` being called each time.
 * @throws SampanError masking-interrupted the last time; at once whatever else `publish` throws
 */
export async function publishedAtLast<T>(
  clock: Clock,
  publish: () => Promise<T>,
  interrupted: () => Promise<void>,
): Promise<T> {
  for (let left = triesMax - 1; left > 0; left--) {
    try {
      return await publish()
    } catch (error) {
      if (!isSampanError(error) || error.code !== 'masking-interrupted') throw error
      await interrupted()
      await sleep(clock, againAfterMs)
    }
  }
  return publish()
}
