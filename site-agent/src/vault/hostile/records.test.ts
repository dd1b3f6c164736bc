import { bytesFromLimbs, formatDigest, suite, sumDigest, writeWord } from '@sampan/shared'
import { lastPublished } from '../ledger/rounds.ts'
import { attack, nothing, nothingLater } from './attack.test.support.ts'
import type { HostileAttempt } from './hostile-attempt.test.support.ts'
import { place, sumOf, type HostileHub } from './hostile-hub.test.support.ts'
import { advertised, everyone } from './joined-hub.test.support.ts'

attack('a run that is not in the log', {
  sites: 4,
  secret: sumOf(everyone),
  layers: [[{ checkRunLogged: nothing }, 'proof-invalid']],
  learn: async (hub) => {
    await hub.invite('run_a', { unlogged: true })
    return (await hub.collect(place('run_a'), everyone)).finish(everyone)
  },
})

attack('a round that is not in the log', {
  sites: 4,
  secret: sumOf(everyone),
  layers: [[{ checkRoundLogged: nothing }, 'proof-invalid']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await advertised(hub)
    await attempt.share()
    attempt.record(attempt.opening.ctx, { run: 'run_b' })
    await attempt.mask()
    return attempt.finish(everyone)
  },
})

const forged = 999_999

/** Publishes that number in place of the sum, and returns what the first site believes was the sum. */
async function publish(
  hub: HostileHub,
  attempt: HostileAttempt,
  said: { readonly members?: readonly number[]; readonly logged: boolean },
): Promise<number> {
  const { dimension, width } = attempt.plan.layout
  const words = new Uint32Array((dimension * width) / 32)
  writeWord(words, 0, BigInt(forged), width)
  const sum = bytesFromLimbs(words)
  const members = [...(said.members ?? everyone)]
  const { ctx } = attempt.opening
  const digest = sumDigest(suite, ctx, members, sum)
  const entry = { type: 'aggregate-published', ...attempt.place, ctx: formatDigest(ctx) } as const
  const other = said.logged ? digest : new Uint8Array(32)
  const published = hub.log.proof(
    hub.log.append({ ...entry, digests: { sum: formatDigest(other) } }),
  )
  const value = { ctx, sum, sumDigest: digest, members, published }
  await attempt.ask(1, { type: 'roundResult', value })
  const { last } = await lastPublished(hub.vault(1).ledger, 'run_a')
  return Number(new DataView((last?.sum ?? sum).slice().buffer).getBigUint64(0, true))
}

attack('a published sum that is not in the log', {
  sites: 4,
  secret: forged,
  layers: [[{ checkPublished: nothing }, 'proof-invalid']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await hub.collect(place('run_a'), everyone)
    await attempt.finish(everyone)
    return publish(hub, attempt, { logged: false })
  },
})

attack('a published sum over another set than the one that was signed', {
  sites: 4,
  secret: forged,
  layers: [[{ checkOwnView: nothingLater }, 'survivors-changed']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await hub.collect(place('run_a'), everyone)
    await attempt.finish(everyone)
    return publish(hub, attempt, { logged: true, members: [1, 2, 3] })
  },
})
