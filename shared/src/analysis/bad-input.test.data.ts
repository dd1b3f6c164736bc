import { isSampanError, present } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { AnalysisSettings } from '../manifest/parts.ts'
import type { AnalysisInput, Snapshot } from './analysis.ts'
import type { MetaResult } from './results.ts'
import { coxOf, noFloors } from './cox/studies.test.data.ts'
import { analyse } from './drive.ts'
import {
  binary,
  category,
  factorTerm,
  glmOf,
  manifestOf,
  numeric,
  plainTerm,
  snapshotOf,
  type People,
} from './studies.test.data.ts'

/** 120 people with nothing wrong; test/oracles/bad-input.R makes the same. */
const rows = Array.from({ length: 120 }, (_, k) => k)
const wards = Array.from({ length: 200 }, (_, k) => `w${k}`)
/** What looks like chance, the same in R. */
const made = (levels: number, salt: number) => (k: number) =>
  (((k + salt) ** 3 * 31 + (k + salt) ** 2 * 17 + salt) % 10007) % levels
const wholesome: Readonly<Record<string, (k: number) => number>> = {
  x: made(11, 1),
  z: made(13, 2),
  b: made(2, 3),
  f: made(3, 4),
  ward: (k) => k % 40,
  y: made(2, 6),
  count: made(5, 7),
  cost: (k) => 1 + made(23, 8)(k),
  pressure: (k) => 100 + made(31, 9)(k),
  w: made(3, 10),
  time: (k) => 1 + made(89, 11)(k),
  event: (k) => (made(3, 12)(k) > 0 ? 1 : 0),
}

/** The people with some columns changed; `old` gives what a row has otherwise. */
export function changed(
  columns: Readonly<Record<string, (k: number, old: (name: string) => number) => number>> = {},
): People {
  return new Map(
    Object.entries(wholesome).map(([name, of]) => [
      name,
      rows.map((k) => columns[name]?.(k, (other) => wholesome[other]?.(k) ?? NaN) ?? of(k)),
    ]),
  )
}

type Changes = Parameters<typeof changed>[0]
const always = (value: number) => () => value
export const gaps = ['x', 'b', 'y', 'f', 'count', 'cost', 'pressure', 'time', 'event']

export const inputs = {
  fine: {},
  'x constant': { x: always(4) },
  'b constant': { b: always(1) },
  'f constant': { f: always(0) },
  aliased: { z: (_, old) => 2 * old('x') + old('b') },
  separated: {
    y: (_, old) => (old('x') > 5 ? 1 : 0),
    count: (_, old) => (old('f') === 2 ? 0 : old('count')),
    event: (_, old) => (old('b') === 1 ? old('event') : 0),
  },
  'outcome constant': {
    ...{ y: always(1), count: always(2), cost: always(3), pressure: always(100), event: always(0) },
  },
  'one event': Object.fromEntries(
    ['y', 'count', 'event'].map((name) => [name, (k: number) => (k === 60 ? 1 : 0)]),
  ),
  'events only': { event: always(1) },
  'ties everywhere': { time: always(50) },
  'times all 0': { time: always(0) },
  'times some 0': { time: (k, old) => (k % 4 === 0 ? 0 : old('time')) },
  'values missing': Object.fromEntries(
    gaps.map((name, j) => [
      name,
      (k: number, old: (name: string) => number) => ((k + j + 1) % 20 === 0 ? NaN : old(name)),
    ]),
  ),
  'level of one site': { f: (k, old) => (k % 3 === 0 ? old('f') : old('f') % 2) },
} satisfies Record<string, Changes>
export type Bad = keyof typeof inputs

/** Each row at the site that `siteOf` says, of `count`. */
export function splitOver(
  people: People,
  count = 3,
  siteOf = (k: number) => k % count,
): readonly Snapshot[] {
  return Array.from({ length: count }, (_, site) =>
    snapshotOf(
      people,
      rows.filter((row) => siteOf(row) === site),
    ),
  )
}

const study: Manifest = {
  ...manifestOf({
    features: [
      ...['x', 'z', 'count', 'cost', 'pressure', 'w', 'time'].map(numeric),
      ...['b', 'y', 'event'].map(binary),
      category('f', ['p', 'q', 'r']),
      category('ward', wards),
    ],
    ranges: {
      ...{ x: [0, 10], z: [0, 30], count: [0, 100], cost: [0.01, 1000], pressure: [0, 300] },
      ...{ w: [0, 5], time: [0, 1000] },
    },
    terms: [...['x', 'z', 'b'].map(plainTerm), factorTerm('f', 'p'), factorTerm('ward', 'w0')],
    floors: noFloors,
  }),
  timeGrid: { bandDays: 1 },
}

const asked = { time: 'time', event: 'event', start: null } as const
const confidence = 0.95
const model = (outcome: string, terms: readonly string[], change: object = {}) =>
  glmOf(study, outcome, terms, change)
const describeOf = (groups: string | null): AnalysisSettings => ({
  ...{ id: 'table', kind: 'describe', features: ['x', 'b', 'f'], groups },
  ...{ quantiles: [0.5], bins: 20, weights: null },
})

export const kinds = {
  describe: (): AnalysisInput => ({ manifest: study, settings: describeOf(null) }),
  'describe by group': () => ({ manifest: study, settings: describeOf('y') }),
  crosstab: () => ({
    manifest: study,
    settings: { id: 't', kind: 'crosstab', rows: 'b', columns: 'y', strata: 'f', confidence },
  }),
  incidence: () => ({
    manifest: study,
    settings: {
      ...{ id: 'rates', kind: 'incidence', event: 'event', time: 'time', strata: 'f', per: 1000 },
      confidence,
    },
  }),
  gaussian: (terms = ['x', 'b', 'f']) =>
    model('pressure', terms, { family: 'gaussian', link: 'identity' }),
  binomial: (terms = ['x', 'b', 'f']) => model('y', terms),
  poisson: (terms = ['x', 'b', 'f']) => model('count', terms, { family: 'poisson', link: 'log' }),
  gamma: (terms = ['x', 'b', 'f']) => model('cost', terms, { family: 'gamma', link: 'log' }),
  efron: (terms = ['x', 'b', 'f']) => coxOf(study, { terms }),
  breslow: (terms = ['x', 'b', 'f']) => coxOf(study, { terms, ties: 'breslow' }),
  'cox by site': (terms = ['x', 'b', 'f']) => coxOf(study, { terms, strata: 'site' }),
  km: () => ({
    manifest: study,
    settings: {
      ...{ id: 'curve', kind: 'km', ...asked, groups: 'b', confType: 'log', confidence },
      ...{ quantiles: [0.5], tau: [60], times: [30] },
    },
  }),
  logrank: () => ({
    manifest: study,
    settings: { id: 'test', kind: 'logrank', ...asked, groups: 'f', strata: null, rho: 0 },
  }),
  evaluate: () => {
    const fit = model('y', ['x', 'b']).settings
    const fixed = [
      { term: '(Intercept)', estimate: -0.5 },
      { term: 'x', estimate: 0.1 },
      { term: 'b', estimate: -0.2 },
    ]
    return {
      manifest: { ...study, analyses: [fit] },
      settings: {
        ...{ id: 'check', kind: 'evaluate', model: 'model', fixed, outcome: null, bins: 20 },
        confidence,
      },
      fits: {},
    }
  },
  prevalence: () => ({
    manifest: study,
    settings: { id: 'common', kind: 'prevalence', features: ['b', 'y'], shareMin: 0.01 },
  }),
  feasibility: () => ({
    manifest: study,
    settings: { id: 'steps', kind: 'feasibility', perSite: false },
  }),
} satisfies Record<string, (terms?: string[]) => AnalysisInput>
export type Cell = keyof typeof kinds

/** By a category of 200 levels. */
export const byWard = {
  describe: () => ({ ...kinds.describe(), settings: { ...describeOf(null), features: ['ward'] } }),
  crosstab: () => changedSettings(kinds.crosstab(), { columns: 'ward', strata: null }),
  incidence: () => changedSettings(kinds.incidence(), { strata: 'ward' }),
  km: () => changedSettings(kinds.km(), { groups: 'ward' }),
  logrank: () => changedSettings(kinds.logrank(), { groups: 'ward' }),
} satisfies Partial<Record<Cell, () => AnalysisInput>>

function changedSettings(input: AnalysisInput, settings: object): AnalysisInput {
  return { ...input, settings: { ...input.settings, ...settings } }
}

/** What every hospital says of a logistic model of its own, and the terms that everybody has. */
export function metaEnd(people: People, terms = ['x', 'b']): readonly (readonly unknown[])[] {
  const [own] = study.participants
  const names = ['a', 'b', 'c', 'd']
  const participants = names.map((site) => ({ ...present(own, 'a participant'), site }))
  const manifest = { ...study, participants }
  const settings = { id: 'm', kind: 'meta', model: model('y', terms).settings } as const
  const parts = [...splitOver(people), ...splitOver(people, 1, () => -1)]
  const sites = parts.map((part, k) => ({ ...part, site: names[k] ?? '' }))
  const end = endOf({ manifest, settings }, sites)
  if (typeof end === 'string') throw new Error(end)
  if (notNumbers(end).length > 0) throw new Error(notNumbers(end).join())
  return (end as MetaResult).hospitals.map(({ status, constant }) => [status, ...constant])
}

/** A result, or the code of what ended the analysis, with the term or feature that it names. */
export function endOf(input: AnalysisInput, sites: readonly Snapshot[]): string | object {
  try {
    const { outcome } = analyse(input, sites)
    if (outcome.type === 'result') return outcome.result
    return [outcome.code, ...Object.values(outcome.context)].join(' ')
  } catch (error) {
    if (!isSampanError(error)) throw error
    return [error.code, ...Object.values(error.context)].join(' ')
  }
}

/** Paths of numbers in a result that are none. */
export function notNumbers(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} ${value}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => notNumbers(each, `${path}.${key}`))
}
