import { uniform, type Random } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { randomFor } from './cast.ts'
import { phases, type Departure } from './departures.ts'
import { expectExactOrNothing, stageOf } from './stage.test.support.ts'

const stages = new Map([3, 4, 5, 6, 7].map((n) => [n, stageOf(n)]))

function drawDepartures(sites: number, rounds: number, random: Random): readonly Departure[] {
  const below = (n: number): number => Math.floor(uniform(random) * n)
  return Array.from({ length: below(4) }, () => ({
    site: 1 + below(sites),
    phase: phases[below(phases.length)]!,
    round: 1 + below(rounds),
    attempt: 1 + below(2),
    isSeen: below(3) > 0,
    isRecorded: below(2) === 0,
    sent: below(2),
    back: below(4) === 0 ? null : 1 + below(3),
  }))
}

describe('sites that come and go, messages that overtake each other or come twice', () => {
  it('give exact sums over one set, or end with nothing revealed', async () => {
    const endings = new Map<string, number>()
    let later = 0
    for (let k = 0; k < 200; k++) {
      const seed = `disorder ${k}`
      const random = randomFor(seed, 'what happens')
      const n = 3 + (k % 5)
      const rounds = 1 + (k % 3)
      const stage = stages.get(n)!
      const departures = drawDepartures(n, rounds, random)
      const ended = await stage.run({ seed, rounds, departures, isDisorderly: k % 4 > 0 })
      expectExactOrNothing(stage, seed, ended)
      const { published, ending } = ended
      expect(published.map(({ round }) => round)).toEqual(published.map((_, at) => at + 1))
      expect(ending === 'completed').toBe(published.length === rounds)
      // The set of the first sum is the set of all: else their difference would tell of fewer.
      for (const { members } of published) expect(members).toEqual(published[0]!.members)
      later += published.filter(({ attempt }) => attempt > 1).length
      endings.set(ending, (endings.get(ending) ?? 0) + 1)
    }
    // Each kind of end came about, and sums were opened in later attempts.
    expect([...endings.keys()].sort()).toEqual(
      expect.arrayContaining(['attempts-exhausted', 'completed', 'run-lost', 'site-absent']),
    )
    expect(endings.get('completed')).toBeGreaterThan(100)
    expect(later).toBeGreaterThan(10)
  }, 120_000)
})
