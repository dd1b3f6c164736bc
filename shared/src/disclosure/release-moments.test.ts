import { describe, expect, it } from 'vitest'
import { analyse } from '../analysis/drive.ts'
import type { DescribeResult, NumericSummary } from '../analysis/results.ts'
import { lowFloors, manifestOf, numeric, snapshotOf } from '../analysis/studies.test.data.ts'
import { layOut } from '../ring/fixed-point.ts'
import { defaultFloors, type Floors } from './floors.ts'
import { releaseCheck } from './release.ts'

const range = [0, 1000] as const

/** The one number of a study, over these people in three hospitals, before and after the release check. */
function describeNumber(
  values: readonly number[],
  floors: Floors = defaultFloors,
  bounds: readonly [number, number] = range,
) {
  const parts = { ranges: { u: bounds }, floors: lowFloors, largestSite: 1_000_000 }
  const manifest = manifestOf({ features: [numeric('u')], ...parts })
  const people = new Map([['u', values]])
  const sites = [0, 1, 2].map((site) =>
    snapshotOf(
      people,
      values.flatMap((_, row) => (row % 3 === site ? [row] : [])),
    ),
  )
  const { outcome } = analyse(
    {
      manifest,
      settings: {
        id: 'd',
        kind: 'describe',
        features: ['u'],
        groups: null,
        quantiles: [],
        bins: 100,
        weights: null,
      },
    },
    sites,
  )
  if (outcome.type !== 'result') throw new Error(outcome.type)
  const release = releaseCheck(outcome.result, floors)
  if (release.type !== 'released') throw new Error(release.type)
  const [exact] = (outcome.result as DescribeResult).features
  const [shown] = (release.result as DescribeResult).features
  return { exact: exact as NumericSummary, shown: shown as NumericSummary, release }
}

/** Ages in whole years, with a few missing. */
const ages = (people: number, missing: number): number[] =>
  Array.from({ length: people }, (_, k) => (k < missing ? Number.NaN : 30 + ((k * k * 7) % 53)))

/** Counts under which `mean` is the mean of whole numbers. */
function countsBehind(mean: number, candidates: readonly number[]): readonly number[] {
  return candidates.filter((n) => Math.abs(n * mean - Math.round(n * mean)) < 1e-6)
}

/** The same for a mean that was rounded to a power of ten of at least sd / n. */
function countsWithin(
  mean: number,
  { n, sd }: NumericSummary,
  candidates: readonly number[],
): readonly number[] {
  const grain = 10 ** Math.ceil(Math.log10(sd! / n!))
  return candidates.filter((count) => {
    const total = count * mean
    return Math.abs(total - Math.round(total)) <= (count * grain) / 2
  })
}

describe('the few who are missing', () => {
  const candidates = [400, 399, 398, 397, 396]

  it('would follow from an exact mean of whole numbers, and from bounds on its error', () => {
    const { exact } = describeNumber(ages(400, 3))
    expect(countsBehind(exact.mean!, candidates)).toEqual([397])
    const bound = 1_000_000 * 1000
    const segments = [{ name: 'power 1 u', length: 1, kind: 'real', bound } as const]
    const [{ exponent } = { exponent: 0 }] = layOut({ width: 128, sites: 3, segments }).segments
    const ratio = Math.log2(1.5 / exact.fixedPointError!.mean / 397) - exponent
    expect(Math.abs(ratio - Math.round(ratio))).toBeLessThan(1e-12)
  })

  it('do not follow from what is shown, which is good to less than a standard error', () => {
    for (const missing of [1, 2, 3, 4]) {
      const { exact, shown } = describeNumber(ages(400, missing))
      expect(shown).toMatchObject({ n: null, missing: null, fixedPointError: null })
      expect(shown.mean).not.toBe(exact.mean)
      expect(countsWithin(shown.mean!, exact, candidates)).toEqual(candidates)
      expect(Math.abs(shown.mean! - exact.mean!)).toBeLessThan(exact.sd! / Math.sqrt(400))
      expect(Math.abs(shown.sd! / exact.sd! - 1)).toBeLessThan(0.025)
    }
  })

  it('everything is exact where counts are', () => {
    for (const missing of [0, 5]) {
      const { exact, shown } = describeNumber(ages(400, missing))
      expect(shown).toEqual(exact)
    }
  })

  it('rounded counts do not follow from the mean either', () => {
    const { exact, shown } = describeNumber(ages(404, 0), { ...defaultFloors, countMultiple: 5 })
    expect(shown).toMatchObject({ n: 405, fixedPointError: null })
    expect(countsBehind(exact.mean!, [403, 404, 405, 406, 407])).toEqual([404])
    expect(countsWithin(shown.mean!, exact, [403, 404, 405, 406, 407])).toHaveLength(5)
  })
})

describe('moments that are about very few people', () => {
  const isShown = (values: readonly number[], floors?: Floors): boolean => {
    const { shown, release } = describeNumber(values, floors)
    const all = [shown.mean, shown.sd, shown.skewness, shown.kurtosis, shown.fixedPointError]
    expect(new Set(all.map((value) => value === null)).size).toBe(1)
    const hidden = release.suppressed.map(({ what }) => what)
    expect(hidden).toEqual(shown.mean === null ? ['mean', 'sd', 'skewness', 'kurtosis'] : [])
    return shown.mean !== null
  }
  /** `few` people at 1, the others at 0. */
  const flag = (few: number): number[] => Array.from({ length: 300 }, (_, k) => (k < few ? 1 : 0))

  it('a binary feature declared as a number has the floor of a cell', () => {
    const { exact } = describeNumber(flag(4))
    expect(exact.mean! * exact.n!).toBeCloseTo(4, 12)
    for (const few of [1, 2, 3, 4]) {
      expect(isShown(flag(few))).toBe(false)
      expect(isShown(flag(300 - few))).toBe(false)
    }
    expect(isShown(flag(5))).toBe(true)
    expect(isShown(flag(150))).toBe(true)
    expect(isShown(flag(7), { ...defaultFloors, cell: 8 })).toBe(false)
    expect(isShown(flag(4), { ...lowFloors, dominanceMax: 1 })).toBe(true)
  })

  it('one person far away from the others is not described', () => {
    const around = Array.from({ length: 100 }, (_, k) => 10 + (k % 7))
    expect(isShown(around)).toBe(true)
    expect(isShown([...around, 900])).toBe(false)
    expect(isShown([...around, 900], { ...defaultFloors, dominanceMax: 1 })).toBe(true)
    // Ten of them share.
    expect(isShown([...around, ...Array.from({ length: 10 }, (_, k) => 900 + k)])).toBe(true)
  })

  it('a range so wide that fixed point loses the shape hides them too', () => {
    for (const year of [0, 2019])
      for (const high of [1e9, 1e12, 1e15]) {
        const years = flag(3).map((value) => value + year)
        const { exact, shown } = describeNumber(years, defaultFloors, [-high, high])
        expect((exact.mean! - year) * 300).toBeCloseTo(3, 8)
        expect(exact.sd).not.toBe(0)
        expect(shown).toMatchObject({ mean: null, sd: null, fixedPointError: null })
      }
  })

  it('a constant, which has no shape, is shown', () => {
    const { exact, shown } = describeNumber(Array.from({ length: 30 }, () => 7))
    expect(exact).toMatchObject({ mean: 7, sd: 0, skewness: null, kurtosis: null })
    expect(shown).toEqual(exact)
  })
})
