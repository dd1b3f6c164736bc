import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultFloors, type Floors } from '../../disclosure/floors.ts'
import { releaseCheck } from '../../disclosure/release.ts'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import { analysisOf } from '../registry.ts'
import type { IncidenceResult } from '../results.ts'
import {
  binary,
  category,
  madeUpPeople,
  lowFloors,
  manifestOf,
  numeric,
  oracles,
  peopleFeatures,
  peopleRanges,
  readJson,
  referenceData,
  snapshotOf,
  type People,
} from '../studies.test.data.ts'
import { largestShare } from './rates.ts'

interface Ends {
  readonly low: number
  readonly high: number
}
interface Oracle {
  readonly incidence: {
    readonly people: number[]
    readonly events: number[]
    readonly days: number[]
    readonly rates: readonly (Ends & { readonly rate: number })[]
    readonly ratios: readonly (Ends & { readonly ratio: number; readonly 'p.value': number })[]
  }
}
const { incidence: oracle } = readJson(resolve(oracles, 'tables.json')) as Oracle
const people = madeUpPeople()

const openFloors: Floors = { ...lowFloors, eventsPerCell: 1, dominanceMax: 1 }
const made = manifestOf({ features: peopleFeatures, ranges: peopleRanges })
const ratesOf = (
  event: string,
  time: string,
  strata: string | null,
  manifest = made,
): AnalysisInput => ({
  manifest,
  settings: { id: 'i', kind: 'incidence', event, time, strata, per: 1000, confidence: 0.95 },
})

function resultOf(input: AnalysisInput, sites: readonly Snapshot[]): IncidenceResult {
  const { outcome, rounds } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  expect(rounds).toHaveLength(1)
  return outcome.result as IncidenceResult
}

function near(ours: number | null | undefined, expected: number): void {
  expect(Math.abs(ours! / expected - 1)).toBeLessThan(1e-10)
}

describe('incidence against R', () => {
  it.each([1, 4])('has rates, exact intervals and ratios over %i parts', (count) => {
    const rows = [...people.get('y')!.keys()]
    const sites = Array.from({ length: count }, (_, k) =>
      snapshotOf(
        people,
        rows.filter((row) => row % count === k),
      ),
    )
    const { rates } = resultOf(ratesOf('y', 'age', 'smoking'), sites)
    expect(rates.map((each) => each.people)).toEqual(oracle.people)
    expect(rates.map((each) => each.events)).toEqual(oracle.events)
    expect(rates.map((each) => each.having)).toEqual(oracle.events)
    rates.forEach((each, k) => {
      near(each.personDays, oracle.days[k]!)
      near(each.rate, oracle.rates[k]!.rate)
      near(each['conf.low'], oracle.rates[k]!.low)
      near(each['conf.high'], oracle.rates[k]!.high)
    })
    expect(rates[0]!.ratio).toBeNull()
    oracle.ratios.forEach((expected, k) => {
      const { ratio } = rates[k + 1]!
      near(ratio!['rate.ratio'], expected.ratio)
      near(ratio!['conf.low'], expected.low)
      near(ratio!['conf.high'], expected.high)
      near(ratio!['p.value'], expected['p.value'])
    })
  })
})

describe('incidence of the first infection in 13 hospitals', () => {
  it.skipIf(!existsSync(referenceData))('has the people, events and days of each', () => {
    const { per_center_counts: expected } = readJson(
      resolve(referenceData, 'reference/surv_cgd_13_hospitals.json'),
    ) as { readonly per_center_counts: Readonly<Record<string, Readonly<Record<string, number>>>> }
    const centers = Object.keys(expected)
    const file = resolve(referenceData, 'survival/survival_cgd.csv')
    const [head = '', ...lines] = readFileSync(file, 'utf8').replaceAll('"', '').trim().split('\n')
    const names = head.split(',')
    const column = (name: string) => lines.map((line) => line.split(',')[names.indexOf(name)]!)
    const first = column('enum').flatMap((at, row) => (at === '1' ? [row] : []))
    const of = (name: string) => first.map((row) => column(name)[row]!)
    const all = new Map([
      ['status', of('status').map(Number)],
      ['tstop', of('tstop').map(Number)],
      ['center', of('center').map((name) => centers.indexOf(name))],
    ])
    const features = [binary('status'), numeric('tstop'), category('center', centers)]
    const manifest = manifestOf({ features, ranges: { tstop: [0, 500] } })
    const sites = centers.map((_, k) =>
      snapshotOf(
        all,
        all.get('center')!.flatMap((center, row) => (center === k ? [row] : [])),
      ),
    )
    const { rates } = resultOf(ratesOf('status', 'tstop', 'center', manifest), sites)
    expect(rates.map(({ people: n, events, personDays }) => [n, events, personDays])).toEqual(
      Object.values(expected).map((each) => [each['n'], each['events'], each['persontime']]),
    )
  })
})

const study = manifestOf({
  features: [binary('e'), numeric('n'), numeric('d'), category('s', ['a', 'b', 'c'])],
  ranges: { n: [0, 10], d: [0, 400] },
})
const peopleOf = (rows: readonly (readonly [number, number, number])[]): People =>
  new Map([
    ['e', rows.map(([events]) => Math.min(events, 1))],
    ['n', rows.map(([events]) => events)],
    ['d', rows.map(([, days]) => days)],
    ['s', rows.map(([, , stratum]) => stratum)],
  ])

describe('incidence of odd people', () => {
  it('counts several events of a person, and passes over who lacks a value', () => {
    const all = peopleOf([
      [2, 100, 0],
      [0, 0, 0],
      [3, 50, 1],
      [1, Number.NaN, 1],
    ])
    const { rates, missing } = resultOf(ratesOf('n', 'd', 's', study), [snapshotOf(all)])
    expect(missing).toBe(1)
    expect(
      rates.map(({ people: n, having, events, personDays }) => [n, having, events, personDays]),
    ).toEqual([
      [2, 1, 2, 100],
      [1, 1, 3, 50],
      [0, 0, 0, 0],
    ])
    expect(rates[2]).toMatchObject({ rate: null, ratio: null })
    near(rates[0]!.rate, (2 / 100) * 365_250)
  })

  it('has no ratio where nothing happened, and no end that is infinite', () => {
    const none = peopleOf([
      [0, 10, 0],
      [0, 10, 1],
      [1, 10, 2],
    ])
    const { rates } = resultOf(ratesOf('e', 'd', 's', study), [snapshotOf(none)])
    expect(rates[1]!.ratio).toBeNull()
    expect(rates[2]!.ratio).toMatchObject({ 'rate.ratio': null, 'conf.high': null })
    expect(rates[0]).toMatchObject({ rate: 0, 'conf.low': 0 })
  })

  it('refuses half events, a time that may be negative, and fails of nobody', () => {
    const half = snapshotOf(peopleOf([[0.5, 10, 0]]))
    const code = (name: string) => expect.objectContaining({ code: name }) as Error
    expect(() => analyse(ratesOf('n', 'd', null, study), [half])).toThrow(
      code('value-out-of-range'),
    )
    const below = { ...study, ranges: { ...study.ranges, d: { ...study.ranges['d']!, low: -1 } } }
    expect(() => analyse(ratesOf('e', 'd', null, below), [half])).toThrow(code('settings-invalid'))
    expect(() => analyse(ratesOf('s', 'd', null, study), [half])).toThrow(code('settings-invalid'))
    expect(() => analyse(ratesOf('e', 'd', 'n', study), [half])).toThrow(code('settings-invalid'))
    const lacking = snapshotOf(peopleOf([[1, Number.NaN, 0]]))
    const { outcome } = analyse(ratesOf('e', 'd', null, study), [lacking])
    expect(outcome).toMatchObject({ code: 'nobody-complete' })
  })

  it('is the pooled answer for any split into sites', () => {
    const person = fc.tuple(fc.nat(4), fc.nat(400), fc.nat(2), fc.nat(11))
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 12 }),
        fc.integer({ min: 3, max: 12 }),
        (all, count) => {
          const part = (keep: (at: number) => boolean) =>
            snapshotOf(
              peopleOf(
                all.flatMap(([e, d, s, at]) => (keep(at % count) ? [[e, d, s] as const] : [])),
              ),
            )
          const sites = Array.from({ length: count }, (_, k) => part((at) => at === k))
          const input = ratesOf('n', 'd', 's', study)
          const pooled = resultOf(input, [part(() => true)])
          expect(resultOf(input, sites)).toEqual({ ...pooled, sites: count })
          expect(resultOf(input, [...sites].reverse())).toEqual({ ...pooled, sites: count })
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('what of rates is shown', () => {
  /** Strata a, b, c with so many people, every third of whom has one event; days alike but for the first person. */
  const site = (sizes: readonly number[], first = 100, events = 1) =>
    snapshotOf(
      peopleOf(
        sizes.flatMap((size, s) =>
          Array.from(
            { length: size },
            (_, k) => [k % 3 === 0 ? (k === 0 ? events : 1) : 0, k === 0 ? first : 10, s] as const,
          ),
        ),
      ),
    )
  const shown = (snapshot: Snapshot, floors = defaultFloors, strata: string | null = 's') => {
    const release = releaseCheck(resultOf(ratesOf('n', 'd', strata, study), [snapshot]), floors)
    if (release.type !== 'released') return release.context
    return {
      rates: (release.result as IncidenceResult).rates,
      hidden: release.suppressed.map(({ what }) => what),
    }
  }
  const visible = (answer: ReturnType<typeof shown>) =>
    'rates' in answer && Array.isArray(answer.rates)
      ? (answer.rates as IncidenceResult['rates']).map(({ events }) => events !== null)
      : answer

  it('is every stratum with enough of everything, and never the shares', () => {
    const answer = shown(site([90, 60, 30]))
    expect(visible(answer)).toEqual([true, true, true])
    expect(JSON.stringify(answer)).not.toContain('shares')
    const rounded = shown(site([90, 60, 30]), { ...defaultFloors, countMultiple: 10 })
    expect(rounded).toMatchObject({ hidden: ['ratio', 'rate'] })
    expect(JSON.stringify(rounded)).toContain('"events":30,"personDays":990,"rate":null')
  })

  it('hides a stratum with few events, and another with it', () => {
    const answer = shown(site([90, 60, 12]))
    expect(visible(answer)).toEqual([true, false, false])
    expect(answer).toMatchObject({ hidden: ['s=b', 's=c'] })
    expect(visible(shown(site([12, 60, 90])))).toEqual([false, false, true])
    expect(shown(site([12, 60, 90]))).toMatchObject({ hidden: ['s=a', 's=b', 'ratio'] })
    expect(visible(shown(site([12, 60, 90]), openFloors))).toEqual([true, true, true])
  })

  it('hides a stratum most of whose days or events are one person’s', () => {
    expect(visible(shown(site([90, 60, 30], 300)))).toEqual([true, false, false])
    expect(visible(shown(site([90, 80, 40], 250)))).toEqual([true, false, false])
    expect(visible(shown(site([90, 60, 30], 10, 9)))).toEqual([true, false, false])
    expect(visible(shown(site([90, 60, 30], 10, 3)))).toEqual([true, true, true])
  })

  it('is nothing where all would be hidden', () => {
    expect(shown(site([12]), defaultFloors, null)).toMatchObject({ reason: 'cell-too-small' })
    expect(shown(site([12, 90, 0]), { ...defaultFloors, cell: 50 })).toMatchObject({ term: 'n' })
  })

  it('bounds the share of one person by sums of squares', () => {
    const days = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(days, (all) => {
        const sum = all.reduce((total, x) => total + x, 0)
        const squares = all.reduce((total, x) => total + x * x, 0)
        const share = sum === 0 ? 1 : Math.max(...all) / sum
        expect(largestShare(all.length, sum, squares)).toBeGreaterThanOrEqual(share - 1e-9)
        expect(largestShare(all.length, sum, squares)).toBeLessThanOrEqual(1)
      }),
    )
    expect(largestShare(10, 100, 1000)).toBeCloseTo(0.1, 12)
  })

  it('of one site is judged where cells are judged there', () => {
    const judge = (cell: number) => {
      const input = ratesOf('n', 'd', 's', study)
      const { broadcast, sum } = analyse(input, [site([90, 60, 30])]).rounds[0]!
      return analysisOf('incidence').ownVerdict?.(input, broadcast, sum, { ...lowFloors, cell })
    }
    expect(judge(10)).toBeNull()
    expect(judge(11)).toMatchObject({ code: 'cell-too-small', context: { term: 'c' } })
  })
})
