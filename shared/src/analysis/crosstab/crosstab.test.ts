import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { releaseCheck } from '../../disclosure/release.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { ChiSquareTest, CrosstabResult } from '../results.ts'
import {
  binary,
  category,
  heartSites,
  lowFloors,
  madeUpPeople,
  manifestOf,
  numeric,
  oracles,
  peopleFeatures,
  peopleRanges,
  readJson,
  referenceData,
  snapshotOf,
} from '../studies.test.data.ts'

interface Square {
  readonly statistic: number
  readonly df: number
  readonly 'p.value': number
}
interface Oracle {
  readonly smokingByStage: { readonly cells: number[][]; readonly chiSquare: Square }
  readonly sexByY: {
    readonly cells: number[][]
    readonly chiSquare: Square
    readonly chiSquareCorrected: Square
    readonly fisher: { readonly 'p.value': number }
    readonly mantelHaenszel: Square & Readonly<Record<'or' | 'low' | 'high', number>>
    readonly mantelHaenszelCorrected: Square
  }
}
const oracle = readJson(resolve(oracles, 'tables.json')) as Oracle

const people = madeUpPeople()
const site = [...people.get('y')!.keys()].map((row) => (row * row) % 5)
const parts = (count: number): readonly Snapshot[] =>
  Array.from({ length: count }, (_, k) =>
    snapshotOf(
      people,
      site.flatMap((at, row) => (at % count === k ? [row] : [])),
    ),
  )
const manifest = manifestOf({ features: peopleFeatures, ranges: peopleRanges })
const tableOf = (
  rows: string,
  columns: string,
  strata: string | null = null,
  study = manifest,
): AnalysisInput => ({
  manifest: study,
  settings: { id: 't', kind: 'crosstab', rows, columns, strata, confidence: 0.95 },
})

function resultOf(input: AnalysisInput, sites: readonly Snapshot[]): CrosstabResult {
  const { outcome, rounds } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  expect(rounds).toHaveLength(1)
  return outcome.result as CrosstabResult
}

function near(ours: number | null | undefined, expected: number): void {
  expect(Math.abs(ours! / expected - 1)).toBeLessThan(1e-10)
}

function expectSquare(ours: ChiSquareTest | null, expected: Square): void {
  near(ours!.statistic, expected.statistic)
  expect(ours!.df).toBe(expected.df)
  near(ours!['p.value'], expected['p.value'])
}

describe('crosstab against R', () => {
  it.each([1, 3, 5])('has the cells and tests of two features over %i parts', (count) => {
    const wide = resultOf(tableOf('smoking', 'stage'), parts(count))
    expect(wide.tables).toEqual([oracle.smokingByStage.cells])
    expectSquare(wide.tests!.chiSquare, oracle.smokingByStage.chiSquare)
    expect(wide.tests).toMatchObject({ chiSquareCorrected: null, fisher: null })
    expect(wide.people + wide.missing!).toBe(people.get('y')!.length)
    const { sexByY } = oracle
    const square = resultOf(tableOf('sex', 'y'), parts(count))
    expect(square.tables).toEqual([sexByY.cells])
    expectSquare(square.tests!.chiSquare, sexByY.chiSquare)
    expectSquare(square.tests!.chiSquareCorrected, sexByY.chiSquareCorrected)
    near(square.tests!.fisher!['p.value'], sexByY.fisher['p.value'])
    expect(square.tests!.mantelHaenszel).toBeNull()
  })

  it('has the Mantel-Haenszel test over strata', () => {
    const tests = resultOf(tableOf('sex', 'y', 'stage'), parts(4)).tests!
    const { mantelHaenszel } = tests
    expectSquare(tests.mantelHaenszelCorrected, oracle.sexByY.mantelHaenszelCorrected)
    const expected = oracle.sexByY.mantelHaenszel
    near(mantelHaenszel!.statistic, expected.statistic)
    near(mantelHaenszel!['p.value'], expected['p.value'])
    near(mantelHaenszel!['odds.ratio'], expected.or)
    near(mantelHaenszel!['conf.low'], expected.low)
    near(mantelHaenszel!['conf.high'], expected.high)
  })

  it.skipIf(!existsSync(referenceData))('has the answers for four heart hospitals', () => {
    const sites = heartSites()
    const file = resolve(referenceData, 'reference/heart_glm_other.json')
    const expected = readJson(file) as {
      readonly counts: {
        readonly sex_by_y: number[][]
        readonly sex_by_y_by_site: Readonly<Record<string, number[][]>>
      }
      readonly chisq_sex_y: { readonly x2: number; readonly p: number }
      readonly mantel_haenszel_sex_y_by_site: {
        readonly x2: number
        readonly p: number
        readonly common_or: number
        readonly or95: readonly [number, number]
      }
    }
    const features = [binary('sex'), binary('y'), category('site', [...sites.keys()])]
    const study = manifestOf({ features, ranges: {} })
    const all = [...sites.values()]
    const plain = resultOf(tableOf('sex', 'y', null, study), all)
    expect(plain.tables).toEqual([expected.counts.sex_by_y])
    const bySite = resultOf(tableOf('sex', 'y', 'site', study), all)
    expect(bySite.tables).toEqual([...sites.keys()].map((k) => expected.counts.sex_by_y_by_site[k]))
    const tests = bySite.tests!
    near(tests.chiSquare!.statistic, expected.chisq_sex_y.x2)
    near(tests.chiSquare!['p.value'], expected.chisq_sex_y.p)
    const { x2, p, common_or: ratio, or95 } = expected.mantel_haenszel_sex_y_by_site
    near(tests.mantelHaenszel!.statistic, x2)
    near(tests.mantelHaenszel!['p.value'], p)
    near(tests.mantelHaenszel!['odds.ratio'], ratio)
    near(tests.mantelHaenszel!['conf.low'], or95[0])
    near(tests.mantelHaenszel!['conf.high'], or95[1])
  })
})

describe('crosstab of odd people', () => {
  const pair = [binary('a'), binary('b')]
  const of = (a: readonly number[], b: readonly number[]) =>
    resultOf(tableOf('a', 'b', null, manifestOf({ features: pair, ranges: {} })), [
      snapshotOf(
        new Map([
          ['a', a],
          ['b', b],
        ]),
      ),
    ])

  it('has no test of an empty row, and counts who lacks a value', () => {
    const { tables, tests, missing } = of([1, 1, 1, Number.NaN], [0, 1, 1, 1])
    expect([tables, missing]).toEqual([
      [
        [
          [0, 0],
          [1, 2],
        ],
      ],
      1,
    ])
    expect(tests).toEqual({
      ...{
        chiSquare: null,
        chiSquareCorrected: null,
        fisher: null,
        mantelHaenszel: null,
        mantelHaenszelCorrected: null,
      },
    })
  })

  it('has ends that are not finite as null', () => {
    const { fisher } = of([0, 0, 1, 1], [0, 0, 1, 1]).tests!
    expect(fisher).toMatchObject({ 'odds.ratio': null, 'conf.high': null })
    expect(fisher!['conf.low']).toBeGreaterThan(0)
  })

  it('of nobody fails, of too many is refused, of missing values as the study says', () => {
    const study = manifestOf({ features: pair, ranges: {}, largestSite: 2 })
    const site = (a: readonly number[]) =>
      snapshotOf(
        new Map([
          ['a', a],
          ['b', a],
        ]),
      )
    const run = (a: readonly number[], missing: 'complete-case' | 'refuse' = 'complete-case') =>
      analyse(tableOf('a', 'b', null, { ...study, missing }), [site(a)]).outcome
    expect(run([Number.NaN])).toMatchObject({ code: 'nobody-complete' })
    const code = (name: string) => expect.objectContaining({ code: name }) as Error
    expect(() => run([1, 0, 1])).toThrow(code('people-too-many'))
    expect(() => run([1, Number.NaN], 'refuse')).toThrow(code('value-missing'))
    const input = tableOf(
      'u',
      'b',
      null,
      manifestOf({ features: [...pair, numeric('u')], ranges: {} }),
    )
    expect(() => analyse(input, [site([1])])).toThrow(code('settings-invalid'))
  })

  it('is the pooled table for any split into sites, in any order', () => {
    const levels = fc.array(fc.tuple(fc.nat(1), fc.nat(2), fc.nat(11)), { minLength: 12 })
    const study = manifestOf({
      features: [binary('a'), category('c', ['x', 'y', 'z'])],
      ranges: {},
    })
    fc.assert(
      fc.property(levels, fc.integer({ min: 3, max: 12 }), (all, count) => {
        const part = (keep: (at: number) => boolean) => {
          const own = all.filter(([, , at]) => keep(at % count))
          return snapshotOf(
            new Map([
              ['a', own.map(([a]) => a)],
              ['c', own.map(([, c]) => c)],
            ]),
          )
        }
        const sites = Array.from({ length: count }, (_, k) => part((at) => at === k))
        const { tables, tests } = resultOf(tableOf('a', 'c', null, study), sites)
        const pooled = resultOf(tableOf('a', 'c', null, study), [part(() => true)])
        expect([tables, tests]).toEqual([pooled.tables, pooled.tests])
        const turned = resultOf(tableOf('a', 'c', null, study), [...sites].reverse())
        expect(turned).toEqual({ ...pooled, sites: count })
      }),
      { numRuns: 30 },
    )
  })
})

describe('what of a table is shown', () => {
  const made = (tables: number[][][], missing = 0): CrosstabResult => ({
    ...{ analysis: 't', kind: 'crosstab', sites: 3, confidence: 0.95, missing },
    rows: { feature: 'r', levels: ['0', '1'] },
    columns: { feature: 'c', levels: ['x', 'y', 'z'] },
    strata: tables.length > 1 ? { feature: 's', levels: ['a', 'b', 'c'] } : null,
    people: tables.flat(2).reduce((sum, count) => sum + count, 0),
    tables,
    tests: {
      chiSquare: null,
      chiSquareCorrected: null,
      fisher: null,
      mantelHaenszel: null,
      mantelHaenszelCorrected: null,
    },
  })
  const shown = (result: CrosstabResult, floors: Floors = defaultFloors) => {
    const release = releaseCheck(result, floors)
    if (release.type !== 'released') throw new Error(JSON.stringify(release))
    return { ...release, result: release.result as CrosstabResult }
  }

  it('is everything where every cell is large, and nothing is rounded', () => {
    const result = made(
      [
        [
          [10, 20, 30],
          [40, 50, 60],
        ],
      ],
      7,
    )
    expect(shown(result)).toMatchObject({ result, suppressed: [] })
    const rounded = shown(result, { ...defaultFloors, countMultiple: 15 })
    expect(rounded.result).toMatchObject({
      tables: [
        [
          [15, 15, 30],
          [45, 45, 60],
        ],
      ],
      tests: null,
    })
    expect(rounded.suppressed).toEqual([{ of: '', what: 'tests' }])
  })

  it('hides a small cell with three others, the tests, and few missing', () => {
    const { result, suppressed } = shown(
      made(
        [
          [
            [2, 20, 30],
            [40, 50, 60],
          ],
        ],
        3,
      ),
    )
    expect(result.tables).toEqual([
      [
        [null, null, 30],
        [null, null, 60],
      ],
    ])
    expect([result.tests, result.missing]).toEqual([null, null])
    expect(suppressed.map(({ what }) => what)).toEqual([
      ...['r=0, c=x', 'r=0, c=y', 'r=1, c=x', 'r=1, c=y'],
      ...['missing', 'tests'],
    ])
    expect(
      shown(
        made(
          [
            [
              [2, 20, 30],
              [40, 50, 60],
            ],
          ],
          3,
        ),
        lowFloors,
      ).result.tests,
    ).not.toBeNull()
  })

  it('hides the same cells in one stratum more, and says which', () => {
    const high = [
      [30, 40, 50],
      [60, 70, 80],
    ]
    const { result, suppressed } = shown(
      made([
        [
          [2, 20, 30],
          [40, 50, 60],
        ],
        high,
        [
          [9, 9, 9],
          [9, 9, 9],
        ],
      ]),
    )
    const hidden = result.tables.map(
      (table) => table.flat().filter((count) => count === null).length,
    )
    expect(hidden).toEqual([4, 0, 4])
    expect(suppressed[0]).toEqual({ of: 's=a', what: 'r=0, c=x' })
  })

  it('of a handful of people is refused', () => {
    expect(
      releaseCheck(
        made([
          [
            [1, 1, 1],
            [0, 0, 0],
          ],
        ]),
        defaultFloors,
      ),
    ).toMatchObject({
      code: 'release-refused',
    })
  })

  it('of one site is judged cell by cell where cells are judged there', () => {
    const judge = (cell: number) => {
      const input = tableOf('sex', 'y', 'stage')
      const { broadcast, sum } = analyse(input, [snapshotOf(people)]).rounds[0]!
      return analysisOf('crosstab').ownVerdict?.(input, broadcast, sum, { ...lowFloors, cell })
    }
    expect(judge(1)).toBeNull()
    expect(judge(60)).toMatchObject({ code: 'cell-too-small' })
  })
})
