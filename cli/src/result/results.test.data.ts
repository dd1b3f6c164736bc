import type { AnalysisResult, Json } from '@sampan/shared'
import { openResult, type ReleasedResult } from '@sampan/terminal'

const estimate = (term: string, value: number, error: number): Readonly<Record<string, Json>> => ({
  term,
  estimate: value,
  'std.error': error,
  statistic: value / error,
  'p.value': 0.01,
  'conf.low': value - 1.96 * error,
  'conf.high': value + 1.96 * error,
  'odds.ratio': Math.exp(value),
  'odds.conf.low': Math.exp(value - 1.96 * error),
  'odds.conf.high': Math.exp(value + 1.96 * error),
})

const rate = (stratum: string, events: number | null): Readonly<Record<string, Json>> => ({
  ...{ stratum, people: 400, having: events, events, personDays: 365_250 },
  rate: events,
  'conf.low': events === null ? null : events * 0.8,
  'conf.high': events === null ? null : events * 1.25,
  ratio:
    stratum === '<60'
      ? null
      : { 'rate.ratio': 1.5, 'conf.low': 1.1, 'conf.high': null, 'p.value': 0.02 },
})

/** Kinds without an example are printed by the script without a plot. */
const inside: Readonly<Partial<Record<AnalysisResult['kind'], Readonly<Record<string, Json>>>>> = {
  crosstab: {
    ...{ confidence: 0.95, people: 80, missing: 0, strata: null, tests: null },
    rows: { feature: 'sex', levels: ['f', 'm'] },
    columns: { feature: 'smoker', levels: ['yes', 'no'] },
    tables: [
      [
        [10, 30],
        [null, 22],
      ],
    ],
  },
  incidence: {
    ...{ event: 'stroke', time: 'days', strata: 'age', per: 1000, confidence: 0.95 },
    ...{ people: 800, missing: 0, rates: [rate('<60', 20), rate('60+', 30), rate('未知', null)] },
  },
  feasibility: {
    steps: [
      { step: 'target', people: 1234 },
      { step: 'complete cases', people: null },
    ],
    hospitals: null,
  },
  prevalence: {
    people: 500,
    shareMin: 0.1,
    features: [
      { feature: 'asthma', people: 120, picked: true },
      { feature: '=gout', people: null, picked: false },
    ],
  },
  describe: {
    people: 920,
    missing: 'available-case',
    grouped: null,
    features: [
      {
        ...{ feature: 'age', type: 'numeric', n: 920, missing: 0, mean: 53.5, sd: 9.4 },
        ...{ skewness: -0.2, kurtosis: 2.6, fixedPointError: null },
        ...{ quantiles: null, histogram: null },
      },
      {
        ...{ feature: 'chest pain', type: 'category', n: 920, missing: 0 },
        levels: [
          { level: '典型', count: 46, proportion: 0.05 },
          { level: 'none, "or" unknown', count: null, proportion: null },
        ],
      },
    ],
  },
  glm: {
    ...{ family: 'binomial', link: 'logit', outcome: 'disease', confidence: 0.95 },
    ...{
      offset: null,
      weights: null,
      effective: null,
      ridge: 0,
      robust: null,
      cluster: null,
      clusters: null,
    },
    ...{ statistic: 'z', dispersion: 1, parameters: 3, bic: 920 },
    ...{ n: 920, cases: 509, missing: 'complete-case', vcov: [[1]], deviance: 900 },
    ...{ 'null.deviance': 1264, 'df.residual': 917, 'df.null': 919, aic: 906, logLik: -450 },
    ...{ iterations: 5, halvings: 0, converged: true, decrement: 1e-12, deviances: [1264, 900] },
    fixedPointError: { estimates: 1e-12, deviance: 1e-9 },
    estimates: [
      estimate('(Intercept)', -3, 0.5),
      estimate('age', 0.05, 0.01),
      estimate('胸痛[無症狀]', 1.9, 0.2),
    ],
    warnings: [{ code: 'events-per-parameter-low', term: null }],
  },
}

/** What a run released, one result of every kind. */
export const releasedOfEveryKind: readonly ReleasedResult[] = Object.entries(inside).map(
  ([kind, members], k) => {
    const opened = openResult({
      schema: 'sampan/result/v1',
      id: `result_${String(k).repeat(26)}`,
      run: `run_${'1'.repeat(26)}`,
      study: `study_${'0'.repeat(26)}`,
      manifest: `sha256:${'0'.repeat(64)}`,
      analysis: `a-${kind}`,
      sites: ['east', 'north', 'west'],
      controllers: ['trust-east', 'trust-north', 'trust-west'],
      floorsLowered: [],
      releasedAt: '2026-01-01T00:00:00Z',
      outcome: 'released',
      result: { kind, analysis: `a-${kind}`, sites: 3, ...members },
      suppressed: [],
    })
    if (opened.outcome !== 'released' || !('result' in opened)) throw new Error('not released')
    return opened
  },
)
