import { describe, expect, it } from 'vitest'
import { sound } from '../manifest/sound-manifest.test.data.ts'
import { defaultFloors } from './floors.ts'
import { countNumbers, judgeNumbers, valuesBehind, type PublishedNumbers } from './judge-numbers.ts'

const refused = { code: 'numbers-exhausted', context: {} }

/** A fit of 14 columns over one run: moments, then so many steps, each at a point of its own. */
function fit(run: string, steps: number): readonly PublishedNumbers[] {
  const moments = { run, analysis: 'model', step: 'moments', numbers: 30, question: `${run} 0` }
  const newton = Array.from({ length: steps }, (_, k) => ({
    ...{ run, analysis: 'model', step: 'newton', numbers: 121, question: `${run} ${k + 1}` },
  }))
  return [moments, ...newton]
}

describe('released numbers', () => {
  it('count a step once, with the longest of its rounds', () => {
    expect(countNumbers(fit('a', 9))).toEqual({ steps: 30 + 121, all: 30 + 9 * 121 })
    const [first, ...others] = fit('a', 2)
    const longer = others.map((round, k) => ({ ...round, numbers: 100 + k }))
    expect(countNumbers([first!, ...longer]).steps).toBe(30 + 101)
  })

  it('count a question once, in whatever run it is asked again', () => {
    const again = fit('a', 9).map((round) => ({ ...round, run: 'b' }))
    expect(countNumbers([...fit('a', 9), ...again])).toEqual(countNumbers(fit('a', 9)))
    // Other data, or another point, is another question.
    expect(countNumbers([...fit('a', 9), ...fit('b', 1)]).steps).toBe(2 * (30 + 121))
  })

  it('count the same step of another analysis again', () => {
    const other = fit('b', 3).map((round) => ({ ...round, run: 'a', analysis: 'other' }))
    expect(countNumbers([...fit('a', 3), ...other]).steps).toBe(2 * (30 + 121))
  })

  it('are at most a tenth of the values, steps counted once', () => {
    expect(judgeNumbers(fit('a', 9), 1510, defaultFloors)).toBeNull()
    expect(judgeNumbers(fit('a', 9), 1509, defaultFloors)).toEqual(refused)
    const half = { ...defaultFloors, scalarsPerValue: 0.5 }
    expect(judgeNumbers(fit('a', 2), 302, half)).toBeNull()
    expect(judgeNumbers(fit('a', 2), 301, half)).toEqual(refused)
  })

  it('with every round are never more than the values, unless the floor is', () => {
    const none = { ...defaultFloors, scalarsPerValue: 1 }
    expect(judgeNumbers(fit('a', 9), 30 + 9 * 121, none)).toBeNull()
    expect(judgeNumbers(fit('a', 9), 30 + 9 * 121 - 1, none)).toEqual(refused)
    expect(judgeNumbers(fit('a', 9), 400, { ...none, scalarsPerValue: 3 })).toBeNull()
    expect(judgeNumbers(fit('a', 9), 300, { ...none, scalarsPerValue: 3 })).toEqual(refused)
  })
})

describe('values behind the sums', () => {
  const columns = sound.features.length + 1
  const known = { own: 50, sites: 4, published: 700 }

  it('are those of everybody, as a sum said', () => {
    expect(valuesBehind(sound, known)).toBe(700 * columns)
  })

  it('before any sum, are at least those of the fewest people that the others must have', () => {
    const least = sound.floors.peoplePerSite
    expect(least).toBe(10)
    expect(valuesBehind(sound, { ...known, published: null })).toBe((50 + 3 * least) * columns)
    expect(valuesBehind(sound, { ...known, published: 60 })).toBe((50 + 3 * least) * columns)
  })

  it("are this site's own where its numbers would be visible", () => {
    expect(valuesBehind({ ...sound, cells: 'site' }, known)).toBe(50 * columns)
  })
})
