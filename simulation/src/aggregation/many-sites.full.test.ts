import { uniform } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { randomFor } from './cast.ts'
import { phases, type Assignment } from './departures.ts'
import { departuresOf, expectedOf, expectExactOrNothing, stageOf } from './stage.test.support.ts'

/** One more or one fewer than what the threshold tolerates decides, so the number of departures is drawn around it. */
function drawn(sites: number, threshold: number, seed: string): Assignment {
  const random = randomFor(seed, 'assignment')
  const below = (n: number): number => Math.floor(uniform(random) * n)
  const tolerated = sites - threshold
  const going = new Set<number>()
  const departures = below(3) === 0 ? tolerated + below(3) : below(tolerated + 1)
  while (going.size < departures) going.add(below(sites))
  return Array.from({ length: sites }, (_, k) =>
    going.has(k) ? (phases[below(phases.length)] ?? null) : null,
  )
}

const patterns = [
  ...Array.from({ length: 12 }, (_, k) => [50, k] as const),
  ...Array.from({ length: 3 }, (_, k) => [240, k] as const),
]

describe('departures for good among many sites', () => {
  it.each(patterns)('of %i sites, seeded pattern %i: exact, or nothing revealed', async (n, k) => {
    const stage = stageOf(n)
    const seed = `${n} sites, pattern ${k}`
    const assignment = drawn(n, stage.threshold, seed)
    const startedMs = performance.now()
    const ended = await stage.run({ seed, departures: departuresOf(assignment, seed) })
    const seconds = Math.round((performance.now() - startedMs) / 1000)
    const expected = expectedOf(assignment)
    expect(ended.published.map(({ members }) => members)).toEqual(
      expected === null ? [] : [expected],
    )
    expectExactOrNothing(stage, seed, ended)
    const gone = assignment.filter((phase) => phase !== null).length
    const what = `${seed}: ${gone} departures, ${ended.ending}, ${seconds} s`
    process.stdout.write(`${new Date().toISOString()} ${what}\n`)
  })
})
