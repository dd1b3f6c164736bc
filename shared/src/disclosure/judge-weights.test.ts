import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WeightSum } from '../analysis/analysis.ts'
import { defaultFloors } from './floors.ts'
import { judgeWeights } from './judge-weights.ts'

const refused = { code: 'dominance', context: {} }

function sumOf(weights: readonly number[], kind: WeightSum['kind'] = 'variance'): WeightSum {
  return {
    ...{ kind, people: weights.length },
    sum: weights.reduce((sum, w) => sum + w, 0),
    squares: weights.reduce((sum, w) => sum + w * w, 0),
    largest: Math.max(0, ...weights),
  }
}
const even = (people: number, weight = 1): number[] => Array.from({ length: people }, () => weight)
const judge = (
  weights: readonly number[],
  kind?: WeightSum['kind'],
  cells: 'pooled' | 'site' = 'pooled',
  floors = defaultFloors,
) => judgeWeights([sumOf(weights, kind)], floors, cells)

describe('effective people', () => {
  // One of weight w among m of weight 1: (m + w)^2 / (m + w^2), the share w / (m + w).
  const one = (others: number, weight: number) => [...even(others), weight]

  it('at least ten at a hospital of a hundred', () => {
    // 100 people, w = 28: 127^2 / 883 = 18.3, share 0.220. w = 42: 141^2 / 1863 = 10.67, share 0.298.
    expect(judge(one(99, 28))).toBeNull()
    expect(judge(one(99, 42))).toBeNull()
    // w = 45: 144^2 / 2124 = 9.76.
    expect(judge(one(99, 45))).toEqual(refused)
    // A share of 0.298 with a floor of a quarter.
    const quarter = { ...defaultFloors, dominanceMax: 0.25 }
    expect(judge(one(99, 28), 'variance', 'pooled', quarter)).toBeNull()
    expect(judge(one(99, 42), 'variance', 'pooled', quarter)).toEqual(refused)
  })

  it('a tenth of the people at a smaller one', () => {
    // 30 people, w = 14: 43^2 / 225 = 8.2, share 0.326 < 15 / 30. w = 24: 53^2 / 605 = 4.6. w = 28: 57^2 / 813 = 4.0
    expect(judge(one(29, 24))).toBeNull()
    expect(judge(one(29, 28))).toBeNull()
    // Share 30 / 59 = 0.508 > 15 / 30.
    expect(judge(one(29, 30))).toEqual(refused)
    // Two of 30, and the others nothing: 2 < 3, and with three it is as many.
    const few = (people: number) => [...even(30 - people, 1e-12), ...even(people)]
    expect(judge(few(2))).toEqual(refused)
    expect(judge(few(3))).toBeNull()
  })

  it('half of it for fitted parts', () => {
    // Among 1000: 5 equal people pass, 4 do not; of variances 10 and 9.
    const of = (people: number) => [...even(1000 - people, 1e-12), ...even(people)]
    expect([judge(of(5), 'fitted'), judge(of(4), 'fitted')]).toEqual([null, refused])
    expect([judge(of(10)), judge(of(9))]).toEqual([null, refused])
  })

  it('as the floors say, whatever the size, where own numbers would be visible', () => {
    for (const kind of ['variance', 'fitted'] as const) {
      expect(judge(even(10), kind, 'site')).toBeNull()
      expect(judge(even(9), kind, 'site')).toEqual(refused)
      expect(judge(even(9), kind)).toBeNull()
      // 31 people, w = 13.5: share 13.5 / 43.5 = 0.310 at 9.3 effective; w = 12: 0.286 at 10.1.
      expect(judge(one(30, 12), kind, 'site')).toBeNull()
      expect(judge(one(30, 13.5), kind, 'site')).toEqual(refused)
    }
  })

  it('of nobody are not missed; of somebody without weight they are', () => {
    expect(judge([])).toBeNull()
    expect(judge([0, 0, 0, Number.NaN])).toEqual(refused)
    expect(judge([1])).toBeNull()
  })

  it('do not depend on the scale', () => {
    const weights = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(weights, fc.integer({ min: -40, max: 0 }), (of, power) => {
        const scaled = of.map((w) => w * 2 ** power)
        expect(judge(scaled)).toEqual(judge(of))
      }),
    )
  })

  it('pass wherever weights differ by a factor of ten or less', () => {
    // (sum w)^2 / sum w^2 >= 4 n r / (1 + r)^2 with r the largest ratio (Polya and Szego): 0.33 n for 10.
    const weights = fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    })
    fc.assert(
      fc.property(weights, (of) => {
        expect([judge(of), judge(of, 'fitted')]).toEqual([null, null])
      }),
    )
  })
})

describe('what sites let through', () => {
  const site = fc.array(
    fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1e-9, noNaN: true }),
      fc.constant(1),
    ),
    { minLength: 100, maxLength: 160 },
  )

  it('shows nobody in the sum of all of them: the floors hold there', () => {
    let passed = 0
    fc.assert(
      fc.property(fc.array(site, { minLength: 3, maxLength: 5 }), fc.nat(25), (sites, power) => {
        // All sites but the first nearly vanish.
        const scaled = sites.map((of, k) => (k === 0 ? of : of.map((w) => w * 10 ** -power)))
        if (scaled.some((of) => judge(of) !== null)) return
        passed++
        const { sum, squares, largest } = sumOf(scaled.flat())
        expect((sum * sum) / squares).toBeGreaterThan(10 - 1e-6)
        expect(largest / sum).toBeLessThan(0.3 + 1e-6)
      }),
    )
    expect(passed).toBeGreaterThan(20)
  })
})
