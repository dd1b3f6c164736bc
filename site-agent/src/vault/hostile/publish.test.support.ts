import { bytesFromLimbs, formatDigest, readWord, suite, sumDigest } from '@sampan/shared'
import type { HostileAttempt } from './hostile-attempt.test.support.ts'
import type { HostileHub } from './hostile-hub.test.support.ts'

/** Opens the sum of an attempt and publishes it to all of them, honestly. Returns its first number. */
export async function publishSum(
  hub: HostileHub,
  attempt: HostileAttempt,
  members: readonly number[],
): Promise<number> {
  const reveals = await attempt.reveal(await attempt.confirm(members), members)
  const words = attempt.sum(members, reveals)
  const sum = bytesFromLimbs(words)
  const { ctx } = attempt.opening
  const digest = sumDigest(suite, ctx, members, sum)
  const entry = { type: 'aggregate-published', ...attempt.place, ctx: formatDigest(ctx) } as const
  const index = hub.log.append({ ...entry, digests: { sum: formatDigest(digest) } })
  const published = hub.log.proof(index)
  const value = { ctx, sum, sumDigest: digest, members: [...members], published }
  for (const member of members) await attempt.ask(member, { type: 'roundResult', value })
  const { broadcast, layout } = attempt.plan
  hub.run(attempt.place.run).last = { broadcast, sum, members: members.length }
  return Number(readWord(words, 0, layout.width))
}
