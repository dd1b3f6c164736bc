import { describe, expect, it } from 'vitest'
import { defaultFloors } from '../../disclosure/floors.ts'
import { InvariantError } from '../../errors/sampan-error.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { memorySnapshot } from '../memory-snapshot.ts'
import { analysisOf } from '../registry.ts'
import {
  madeUpPeople,
  manifestOf,
  peopleFeatures,
  peopleRanges,
  snapshotOf,
} from '../studies.test.data.ts'
import { attritionSteps } from '../../manifest/attrition-steps.ts'

const manifest = manifestOf({
  features: peopleFeatures,
  ranges: peopleRanges,
  largestSite: 1000,
})
const input: AnalysisInput = {
  manifest,
  settings: { id: 'steps', kind: 'feasibility', perSite: false },
}
const analysis = analysisOf('feasibility')

/** People of 1, 2 and 4 hundred with everyone ten times as many, and gaps. */
const people = madeUpPeople()
function site(rows: number, everyone: number): Snapshot {
  const own = snapshotOf(
    people,
    Array.from({ length: rows }, (_, k) => k),
  )
  const attrition = [
    { step: 'everyone', people: everyone },
    { step: 'target', people: rows },
  ]
  return { ...own, attrition }
}

describe('feasibility', () => {
  it('adds people per step and counts complete cases over all features', () => {
    const sites = [site(100, 1_000_000), site(200, 3000), site(400, 5)]
    const complete = [100, 200, 400].map(
      (rows) =>
        Array.from({ length: rows }, (_, k) => k).filter((row) =>
          [...people.values()].every((column) => !Number.isNaN(column[row])),
        ).length,
    )
    const { outcome, rounds } = analyse(input, sites)
    expect(rounds).toHaveLength(1)
    expect(outcome).toEqual({
      type: 'result',
      result: {
        analysis: 'steps',
        kind: 'feasibility',
        sites: 3,
        steps: [
          { step: 'everyone', people: 1_003_005 },
          { step: 'target', people: 700 },
          { step: 'complete cases', people: complete[0]! + complete[1]! + complete[2]! },
        ],
        hospitals: null,
      },
    })
    expect(complete[2]).toBeLessThan(400)
  })

  it('counts people who have several rows once, with any of them complete', () => {
    const whole = snapshotOf(people, [0])
    const empty = Float64Array.of(Number.NaN)
    const columns = new Map(
      peopleFeatures.map(({ name }) => {
        const [value = 0] = whole.column(name)
        return [name, Float64Array.of(value, value, ...empty, ...empty, value)] as const
      }),
    )
    const attrition = attritionSteps(manifest).map((step) => ({ step, people: 3 }))
    const snapshot = memorySnapshot(columns, attrition, Uint32Array.of(0, 0, 0, 1, 2))
    expect(snapshot.people).toBe(3)
    expect(analysis.local(input, analysis.start(input), snapshot)).toEqual(Float64Array.of(3, 3, 2))
  })

  it('needs the attrition steps of the manifest, in their order', () => {
    expect(attritionSteps(manifest)).toEqual(['everyone', 'target'])
    const columns = new Map([...people].map(([name, x]) => [name, Float64Array.from(x)] as const))
    const bare = memorySnapshot(columns)
    expect(() => analyse(input, [bare])).toThrow(InvariantError)
    const turned = { ...site(10, 10), attrition: [...site(10, 10).attrition].reverse() }
    expect(() => analyse(input, [turned])).toThrow(InvariantError)
  })

  it('refuses a population larger than the study allows for', () => {
    const small = { ...input, manifest: { ...manifest, largestSite: 99 } }
    expect(() => analyse(small, [site(100, 200)])).toThrow(
      expect.objectContaining({ code: 'people-too-many' }),
    )
  })

  it('of one site is judged by steps and by those whom a step removes', () => {
    const judge = (everyone: number, rows: number) => {
      const { broadcast, sum } = analyse(input, [site(rows, everyone)]).rounds[0]!
      return analysis.ownVerdict?.(input, broadcast, sum, defaultFloors)
    }
    expect(judge(100, 60)).toMatchObject({ context: { term: 'complete cases' } })
    expect(judge(500, 400)).toBeNull()
    expect(judge(402, 400)).toMatchObject({ context: { term: 'target' } })
    expect(judge(400, 400)).toBeNull()
    expect(judge(400, 3)).toMatchObject({ context: { term: 'target' } })
    expect(analysis.verdict).toBeUndefined()
  })
})
