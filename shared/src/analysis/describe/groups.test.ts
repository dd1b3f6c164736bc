import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { releaseCheck } from '../../disclosure/release.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { DescribeResult, LevelsSummary, NumericSummary } from '../results.ts'
import {
  lowFloors,
  madeUpPeople,
  manifestOf,
  oracles,
  peopleFeatures,
  peopleRanges,
  readJson,
  snapshotOf,
  type People,
} from '../studies.test.data.ts'

interface NumberOracle {
  readonly n: number
  readonly missing: number
  readonly mean: number
  readonly sd: number
  readonly quantiles: number[]
}
interface Oracle {
  readonly groups: { people: number; age: NumberOracle; bmi: NumberOracle; smoking: number[] }[]
  readonly smd: Readonly<Record<string, number>>
}
const oracle = readJson(resolve(oracles, 'describe-groups.json')) as Readonly<
  Record<'sex' | 'stage', Oracle>
>
const probabilities = [0.1, 0.25, 0.5, 0.75, 0.9]
const people = madeUpPeople()

function inputOf(groups: string | null, floors: Floors = lowFloors): AnalysisInput {
  const features = ['age', 'bmi', 'smoking']
  return {
    manifest: manifestOf({ features: peopleFeatures, ranges: peopleRanges, floors }),
    settings: {
      ...{ id: 'table-1', kind: 'describe', features, groups },
      ...{ quantiles: probabilities, bins: 200, weights: null },
    },
  }
}

function releasedOf(input: AnalysisInput, sites: readonly Snapshot[], floors: Floors) {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  const release = releaseCheck(outcome.result, floors)
  if (release.type !== 'released') throw new Error(JSON.stringify(release))
  return release.result as DescribeResult
}

const split = (parts: number, of: People = people) =>
  Array.from({ length: parts }, (_, k) =>
    snapshotOf(
      of,
      [...of.get('y')!.keys()].filter((row) => (row * 7) % parts === k),
    ),
  )
const near = (a: number | null, b: number) =>
  expect(Math.abs(a! - b)).toBeLessThanOrEqual(1e-9 * Math.abs(b))

describe('Table 1 by group against R', () => {
  it.each([
    ['sex', 1],
    ['sex', 5],
    ['stage', 4],
  ] as const)('%s over %i sites', (by, parts) => {
    const result = releasedOf(inputOf(by), split(parts), lowFloors)
    const { groups, differences } = result.grouped!
    const wanted = oracle[by]
    expect(groups.map((group) => group.people)).toEqual(wanted.groups.map((group) => group.people))
    expect(result.people).toBe(wanted.groups.reduce((sum, group) => sum + group.people, 0))
    for (const [k, group] of groups.entries()) {
      const r = wanted.groups[k]!
      for (const [at, name] of (['age', 'bmi'] as const).entries()) {
        const summary = group.features[at] as NumericSummary
        expect([summary.n, summary.missing]).toEqual([r[name].n, r[name].missing])
        near(summary.mean, r[name].mean)
        near(summary.sd, r[name].sd)
        expect(summary.histogram).toBeNull()
        for (const [q, { low, high, value }] of summary.quantiles!.entries()) {
          const exact = r[name].quantiles[q]!
          expect(exact).toBeGreaterThanOrEqual(low - 1e-9)
          expect(exact).toBeLessThanOrEqual(high + 1e-9)
          expect(Math.abs(value - exact)).toBeLessThanOrEqual((high - low) / 2 + 1e-9)
        }
      }
      const levels = (group.features[2] as LevelsSummary).levels
      expect(levels.map(({ count }) => count)).toEqual(r.smoking)
    }
    for (const { feature, smd, between } of differences) {
      near(smd, wanted.smd[feature]!)
      expect(between).toHaveLength(2)
    }
  })

  it('does not depend on how people are split over sites, or on their order', () => {
    const whole = releasedOf(inputOf('sex'), split(1), lowFloors)
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.boolean(), (parts, turned) => {
        const sites = split(parts)
        const other = releasedOf(inputOf('sex'), turned ? sites.reverse() : sites, lowFloors)
        for (const [k, { smd }] of other.grouped!.differences.entries())
          near(smd, whole.grouped!.differences[k]!.smd!)
        const quantilesOf = (of: DescribeResult) =>
          of.grouped!.groups.map(({ features }) => (features[0] as NumericSummary).quantiles)
        expect(quantilesOf(other)).toEqual(quantilesOf(whole))
      }),
      { numRuns: 8 },
    )
  })

  it('describes nobody without a group', () => {
    const gaps = new Map([...people, ['sex', people.get('sex')!.map((x, k) => (k < 50 ? NaN : x))]])
    const result = releasedOf(inputOf('sex'), split(3, gaps), lowFloors)
    expect(result.people).toBe(370)
    expect(result.features[0]!.n).toBe(370)
  })
})

describe('groups at default floors', () => {
  const groupOf = (small: number) =>
    new Map([
      ...people,
      ['stage', people.get('stage')!.map((_, k) => (k < small ? 0 : 1 + (k % 3)))],
    ])
  const shown = (of: People) =>
    releasedOf(inputOf('stage', defaultFloors), split(3, of), defaultFloors)

  it('a small group is not shown, nor another one that would tell it from everybody', () => {
    const { grouped } = shown(groupOf(4))
    expect(grouped!.groups).toHaveLength(2)
    expect(shown(groupOf(40)).grouped!.groups).toHaveLength(4)
    expect(shown(groupOf(0)).grouped!.groups).toHaveLength(2)
  })

  it('of two groups, neither is shown when one is small', () => {
    const few = new Map([...people, ['sex', people.get('sex')!.map((_, k) => (k < 3 ? 1 : 0))]])
    const { grouped } = releasedOf(inputOf('sex', defaultFloors), split(3, few), defaultFloors)
    expect(grouped!.groups).toEqual([])
    expect(grouped!.differences).toEqual([])
  })

  it('a number that few of a group have is not told by the others', () => {
    const bmi = people.get('bmi')!
    const sex = people.get('sex')!
    let having = 0
    const few = new Map([
      ...people,
      ['bmi', bmi.map((x, k) => (sex[k] === 1 && !Number.isNaN(x) && ++having > 3 ? NaN : x))],
    ])
    const result = releasedOf(inputOf('sex', defaultFloors), split(3, few), defaultFloors)
    for (const { features } of result.grouped!.groups)
      expect(features[1]).toMatchObject({ n: null, missing: null, mean: null, quantiles: null })
    expect((result.features[1] as NumericSummary).mean).not.toBeNull()
    expect(result.grouped!.differences[1]!.smd).toBeNull()
  })

  it('one person who makes most of the spread of a group is not told by the others', () => {
    const sex = people.get('sex')!
    const first = sex.indexOf(1)
    const wild = new Map([
      ...people,
      [
        'bmi',
        people.get('bmi')!.map((x, k) => (k === first ? 90 : sex[k] === 1 ? 25 + (k % 3) / 10 : x)),
      ],
    ])
    const result = releasedOf(inputOf('sex', defaultFloors), split(3, wild), defaultFloors)
    for (const { features } of result.grouped!.groups)
      expect(features[1]).toMatchObject({ mean: null, sd: null })
  })

  it('own floors of a site, and own numbers, are judged group by group', () => {
    const analysis = analysisOf('describe')
    const input = inputOf('stage')
    const { rounds } = analyse(input, split(3, groupOf(9)))
    const { broadcast, sum } = rounds[0]!
    const judge = (floors: Partial<Floors>) =>
      analysis.verdict?.(input, broadcast, sum, { ...lowFloors, ...floors })
    expect(judge({ cell: 9, quantilePeople: 1 })).toBeNull()
    expect(judge({ cell: 10, quantilePeople: 1 })).toMatchObject({ code: 'cell-too-small' })
    expect(judge({ cell: 9, quantilePeople: 11 })).toBeNull()
    const own = analyse(input, [snapshotOf(groupOf(7))]).rounds[0]!
    expect(
      analysis.ownVerdict?.(input, own.broadcast, own.sum, { ...lowFloors, cell: 8 }),
    ).toMatchObject({ context: { term: 'stage' } })
  })
})

/** All that an outsider knows of a table: which whole tables fit, cell by cell. */
describe('levels by group', () => {
  it('show nothing from which a small cell follows', () => {
    const cell = fc.oneof(fc.nat(8), fc.integer({ min: 5, max: 40 }))
    const table = fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 3 })
    fc.assert(
      fc.property(table, fc.tuple(fc.nat(6), fc.nat(6)), (rows, missing) => {
        const result = tableOf(rows, missing)
        const release = releaseCheck(result, defaultFloors)
        if (release.type !== 'released') return
        const { grouped, features } = release.result as DescribeResult
        if (grouped!.groups.length === 0) return
        const all = features[0] as LevelsSummary
        const cells = [...rows, missing]
        const seen = grouped!.groups.map(({ features: own }) => {
          const { levels, missing: none } = own[0] as LevelsSummary
          return [...levels.map(({ count }) => count), none]
        })
        const totals = [...all.levels.map(({ count }) => count), all.missing]
        for (const [row, own] of cells.entries())
          for (const [column, count] of own.entries()) {
            if (count >= 5 || (row === rows.length && count === 0)) continue
            const most = largestPossible(seen, totals, cells, { row, column })
            expect(most, JSON.stringify({ rows, missing, seen, totals })).toBeGreaterThanOrEqual(5)
          }
      }),
      { numRuns: 300 },
    )
  })
})

function tableOf(
  rows: readonly (readonly [number, number])[],
  missing: readonly [number, number],
): DescribeResult {
  const summary = (counts: readonly number[], none: number): LevelsSummary => {
    const n = counts.reduce((sum, count) => sum + count, 0)
    const levels = counts.map((count, k) => ({ level: `l${k}`, count, proportion: count / n }))
    return { feature: 'f', type: 'category', n, missing: none, levels }
  }
  const groups = [0, 1].map((k) => {
    const own = summary(
      rows.map((row) => row[k]!),
      missing[k]!,
    )
    return { group: `g${k}`, people: own.n! + own.missing!, features: [own] }
  })
  const all = summary(
    rows.map(([a, b]) => a + b),
    missing[0] + missing[1],
  )
  return {
    ...{ analysis: 'd', kind: 'describe', sites: 3, people: all.n! + all.missing! },
    missing: 'available-case',
    features: [all],
    grouped: { by: 'g', groups, differences: [], weighted: null },
  }
}

/**
 * Of two groups whose people are known: with column sums known, hidden rows whose total is shown bound a cell by that
 * total, and hidden columns by what is left of the group; a row that is hidden in all is bounded by what is left only.
 */
function largestPossible(
  seen: readonly (readonly (number | null)[])[],
  totals: readonly (number | null)[],
  cells: readonly (readonly number[])[],
  { row, column }: { readonly row: number; readonly column: number },
): number {
  const known = seen[column]![row]
  if (known !== null && known !== undefined) return known
  const people = cells.reduce((sum, own) => sum + own[column]!, 0)
  const shown = seen[column]!.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const other = seen[1 - column]![row]
  const total = totals[row]
  const byRow =
    total === null || total === undefined ? Number.POSITIVE_INFINITY : total - (other ?? 0)
  return Math.min(people - shown, byRow)
}
