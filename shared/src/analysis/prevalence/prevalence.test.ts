import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { releaseCheck } from '../../disclosure/release.ts'
import type { AnalysisInput } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { memorySnapshot } from '../memory-snapshot.ts'
import { analysisOf } from '../registry.ts'
import type { PrevalenceResult } from '../results.ts'
import { binary, lowFloors, manifestOf } from '../studies.test.data.ts'

const names = ['common', 'rare', 'most', 'never']
const manifest = manifestOf({ features: names.map(binary), ranges: {}, largestSite: 500 })
const input: AnalysisInput = {
  manifest,
  settings: { id: 'p', kind: 'prevalence', features: names, shareMin: 0.25 },
}

/** 100, 200 and 400 people; whoever has no value has not. */
const site = (people: number) => {
  const column = (has: (k: number) => boolean) =>
    Float64Array.from({ length: people }, (_, k) => (k === 7 ? Number.NaN : has(k) ? 1 : 0))
  return memorySnapshot(
    new Map([
      ['common', column((k) => k % 4 === 0)],
      ['rare', column((k) => k === 0)],
      ['most', column((k) => k !== 1)],
      ['never', column(() => false)],
    ]),
  )
}
const { outcome, rounds } = analyse(input, [100, 200, 400].map(site))
const result = (outcome.type === 'result' ? outcome.result : {}) as PrevalenceResult
const shown = (floors: Floors) => {
  const release = releaseCheck(result, floors)
  if (release.type !== 'released') throw new Error(release.code)
  return (release.result as PrevalenceResult).features.map((each) => [each.people, each.picked])
}

describe('prevalence', () => {
  it('adds the people who have each feature, in one round', () => {
    expect(rounds).toHaveLength(1)
    expect(result).toEqual({
      ...{ analysis: 'p', kind: 'prevalence', sites: 3, people: 700, shareMin: 0.25 },
      features: [
        { feature: 'common', people: 175, picked: true },
        { feature: 'rare', people: 3, picked: false },
        { feature: 'most', people: 694, picked: true },
        { feature: 'never', people: 0, picked: false },
      ],
    })
  })

  it('shows and picks what enough people have and enough have not', () => {
    expect(shown(lowFloors)).toEqual([
      [175, true],
      [3, false],
      [694, true],
      [0, false],
    ])
    const hidden = [null, false]
    expect(shown(defaultFloors)).toEqual([[175, true], hidden, [694, true], hidden])
    expect(shown({ ...defaultFloors, cell: 7 })).toEqual([[175, true], hidden, hidden, hidden])
    expect(shown({ ...defaultFloors, countMultiple: 10 })[0]).toEqual([180, true])
    const release = releaseCheck(result, defaultFloors)
    expect(release.type === 'released' && release.suppressed.map(({ of }) => of)).toEqual([
      'rare',
      'never',
    ])
  })

  it('of a handful of people is refused, of nobody fails', () => {
    expect(releaseCheck({ ...result, people: 4 }, defaultFloors)).toMatchObject({
      code: 'release-refused',
    })
    expect(analyse(input, [site(0)]).outcome).toMatchObject({ code: 'nobody-complete' })
  })

  it('of one site is judged cell by cell', () => {
    const judge = (people: number, floors: Floors) => {
      const { broadcast, sum } = analyse(input, [site(people)]).rounds[0]!
      return analysisOf('prevalence').ownVerdict?.(input, broadcast, sum, floors)
    }
    expect(judge(100, lowFloors)).toBeNull()
    expect(judge(100, defaultFloors)).toMatchObject({
      code: 'cell-too-small',
      context: { term: 'rare' },
    })
  })

  it('refuses a population larger than the study allows for', () => {
    expect(() => analyse(input, [site(501)])).toThrow(
      expect.objectContaining({ code: 'people-too-many' }),
    )
  })
})
