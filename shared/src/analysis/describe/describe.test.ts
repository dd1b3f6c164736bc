import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { DescribeResult, LevelsSummary, NumericSummary } from '../results.ts'
import {
  lowFloors,
  madeUpPeople,
  manifestOf,
  numeric,
  oracles,
  peopleFeatures,
  peopleRanges,
  readJson,
  snapshotOf,
} from '../studies.test.data.ts'

interface NumericOracle {
  readonly n: number
  readonly missing: number
  readonly mean: number
  readonly sd: number
  readonly skewness: number
  readonly kurtosis: number
}
interface LevelsOracle {
  readonly n: number
  readonly missing: number
  readonly counts: number[]
}
const oracle = readJson(resolve(oracles, 'describe.json')) as { people: number } & Record<
  string,
  NumericOracle & LevelsOracle
>

const people = madeUpPeople()
const names = ['age', 'sex', 'bmi', 'smoking', 'crp', 'stage']
const describeOf = (floors: Floors = lowFloors): AnalysisInput => ({
  manifest: manifestOf({ features: peopleFeatures, ranges: peopleRanges, floors }),
  settings: {
    id: 'table-1',
    kind: 'describe',
    features: names,
    groups: null,
    quantiles: [],
    bins: 100,
    weights: null,
  },
})

function resultOf(input: AnalysisInput, sites: readonly Snapshot[]): DescribeResult {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as DescribeResult
}

function split(sites: number): readonly Snapshot[] {
  const rows = [...people.get('y')!.keys()]
  return Array.from({ length: sites }, (_, k) =>
    snapshotOf(
      people,
      rows.filter((row) => (row * row) % sites === k % sites),
    ),
  ).filter((site) => site.people > 0)
}

const near = (a: number | null, b: number) => expect(Math.abs(a! / b - 1)).toBeLessThan(1e-9)

describe('describe against R', () => {
  it.each([1, 6])('over %i parts', (parts) => {
    const sites = parts === 1 ? [snapshotOf(people)] : split(parts)
    const result = resultOf(describeOf(), sites)
    expect(result.people).toBe(sites.reduce((sum, site) => sum + site.people, 0))
    expect(result.people).toBe(oracle.people)
    const of = (name: string) => result.features.find(({ feature }) => feature === name)!
    for (const name of ['age', 'bmi', 'crp']) {
      const summary = of(name) as NumericSummary
      const expected = oracle[name]!
      expect([summary.n, summary.missing]).toEqual([expected.n, expected.missing])
      near(summary.mean, expected.mean)
      near(summary.sd, expected.sd)
      near(summary.skewness, expected.skewness)
      near(summary.kurtosis, expected.kurtosis)
      expect(summary.fixedPointError!.mean).toBeLessThan(1e-15)
      expect(summary.fixedPointError!.kurtosis).toBeLessThan(1e-9)
    }
    for (const name of ['sex', 'smoking', 'stage']) {
      const summary = of(name) as LevelsSummary
      const expected = oracle[name]!
      expect([summary.n, summary.missing]).toEqual([expected.n, expected.missing])
      expect(summary.levels.map(({ count }) => count)).toEqual(expected.counts)
      expect(summary.levels[0]!.proportion).toBe(expected.counts[0]! / expected.n)
    }
    expect(result.features.map(({ feature }) => feature)).toEqual(names)
  })

  it('needs one round without numbers', () => {
    const { manifest } = describeOf()
    const settings = {
      ...describeOf().settings,
      features: ['sex', 'stage'],
    } as AnalysisInput['settings']
    const input = { manifest, settings }
    const { rounds, outcome } = analyse(input, split(4))
    expect([rounds.length, outcome.type]).toEqual([1, 'result'])
  })
})

describe('moments', () => {
  const one = (range: readonly [number, number]): AnalysisInput => ({
    manifest: manifestOf({ features: [numeric('u')], ranges: { u: range } }),
    settings: {
      id: 'd',
      kind: 'describe',
      features: ['u'],
      groups: null,
      quantiles: [],
      bins: 100,
      weights: null,
    },
  })
  const of = (values: readonly number[], range: readonly [number, number]) =>
    resultOf(one(range), [snapshotOf(new Map([['u', values]]))]).features[0] as NumericSummary

  it('of equal values have no spread and no shape, wherever the range lies', () => {
    for (const range of [
      [0, 10],
      [7.3, 1e9],
      [-1e6, 7.3],
    ] as const) {
      const { mean, sd, skewness, kurtosis } = of([7.3, 7.3, 7.3], range)
      expect(mean).toBeCloseTo(7.3, 9)
      expect([sd, skewness, kurtosis]).toEqual([0, null, null])
    }
  })

  it('that a wide range loses are not called 0, and a 0 has its bound', () => {
    const values = Array.from({ length: 100 }, (_, k) => (k < 3 ? 2020 : 2019))
    for (const high of [1e9, 1e12, 1e15]) {
      const { mean, sd } = of(values, [-high, high])
      expect(mean).toBeCloseTo(2019.03, 9)
      if (sd !== null) expect(sd).toBeCloseTo(0.17144660799776526, 6)
    }
    expect(of(values, [-1e15, 1e15]).sd).toBeNull()
    expect(of([7.3, 7.3], [0, 10]).fixedPointError!.sd).toBeGreaterThan(0)
  })

  it('of one person have no spread; of nobody, nothing', () => {
    expect(of([4], [0, 10])).toMatchObject({ n: 1, mean: 4, sd: null })
    expect(of([Number.NaN, Number.NaN], [0, 10])).toMatchObject({ n: 0, missing: 2, mean: null })
  })

  it('are those of a plain computation, for any split', () => {
    const values = fc.array(fc.double({ min: -50, max: 80, noNaN: true }), {
      minLength: 6,
      maxLength: 60,
    })
    fc.assert(
      fc.property(values, fc.integer({ min: 3, max: 12 }), (all, parts) => {
        const spread = Math.max(...all) - Math.min(...all)
        fc.pre(spread > 1)
        const sites = Array.from({ length: parts }, (_, k) =>
          snapshotOf(new Map([['u', all.filter((__, row) => row % parts === k)]])),
        )
        const summary = resultOf(one([-50, 80]), sites).features[0] as NumericSummary
        const mean = all.reduce((sum, x) => sum + x, 0) / all.length
        const moment = (k: number) => all.reduce((sum, x) => sum + (x - mean) ** k, 0) / all.length
        expect(summary.mean).toBeCloseTo(mean, 10)
        near(summary.sd, Math.sqrt((moment(2) * all.length) / (all.length - 1)))
        expect(summary.skewness).toBeCloseTo(moment(3) / moment(2) ** 1.5, 8)
        near(summary.kurtosis, moment(4) / moment(2) ** 2)
      }),
    )
  })

  it('do not depend on the point about which powers are summed', () => {
    const analysis = analysisOf('describe')
    const site = snapshotOf(new Map([['u', [1, 2, 2, 5, 9]]]))
    const { rounds, outcome } = analyse(one([0, 10]), [site])
    const moved = { ...rounds[1]!.broadcast, means: [4.5] }
    const values = analysis.local(one([0, 10]), moved, site)
    const next = analysis.global(one([0, 10]), moved, { ...rounds[1]!.sum, values })
    if (next.type !== 'result' || outcome.type !== 'result') throw new Error(next.type)
    const summary = (of: typeof next) => (of.result as DescribeResult).features[0] as NumericSummary
    for (const name of ['mean', 'sd', 'skewness', 'kurtosis'] as const)
      near(summary(next)[name], summary(outcome)[name]!)
  })

  it('leave out what fixed point would spoil', () => {
    const wide = of([1, 2, 3, 4, 9], [-1e15, 1e15])
    expect(wide.mean).toBeCloseTo(3.8, 6)
    expect(wide.kurtosis).toBeNull()
    expect(wide.fixedPointError!.kurtosis).toBeGreaterThan(1e-6)
  })
})

describe('floors', () => {
  const fewHave = new Map([...people, ['bmi', people.get('bmi')!.map((x, k) => (k < 4 ? x : NaN))]])
  const analysis = analysisOf('describe')

  it('of the study leave a number that few people have without moments', () => {
    const result = resultOf(describeOf(defaultFloors), [snapshotOf(fewHave)])
    const bmi = result.features[2]!
    expect(bmi).toMatchObject({ feature: 'bmi', mean: null, sd: null, fixedPointError: null })
    expect(result.features[0]).toMatchObject({ feature: 'age', n: 420 })
  })

  it('of a site stop the round that would ask for them', () => {
    const { rounds } = analyse(describeOf(), [snapshotOf(fewHave)])
    const { broadcast, sum } = rounds[0]!
    const judge = (own: Floors, input = describeOf()) =>
      analysis.verdict?.(input, broadcast, sum, own)
    expect(judge(lowFloors)).toBeNull()
    expect(judge(defaultFloors)).toEqual({ code: 'cell-too-small', context: { term: 'bmi' } })
    expect(judge(defaultFloors, describeOf(defaultFloors))).toBeNull()
    expect(
      analysis.verdict?.(describeOf(), rounds[1]!.broadcast, rounds[1]!.sum, defaultFloors),
    ).toBeNull()
  })

  it('on own numbers look at levels and at those without a value', () => {
    const own = (cell: number, table = people) => {
      const { rounds } = analyse(describeOf(), [snapshotOf(table)])
      const { broadcast, sum } = rounds[0]!
      return analysis.ownVerdict?.(describeOf(), broadcast, sum, { ...lowFloors, cell })
    }
    expect(own(9)).toBeNull()
    expect(own(10)).toMatchObject({ context: { term: 'smoking' } })
    const noStage4 = new Map([...people, ['stage', people.get('stage')!.map((x) => x % 3)]])
    expect(own(5, noStage4)).toMatchObject({ context: { term: 'stage' } })
  })
})

describe('a broadcast that nobody can have made', () => {
  const { rounds } = analyse(describeOf(), [snapshotOf(people)])
  const good = rounds[1]!.broadcast

  it.each([
    ['another step', { ...good, step: 'rows' }],
    ['another analysis', { ...good, analysis: 'table-2' }],
    ['too few means', { ...good, means: [1] }],
    ['a mean of a text', { ...good, means: names.map(() => 'x') }],
  ])('%s is refused', (_, broadcast) => {
    const act = () => analysisOf('describe').spec(describeOf(), broadcast)
    expect(act).toThrow(expect.objectContaining({ code: 'broadcast-mismatch' }))
  })
})
