import { uniform, type Random } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { randomFor } from './cast.ts'
import { everyAssignment, everyMultiset, phases, type Assignment } from './departures.ts'
import type { Aggregated } from './simulate-aggregation.ts'
import {
  departuresOf,
  effective,
  expectedOf,
  expectExactOrNothing,
  stageOf,
  type TestStage,
} from './stage.test.support.ts'

/** A run, and what took place in it. */
interface Played {
  readonly ended: Aggregated
  readonly effective: string
}

/**
 * Plays assignments of departures to phases. A run depends on departures that it comes to, and on no others: those
 * that differ only in what happens after its end are one run, which is played once and held against each of them.
 */
class Players {
  readonly #stage: TestStage
  readonly #seed: string
  readonly #played: Played[] = []

  constructor(stage: TestStage, seed: string) {
    this.#stage = stage
    this.#seed = seed
  }

  async expectRight(assignment: Assignment): Promise<void> {
    const { ended } = this.#known(assignment) ?? (await this.#play(assignment))
    const expected = expectedOf(assignment)
    const what = assignment.join()
    expect(
      ended.published.map(({ members }) => members),
      what,
    ).toEqual(expected === null ? [] : [expected])
    expect(ended.ending === 'completed', what).toBe(expected !== null)
  }

  #known(assignment: Assignment): Played | undefined {
    return this.#played.find((each) => effective(assignment, each.ended.asked) === each.effective)
  }

  async #play(assignment: Assignment): Promise<Played> {
    const seed = `${this.#seed} ${assignment.join()}`
    const ended = await this.#stage.run({
      seed,
      departures: departuresOf(assignment, this.#seed),
    })
    expectExactOrNothing(this.#stage, seed, ended)
    const played = { ended, effective: effective(assignment, ended.asked) }
    this.#played.push(played)
    return played
  }
}

describe('departures for good, each site in one of five phases or never', () => {
  it.each([3, 4, 5])(
    'of %i sites, every assignment: the exact sum over the survivors, or an end with nothing revealed',
    async (n) => {
      const players = new Players(stageOf(n), 'every')
      let assignments = 0
      for (const assignment of everyAssignment(n)) {
        await players.expectRight(assignment)
        assignments += 1
      }
      expect(assignments).toBe(6 ** n)
    },
    300_000,
  )

  it.each([
    [6, 462],
    [7, 792],
  ])(
    'of %i sites, every assignment up to relabelling',
    async (n, kinds) => {
      const players = new Players(stageOf(n), 'kinds')
      let assignments = 0
      for (const assignment of everyMultiset(n)) {
        await players.expectRight(assignment)
        assignments += 1
      }
      expect(assignments).toBe(kinds)
    },
    300_000,
  )

  it('of 5 sites: those that are held against one run end alike when each is played', async () => {
    const stage = stageOf(5)
    for (let k = 0; k < 60; k++) {
      const assignment = drawn(5, randomFor('alike', k))
      // Alone, every assignment is played.
      await new Players(stage, 'every').expectRight(assignment)
    }
  }, 60_000)

  it.each([6, 7])(
    'of %i sites, a thousand assignments out of all',
    async (n) => {
      const players = new Players(stageOf(n), 'drawn')
      for (let k = 0; k < 1000; k++) await players.expectRight(drawn(n, randomFor('drawn', n, k)))
    },
    300_000,
  )
})

function drawn(sites: number, random: Random): Assignment {
  const fates = [...phases, null]
  return Array.from(
    { length: sites },
    () => fates[Math.floor(uniform(random) * fates.length)] ?? null,
  )
}
