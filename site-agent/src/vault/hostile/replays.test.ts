import type { Bodies, Body } from '@sampan/proto'
import {
  addInto,
  applyMasks,
  combine,
  isSampanError,
  present,
  readWord,
  selfSeed,
  subtractFrom,
  suite,
} from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { findAttempt, keepAttempt } from '../ledger/attempts.ts'
import { attack, nothing, nothingLater } from './attack.test.support.ts'
import type { HostileAttempt } from './hostile-attempt.test.support.ts'
import { peopleOf, place, sumOf, type HostileHub } from './hostile-hub.test.support.ts'
import { everyone, joinedHub, without4 } from './joined-hub.test.support.ts'
import { publishSum } from './publish.test.support.ts'

/** Asks the first site for its vector once more, as though only these had shared. */
async function again(attempt: HostileAttempt, shared: readonly number[]): Promise<Uint32Array> {
  attempt.vectors.clear()
  const answers = await attempt.deliver(1, attempt.delivery(1, shared))
  const chunk = answers.find(({ type }) => type === 'streamChunk')
  if (chunk?.type !== 'streamChunk') throw new Error('no vector')
  const { data } = chunk.value
  return new Uint32Array(data.slice().buffer)
}

attack('a second vector under the same secrets', {
  sites: 4,
  secret: peopleOf(1),
  layers: [
    [{ findAttempt: () => Promise.resolve(null) }, 'the same vector'],
    [{ forgetSecrets: nothing }, 'attempt-lost'],
    [{ keepAttempt: replacing }, 'SQLITE_CONSTRAINT_PRIMARYKEY'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await hub.collect(place('run_a'), everyone)
    const { width } = attempt.plan.layout
    const first = present(attempt.vectors.get(1), 'vector')
    const others = []
    for (const left of [2, 3, 4])
      others.push(
        await again(
          attempt,
          everyone.filter((index) => index !== left),
        ),
      )
    if (others.every((other) => other.join() === first.join()))
      throw Object.assign(new Error('nothing new'), { code: 'the same vector' })
    // Every difference is the mask that the site shares with the one left out; what is left is its own mask.
    const own = first.slice()
    for (const other of others) {
      subtractFrom(own, first, width)
      addInto(own, other, width)
    }
    await again(attempt, everyone)
    const { ctx } = attempt.opening
    const reveals = await attempt.reveal(await attempt.confirm(everyone), everyone)
    const shares = [...reveals].map(([x, said]) => ({ x, bytes: shareOf(said, 1) }))
    const seed = selfSeed(suite, ctx, combine(shares.slice(0, attempt.opening.threshold)))
    applyMasks(own, [{ seed, sign: 'subtract' }], width)
    return Number(readWord(own, 0, width))
  },
})

function shareOf({ shares }: Bodies['reveal'], dealer: number): Uint8Array {
  return present(
    shares.find(({ of }) => of === dealer),
    'share',
  ).share
}

async function replacing(...[ledger, attempt]: Parameters<typeof keepAttempt>): Promise<void> {
  const { run } = attempt
  await ledger.deleteFrom('attempt').where('run', '=', run).execute()
  await keepAttempt(ledger, attempt)
}

attack('a later attempt when the earlier one was opened', {
  sites: 4,
  secret: peopleOf(4),
  layers: [
    [{ checkAbandonments: nothingLater }, 'already-revealed'],
    [{ requireSafeSet: nothingLater }, 'survivors-unsafe'],
    [{ requireOneSet: nothingLater }, 'already-revealed'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const all = await (await hub.collect(place('run_a'), everyone)).finish(everyone)
    const later = await hub.collect(place('run_a', 1, 2), everyone)
    return all - (await later.finish(without4))
  },
})

attack('an earlier attempt when everybody has signed that it is abandoned', {
  sites: 4,
  secret: peopleOf(4),
  layers: [
    [{ eraseEarlierAttempts: nothingLater }, 'attempt-unknown'],
    [{ requireNotAbandoned: nothingLater }, 'attempt-abandoned'],
    [{ requireSafeSet: nothingLater }, 'survivors-unsafe'],
    [{ requireOneSet: nothingLater }, 'already-revealed'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const first = await hub.collect(place('run_a'), everyone)
    const confirmed = await first.confirm(everyone)
    const others = await (await hub.collect(place('run_a', 1, 2), everyone)).finish(without4)
    return first.open(everyone, await first.reveal(confirmed, without4)) - others
  },
})

attack('a request to reveal, with what was signed in an earlier attempt', {
  sites: 4,
  secret: sumOf(everyone),
  layers: [
    [{ requireSameContext: nothing }, 'context-mismatch'],
    [{ checkConfirmations: nothing }, 'confirmations-too-few'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const first = await hub.collect(place('run_a'), everyone)
    const confirmations = await first.confirm(everyone)
    const value = { ctx: first.opening.ctx, confirmations }
    const second = await hub.collect(place('run_a', 1, 2), everyone)
    await second.confirm(everyone)
    const reveals = new Map<number, Bodies['reveal']>()
    for (const index of without4) {
      const [said] = await second.ask(index, { type: 'revealRequest', value })
      if (said?.type === 'reveal') reveals.set(index, said.value)
    }
    return second.open(everyone, reveals)
  },
})

attack('a round that is over', {
  sites: 4,
  secret: peopleOf(4),
  layers: [
    [{ requireCurrent: nothingLater }, 'attempt-stale'],
    [{ checkAbandonments: nothingLater }, 'already-revealed'],
    [{ requireSafeSet: nothingLater }, 'survivors-unsafe'],
    [{ requireOneSet: nothingLater }, 'already-revealed'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    await publishSum(hub, await hub.collect(place('run_a'), everyone), everyone)
    const over = await hub.collect(place('run_a', 1, 2), everyone)
    return sumOf(everyone) - (await over.finish(without4))
  },
})

/** What of an answer must be the same when it is asked for again: signatures are made anew, and hide nothing. */
function substance(body: Body): string {
  if (body.type === 'streamChunk') return Buffer.from(body.value.data).toString('hex')
  if (body.type === 'streamHeader') return Buffer.from(body.value.digest).toString('hex')
  // The keys for the next round are new after a crash, which nobody has used.
  return JSON.stringify(body.type === 'reveal' ? body.value.shares : body.value)
}

describe('every message once more', () => {
  type Moment = (hub: HostileHub, attempt: HostileAttempt) => Promise<unknown>
  const moments: Readonly<Record<string, Moment>> = {
    'before the sum': () => Promise.resolve(),
    'after a crash': (hub) => hub.victim(1).crash(),
    'after the result': (hub, attempt) => publishSum(hub, attempt, everyone),
    'in the next attempt': (hub) => hub.collect(place('run_a', 1, 2), everyone),
  }

  it.each(Object.entries(moments))(
    '%s, brings what it brought or nothing',
    async (moment, pass) => {
      const hub = await joinedHub()
      const attempt = hub.attempt(place('run_a'), everyone)
      const asked: Body[] = []
      const said = new Set<string>()
      const ask = attempt.ask.bind(attempt)
      attempt.ask = async (index, body) => {
        const answers = await ask(index, body)
        if (index === 1) asked.push(body)
        if (index === 1) for (const answer of answers) said.add(substance(answer))
        return answers
      }
      await attempt.collect()
      const confirmations = await attempt.confirm(everyone)
      // Nobody who has revealed goes on to another attempt.
      if (moment !== 'in the next attempt') await attempt.reveal(confirmations, everyone)
      attempt.ask = ask
      expect(asked.length).toBeGreaterThan(3)
      await pass(hub, attempt)
      // Backwards as well: what comes first may not open the door to what comes after it.
      for (const body of [...asked, ...asked.toReversed()]) {
        // New keys, which nobody has used.
        if (body.type === 'advertisementRequest') continue
        const answers = await ask(1, body).catch((error: unknown) => {
          if (!isSampanError(error)) throw error
          return []
        })
        for (const answer of answers) expect(said).toContain(substance(answer))
      }
      const kept = await findAttempt(hub.vault(1).ledger, place('run_a'))
      expect(kept?.vector ?? null).toBeNull()
    },
  )
})
