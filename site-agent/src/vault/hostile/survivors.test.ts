import type { Bodies } from '@sampan/proto'
import { present } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { attack, nothing, nothingLater } from './attack.test.support.ts'
import { peopleOf, place, sumOf, upTo } from './hostile-hub.test.support.ts'
import { everyone, joinedHub, without4 } from './joined-hub.test.support.ts'

attack('a hospital that is a survivor first and departed then', {
  sites: 4,
  secret: peopleOf(4),
  layers: [
    [{ signedBefore: () => null }, 'survivors-changed'],
    [{ requireSafeSet: nothingLater }, 'survivors-unsafe'],
    [{ requireOneSet: nothingLater }, 'already-revealed'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await hub.collect(place('run_a'), everyone)
    return (await attempt.finish(everyone)) - (await attempt.finish(without4))
  },
})

attack('both secrets of a hospital from everybody at once', {
  sites: 4,
  secret: peopleOf(4),
  // Nobody can ask for it: a site decides by itself. What is refused is refused by the arithmetic.
  layers: [[{ revealKinds: () => ['self', 'mask'] }, 'survivors-too-few']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await hub.collect(place('run_a'), everyone)
    const reveals = await attempt.reveal(await attempt.confirm(everyone), everyone)
    return attempt.open(everyone, reveals) - attempt.open(without4, reveals)
  },
})

attack('a set of one', {
  sites: 4,
  secret: peopleOf(1),
  layers: [
    [{ checkSurvivors: nothing }, 'survivors-too-few'],
    [{ requireSafeSet: nothingLater }, 'survivors-unsafe'],
    [{ checkConfirmations: nothing }, 'confirmations-too-few'],
  ],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = await hub.collect(place('run_a'), everyone)
    return attempt.finish([1], everyone)
  },
})

// Five honest hospitals of seven are each shown a set of five with themselves in it. Sites 6 and 7 collude: one fewer
// than the three that could open a single one.
const shown: Readonly<Record<number, readonly number[]>> = {
  1: [1, 2, 5, 6, 7],
  2: [1, 2, 4, 6, 7],
  3: [1, 2, 3, 6, 7],
  4: [1, 2, 4, 6, 7],
  5: [1, 2, 5, 6, 7],
}

attack('another set for every hospital: the sum of two, where each was promised five', {
  sites: 7,
  secret: sumOf([1, 2]),
  layers: [[{ checkConfirmations: nothing }, 'confirmations-too-few']],
  learn: async (hub) => {
    await hub.invite('run_a')
    const attempt = hub.attempt(place('run_a'), upTo(7))
    for (const index of [6, 7]) {
      const { privateKey: key } = present(hub.sites[index - 1], 'site').protocolKey
      attempt.play(index, { key })
    }
    await attempt.collect()
    const reveals = new Map(await attempt.reveal([], [6, 7]))
    for (const index of upTo(5)) {
      const set = present(shown[index], 'set')
      const said = await attempt.confirm(set, [index, 6, 7])
      const [revealed] = await attempt.reveal(said, [index])
      reveals.set(...present(revealed, 'reveal'))
    }
    return attempt.open([1, 2, 6, 7], reveals)
  },
})

describe('confirmations', () => {
  type Confirmation = Bodies['confirmation']
  const forgeries: Readonly<
    Record<
      string,
      (said: readonly Confirmation[], other: readonly Confirmation[]) => Confirmation[]
    >
  > = {
    'too few': (said) => said.slice(0, 2),
    forged: ([a, b, c]) => [a!, b!, { ...c!, signature: new Uint8Array(64).fill(7) }],
    'one twice': ([a, b]) => [a!, b!, b!],
    "one under another's name": ([a, b]) => [a!, b!, { ...b!, index: 3 }],
    'of another attempt': (_said, other) => [...other],
  }
  it.each(Object.keys(forgeries))('%s open nothing', async (kind) => {
    const hub = await joinedHub()
    const before = await hub.collect(place('run_a', 1, 1), everyone)
    const other = await before.confirm(everyone)
    const attempt = await hub.collect(place('run_a', 1, 2), everyone)
    const said = await attempt.confirm(everyone)
    const forged = present(forgeries[kind], kind)(said, other)
    await expect(attempt.reveal(forged, [1])).rejects.toMatchObject({
      code: 'confirmations-too-few',
    })
  })

  it('of somebody who is not a survivor open nothing', async () => {
    const hub = await joinedHub()
    const attempt = await hub.collect(place('run_a'), everyone)
    const [a, b] = await attempt.confirm(without4)
    // The fourth is shown a set with itself in it, and signs that.
    const [d] = await attempt.confirm(everyone, [4])
    await expect(attempt.reveal([a!, b!, d!], [1])).rejects.toMatchObject({
      code: 'confirmations-too-few',
      context: { have: 2 },
    })
  })
})

describe('a survivor set', () => {
  const wrong: readonly (readonly [string, readonly number[]])[] = [
    ['without the hospital itself', [2, 3, 4]],
    ['out of order', [1, 3, 2, 4]],
    ['with one twice', [1, 2, 2, 3]],
    ['with one that did not share', [1, 2, 3, 5]],
  ]
  it.each(wrong)('%s is not signed', async (_what, members) => {
    const hub = await joinedHub({ sites: 5 })
    const attempt = await hub.collect(place('run_a'), everyone)
    await expect(attempt.confirm(members, [1])).rejects.toMatchObject({
      code: 'survivors-invalid',
    })
  })
})
