import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import { analyse } from '../drive.ts'
import type { AnalysisResult, KmCurve, LogrankResult } from '../results.ts'
import {
  binary,
  category,
  lowFloors,
  manifestOf,
  numeric,
  readJson,
  readPeople,
  referenceData,
  type People,
} from '../studies.test.data.ts'
import { kmOf, logrankOf, sitesOf } from './follow-up.test.data.ts'

const present = existsSync(referenceData)
const title = present ? 'lung and cgd, against R' : 'reference data absent: skipped'

interface At {
  readonly stratum: string
  readonly time: number
  readonly n_risk: number
  readonly n_event_cum_interval: number
  readonly surv: number
  readonly std_err: number
  readonly lower: number
  readonly upper: number
}
type Summary = Readonly<Record<string, number | string | null>>
type Curves = Readonly<
  Record<'plain' | 'log' | 'log-log', { readonly at: At[]; readonly summary_table: Summary[] }>
>
interface Test {
  readonly n: Readonly<Record<string, number>>
  readonly obs: readonly number[]
  readonly exp: readonly number[]
  readonly var: readonly (readonly number[])[]
  readonly chisq: number
  readonly df: number
  readonly p: number
}
interface Lung {
  readonly km_all: Curves
  readonly km_sex: Curves
  readonly km_sex_curve: Readonly<Record<string, readonly number[]>>
  readonly logrank_sex: Test
  readonly peto_rho1_sex: Test
  readonly logrank_sex_stratified_inst: Test
  readonly rmst_sex_365: readonly { readonly rmean: number; readonly se: number }[]
}
interface Cgd {
  readonly centers: Readonly<Record<string, number>>
  readonly km_treat: Curves
  readonly logrank_treat: Test
  readonly logrank_treat_strat_center: Test
}

function answers(name: string): unknown {
  return readJson(resolve(referenceData, 'reference', name))
}

function resultOf<K extends 'km' | 'logrank'>(
  input: AnalysisInput & { readonly settings: { readonly kind: K } },
  sites: readonly Snapshot[],
): Extract<AnalysisResult, { readonly kind: K }> {
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  return outcome.result as Extract<AnalysisResult, { readonly kind: K }>
}

function expectClose(ours: readonly unknown[], theirs: readonly unknown[], what: string): void {
  expect(ours.length, what).toBe(theirs.length)
  for (const [k, value] of theirs.entries()) {
    const own = ours[k]
    if (typeof value !== 'number' || typeof own !== 'number') expect(own, what).toBe(value)
    else expect(Math.abs(own - value), what).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-12)
  }
}

const features = [
  ...['time', 'ecog'].map(numeric),
  ...['dead'].map(binary),
  category('group', ['1', '2']),
]
const manifest = {
  ...manifestOf({
    features,
    ranges: { time: [0, 1100], ecog: [0, 5] },
    floors: { ...lowFloors, eventsPerCell: 1, timeBandDays: 1 },
  }),
  timeGrid: { bandDays: 1 },
}

function expectCurves(curves: readonly KmCurve[], theirs: Curves['log'], what: string): void {
  const at = curves.flatMap((curve) => curve.at)
  const columns = [
    ['time', 'time'],
    ['n.risk', 'n_risk'],
    ['n.event', 'n_event_cum_interval'],
    ['surv', 'surv'],
    ['std.err', 'std_err'],
    ['conf.low', 'lower'],
    ['conf.high', 'upper'],
  ] as const
  for (const [own, name] of columns)
    expectClose(
      at.map((row) => row[own]),
      theirs.at.map((row) => row[name]),
      `${what} ${own}`,
    )
  const median = curves.map((curve) => curve.quantiles.find(({ p }) => p === 0.5))
  const summaries = [
    ['records', curves.map(({ n }) => n)],
    ['n.start', curves.map((curve) => curve['n.risk'][0])],
    ['events', curves.map(({ events }) => events)],
    ['median', median.map((each) => each?.time)],
    ['0.95LCL', median.map((each) => each?.['conf.low'])],
    ['0.95UCL', median.map((each) => each?.['conf.high'])],
    ['rmean', curves.map(({ rmst }) => rmst.at(-1)?.rmean)],
    ['se(rmean)', curves.map(({ rmst }) => rmst.at(-1)?.['std.err'])],
  ] as const
  for (const [name, values] of summaries)
    expectClose(
      values,
      theirs.summary_table.map((row) => row[name] ?? null),
      `${what} ${name}`,
    )
}

function expectTest(ours: LogrankResult, theirs: Test, what: string): void {
  const column = (name: 'n' | 'observed' | 'expected'): unknown[] =>
    ours.rows.map((row) => row[name])
  expectClose(column('n'), Object.values(theirs.n), `${what} n`)
  expectClose(column('observed'), theirs.obs, `${what} observed`)
  expectClose(column('expected'), theirs.exp, `${what} expected`)
  expectClose((ours.variance ?? []).flat(), theirs.var.flat(), `${what} variance`)
  expectClose([ours.chisq, ours.df, ours['p.value']], [theirs.chisq, theirs.df, theirs.p], what)
}

function recoded(people: People, columns: Readonly<Record<string, readonly number[]>>): People {
  return new Map([...people, ...Object.entries(columns)])
}

function lungPeople(): People {
  const people = readPeople(resolve(referenceData, 'survival/survival_lung.csv'), {})
  const column = (name: string): readonly number[] => people.get(name) ?? []
  return recoded(people, {
    ecog: column('ph.ecog'),
    dead: column('status').map((value) => value - 1),
    group: column('sex').map((value) => value - 1),
  })
}

describe.skipIf(!present)(title, () => {
  const times = [90, 180, 365, 730]

  it('lung: curves of everybody and of each sex, with the three kinds of limits', () => {
    const lung = answers('surv_lung.json') as Lung
    const people = lungPeople()
    const sites = sitesOf(people, (row) => people.get('inst')?.[row] ?? 0)
    const quantiles = [0.5]
    for (const confType of ['plain', 'log', 'log-log'] as const) {
      const asked = { confType, times, quantiles, tau: [365, 1022] }
      const all = resultOf(kmOf(manifest, asked), sites)
      expectCurves(all.curves, lung.km_all[confType], `everybody ${confType}`)
      const apart = resultOf(kmOf(manifest, { ...asked, groups: 'group' }), sites)
      expectCurves(apart.curves, lung.km_sex[confType], `by sex ${confType}`)
      expectClose(
        apart.curves.flatMap(({ rmst }) => [rmst[0]?.rmean, rmst[0]?.['std.err']]),
        lung.rmst_sex_365.flatMap(({ rmean, se }) => [rmean, se]),
        'rmst',
      )
      const whole = lung.km_sex_curve
      for (const [own, name] of [
        ['time', 'time'],
        ['n.risk', 'n_risk'],
        ['n.event', 'n_event'],
        ['n.censor', 'n_censor'],
        ['surv', 'surv'],
        ['cumhaz', 'cumhaz'],
      ] as const)
        expectClose(
          apart.curves.flatMap((curve) => curve[own]),
          whole[name] ?? [],
          `curve ${own}`,
        )
    }
  })

  it('lung: tests between the sexes, also within institutions', () => {
    const lung = answers('surv_lung.json') as Lung
    const people = lungPeople()
    const inst = people.get('inst') ?? []
    const ecog = people.get('ecog') ?? []
    const asked = { groups: 'group' }
    const sites = sitesOf(people, (row) => row % 5)
    const test = (settings: object, at: readonly Snapshot[]): LogrankResult =>
      resultOf(logrankOf(manifest, { ...asked, ...settings }), at)
    expectTest(test({}, sites), lung.logrank_sex, 'log-rank')
    expectTest(test({ rho: 1 }, sites), lung.peto_rho1_sex, 'Peto')
    const rows = inst.flatMap((value, row) =>
      [value, ecog[row] ?? Number.NaN].some((each) => Number.isNaN(each)) ? [] : [row],
    )
    const known = new Map(
      [...people].map(([name, values]) => [name, rows.map((row) => values[row] ?? Number.NaN)]),
    )
    const institutions = sitesOf(known, (row) => known.get('inst')?.[row] ?? 0)
    expect(institutions).toHaveLength(18)
    expectTest(
      test({ strata: 'site' }, institutions),
      lung.logrank_sex_stratified_inst,
      'within institutions',
    )
  })

  it('cgd: curves by treatment and tests, also within centres', () => {
    const cgd = answers('surv_cgd_13_hospitals.json') as Cgd
    const path = resolve(referenceData, 'survival/survival_cgd.csv')
    const all = readPeople(path, { treat: ['placebo', 'rIFN-g'] })
    const first = (all.get('enum') ?? []).flatMap((value, row) => (value === 1 ? [row] : []))
    const column = (name: string): number[] =>
      first.map((row) => all.get(name)?.[row] ?? Number.NaN)
    const centres = readPeople(path, { center: Object.keys(cgd.centers) }).get('center') ?? []
    const people = new Map([
      ['time', column('tstop')],
      ['dead', column('status')],
      ['group', column('treat')],
      ['ecog', column('status')],
      ['center', first.map((row) => centres[row] ?? Number.NaN)],
    ])
    const sites = sitesOf(people, (row) => people.get('center')?.[row] ?? 0)
    expect(sites).toHaveLength(13)
    for (const confType of ['plain', 'log', 'log-log'] as const) {
      const at = cgd.km_treat[confType].at.flatMap(({ stratum, time }) =>
        stratum === 'treat=placebo' ? [time] : [],
      )
      const end = Math.max(...(people.get('time') ?? []))
      const asked = { confType, times: at, quantiles: [0.5], tau: [end], groups: 'group' }
      const { curves } = resultOf(kmOf(manifest, asked), sites)
      expectCurves(curves, cgd.km_treat[confType], `cgd ${confType}`)
    }
    const test = (settings: object): LogrankResult =>
      resultOf(logrankOf(manifest, { groups: 'group', ...settings }), sites)
    expectTest(test({}), cgd.logrank_treat, 'cgd log-rank')
    expectTest(test({ strata: 'site' }), cgd.logrank_treat_strat_center, 'cgd within centres')
  })
})
