import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvariantError } from '../errors/sampan-error.ts'
import { analyse } from '../analysis/drive.ts'
import type {
  DescribeResult,
  FeasibilityResult,
  GlmResult,
  LevelsSummary,
  NumericSummary,
} from '../analysis/results.ts'
import {
  glmOf,
  lowFloors,
  madeUpPeople,
  manifestOf,
  peopleFeatures,
  peopleRanges,
  plainTerm,
  snapshotOf,
} from '../analysis/studies.test.data.ts'
import { defaultFloors, type Floors } from './floors.ts'
import { releaseCheck } from './release.ts'

function released(result: Parameters<typeof releaseCheck>[0], floors: Floors = defaultFloors) {
  const release = releaseCheck(result, floors)
  if (release.type !== 'released') throw new Error(JSON.stringify(release))
  return release
}

describe('release of steps', () => {
  const steps = (...counts: number[]): FeasibilityResult => ({
    analysis: 'f',
    kind: 'feasibility',
    sites: 3,
    steps: counts.map((people, k) => ({ step: `${k}`, people })),
    hospitals: null,
  })
  const shown = (counts: number[], floors = defaultFloors) =>
    (released(steps(...counts), floors).result as FeasibilityResult).steps.map((s) => s.people)

  it('shows steps that are large and remove nobody or enough', () => {
    expect(shown([1000, 400, 400])).toEqual([1000, 400, 400])
    expect(shown([1000, 995, 990])).toEqual([1000, 995, 990])
  })

  it('hides small steps and small differences to what is shown', () => {
    expect(shown([1000, 4, 0])).toEqual([1000, null, null])
    expect(shown([1000, 997, 996])).toEqual([1000, null, null])
    expect(shown([1000, 997, 995])).toEqual([1000, null, 995])
    expect(released(steps(1000, 997, 995)).suppressed).toEqual([{ of: '1', what: 'people' }])
  })

  it('never shows two counts that differ by a few', () => {
    const counts = fc.array(fc.nat(60), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(counts, (of) => {
        const visible = shown([...of].sort((a, b) => b - a)).filter((count) => count !== null)
        for (const a of visible)
          for (const b of visible) expect(a === b || Math.abs(a - b) >= 5).toBe(true)
        expect(visible.every((count) => count >= 5)).toBe(true)
      }),
    )
  })

  it('rounds where floors say so', () => {
    expect(shown([1003, 402], { ...defaultFloors, countMultiple: 5 })).toEqual([1005, 400])
  })
})

function table(people: number, features: DescribeResult['features']): DescribeResult {
  return {
    analysis: 'd',
    kind: 'describe',
    sites: 3,
    people,
    missing: 'available-case',
    features,
    grouped: null,
  }
}

function numeric(n: number, people: number): NumericSummary {
  return {
    feature: 'u',
    type: 'numeric',
    n,
    missing: people - n,
    ...{ mean: 1, sd: 2, skewness: 0.3, kurtosis: 4 },
    fixedPointError: { mean: 0, sd: 0, skewness: 0, kurtosis: 0 },
    quantiles: null,
    histogram: null,
  }
}

function levels(counts: readonly number[], people: number): LevelsSummary {
  const n = counts.reduce((sum, count) => sum + count, 0)
  return {
    feature: 'f',
    type: 'category',
    n,
    missing: people - n,
    levels: counts.map((count, k) => ({ level: `l${k}`, count, proportion: count / n })),
  }
}

describe('release of a description', () => {
  const one = <T extends NumericSummary | LevelsSummary>(
    summary: T,
    people: number,
    floors?: Floors,
  ) => {
    const { result, suppressed } = released(table(people, [summary]), floors)
    return { summary: (result as DescribeResult).features[0] as T, suppressed }
  }

  it('leaves what is large as it is', () => {
    const complete = numeric(100, 100)
    expect(one(complete, 100)).toEqual({ summary: complete, suppressed: [] })
    const wide = levels([30, 40, 20], 100)
    expect(one(wide, 100)).toEqual({ summary: wide, suppressed: [] })
  })

  it('hides a few missing together with n, which would give them away', () => {
    const { summary, suppressed } = one(numeric(97, 100), 100)
    expect(summary).toMatchObject({ n: null, missing: null, mean: 1 })
    expect(suppressed.map(({ what }) => what)).toEqual(['n', 'missing'])
  })

  it('hides everything about a number that few people have', () => {
    const { summary } = one(numeric(4, 100), 100)
    expect(Object.values(summary).filter((value) => value !== null)).toEqual(['u', 'numeric'])
  })

  it('hides a small level with the next smallest, and their proportions', () => {
    const { summary, suppressed } = one(levels([3, 60, 20], 83), 83)
    expect(summary.levels).toEqual([
      { level: 'l0', count: null, proportion: null },
      { level: 'l1', count: 60, proportion: 60 / 83 },
      { level: 'l2', count: null, proportion: null },
    ])
    expect([summary.n, summary.missing]).toEqual([83, 0])
    expect(suppressed.map(({ what }) => what)).toEqual(['l0', 'l2'])
  })

  it('hides an empty level like a small one', () => {
    const hidden = (counts: number[]) =>
      one(levels(counts, 80), 80).summary.levels.map(({ count }) => count === null)
    expect(hidden([0, 50, 30])).toEqual(hidden([4, 46, 30]))
  })

  it('hides a level when a few missing could be computed from all of them', () => {
    const { summary } = one(levels([50, 30, 17], 100), 100)
    expect([summary.n, summary.missing]).toEqual([null, null])
    expect(summary.levels.map(({ count }) => count)).toEqual([50, 30, null])
    expect(summary.levels.every(({ proportion }) => proportion === null)).toBe(true)
  })

  it('shows nothing from which a small cell follows', () => {
    const counts = fc.array(fc.nat(12), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(counts, fc.nat(8), (of, missing) => {
        const people = of.reduce((sum, count) => sum + count, missing)
        fc.pre(people >= 5)
        const { summary } = one(levels(of, people), people)
        const cells = [...of, missing]
        const shown = [...summary.levels.map(({ count }) => count), summary.missing]
        expect(shown.every((count, k) => count === null || count === cells[k])).toBe(true)
        // Every table that an outsider cannot exclude, cell by cell.
        const possible = cells.map(() => new Set<number>())
        for (const candidate of tables(cells.length, people)) {
          const fits =
            candidate.every((value, k) => shown[k] === null || shown[k] === value) &&
            (summary.n === null || summary.n === people - candidate.at(-1)!)
          if (fits) candidate.forEach((value, k) => possible[k]!.add(value))
        }
        cells.forEach((count, k) => {
          const isMissing = k === cells.length - 1
          if (count >= 5 || (isMissing && count === 0)) return
          expect(Math.max(...possible[k]!), `${of.join()} + ${missing}`).toBeGreaterThanOrEqual(5)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('rounds counts, and takes proportions from what it rounded', () => {
    const five = { ...defaultFloors, countMultiple: 5 }
    const { summary } = one(levels([31, 42, 18], 100), 100, five)
    expect([summary.n, summary.missing]).toEqual([90, 10])
    expect(summary.levels.map(({ count }) => count)).toEqual([30, 40, 20])
    expect(summary.levels[0]!.proportion).toBe(30 / 90)
  })

  it('refuses a table of too few people', () => {
    expect(releaseCheck(table(4, []), defaultFloors)).toEqual({
      type: 'refused',
      code: 'release-refused',
      context: { reason: 'cell-too-small', term: 'people' },
    })
  })
})

/** All ways to write `total` as a sum of `length` counts. */
function* tables(length: number, total: number): Generator<number[]> {
  if (length === 1) {
    yield [total]
    return
  }
  for (let first = 0; first <= total; first++)
    for (const rest of tables(length - 1, total - first)) yield [first, ...rest]
}

describe('release of a model', () => {
  const manifest = manifestOf({
    features: peopleFeatures,
    ranges: peopleRanges,
    terms: ['age', 'sex'].map(plainTerm),
    floors: lowFloors,
  })
  const { outcome } = analyse(glmOf(manifest, 'y', ['age', 'sex']), [snapshotOf(madeUpPeople())])
  if (outcome.type !== 'result') throw new Error(outcome.type)
  const result = outcome.result as GlmResult

  it('shows it as it is where counts are exact', () => {
    expect(released(result)).toEqual({ type: 'released', result, suppressed: [] })
  })

  it('refuses one with few cases, or too many parameters', () => {
    const ask = (change: Partial<Floors>) => releaseCheck(result, { ...defaultFloors, ...change })
    const refused = { type: 'refused', code: 'release-refused' }
    expect(ask({ cell: 420 })).toMatchObject({ ...refused, context: { reason: 'cell-too-small' } })
    expect(ask({ parametersPerPerson: 0.007 })).toMatchObject({
      ...refused,
      context: { reason: 'parameters-too-many' },
    })
  })

  it('hides what gives rounded counts away', () => {
    const rounded = released(result, { ...defaultFloors, countMultiple: 50 }).result as GlmResult
    expect([rounded.n, rounded.cases! % 50]).toEqual([400, 0])
    expect(rounded['df.residual']).toBeNull()
    expect(rounded['df.null']).toBeNull()
    expect(rounded['null.deviance']).toBeNull()
    expect(rounded.deviances).toEqual([null, ...result.deviances.slice(1)])
    // With all coefficients 0 every person adds 2 ln 2.
    expect(result.deviances[0]! / (2 * Math.LN2)).toBeCloseTo(420, 9)
    expect(rounded.estimates).toEqual(result.estimates)
  })

  it('takes results of analyses only', () => {
    expect(() => releaseCheck({ kind: 'rows' }, defaultFloors)).toThrow(InvariantError)
  })
})
