import { readFileSync } from 'node:fs'
import type { CoxResult, KmResult, LogrankResult } from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectFit, expectNear, type RFit } from '../support/r-fits.ts'
import { hasReference, reference, referenceNote } from '../support/reference.ts'
import { tableAgents, type TableAgents, type TableHospital } from '../support/table-agents.ts'

interface RTest {
  readonly test: number
  readonly df: number
  readonly pvalue: number
}

interface RCox extends RFit {
  readonly nevent: number
  readonly naive_se: Readonly<Record<string, number>> | null
  readonly loglik_null: number
  readonly loglik: number
  readonly AIC: number
  readonly lr_test: RTest
  readonly score_test: RTest
  readonly robust_score: RTest | null
}

interface RCurves {
  readonly at: readonly {
    readonly stratum: string
    readonly time: number
    readonly n_risk: number
    readonly n_event_cum_interval: number
    readonly surv: number
    readonly std_err: number
    readonly lower: number
    readonly upper: number
  }[]
  readonly summary_table: readonly {
    readonly stratum: string
    readonly records: number
    readonly events: number
    readonly rmean: number
    readonly 'se(rmean)': number
    readonly median: number | null
    readonly '0.95LCL': number | null
    readonly '0.95UCL': number | null
  }[]
}

interface Oracle {
  readonly first_event_pooled: { readonly efron: RCox }
  readonly recurrent_andersen_gill_cluster_id: { readonly efron: RCox }
  readonly km_treat: { readonly log: RCurves }
  readonly logrank_treat: {
    readonly obs: readonly number[]
    readonly exp: readonly number[]
    readonly var: readonly (readonly number[])[]
    readonly chisq: number
    readonly df: number
    readonly p: number
  }
}

const centers = {
  harvard: 'Harvard Medical Sch',
  scripps: 'Scripps Institute',
  copenhagen: 'Copenhagen',
  nih: 'NIH',
  'los-angeles': "L.A. Children's Hosp",
  mott: "Mott Children's Hosp",
  utah: 'Univ. of Utah',
  washington: 'Univ. of Washington',
  minnesota: 'Univ. of Minnesota',
  zurich: 'Univ. of Zurich',
  texas: "Texas Children's Hosp",
  amsterdam: 'Amsterdam',
  'mount-sinai': 'Mt. Sinai Medical Ctr',
} as const

/** Each center with two tables: the first row of everybody, and all rows. */
function hospitals(): readonly TableHospital[] {
  const [head = '', ...rows] = readFileSync(reference('survival', 'survival_cgd.csv'), 'utf8')
    .trim()
    .split('\n')
  const first = head.split(',').indexOf('"enum"')
  return Object.entries(centers).map(([id, center]) => {
    const own = rows.filter((row) => row.split(',')[1] === `"${center}"`)
    const firsts = own.filter((row) => row.split(',')[first] === '1')
    return { id, tables: { cgd_first: [head, ...firsts], cgd_every: [head, ...own] } }
  })
}

function expectTest(
  found: { readonly statistic: number; readonly df: number; readonly 'p.value': number } | null,
  r: RTest,
): void {
  expect(found?.df).toBe(r.df)
  expectNear(found?.statistic, r.test, 1e-8)
  expectNear(found?.['p.value'], r.pvalue, 1e-8)
}

function expectCox(result: CoxResult, r: RCox): void {
  expect([result.n, result.events]).toEqual([r.n, r.nevent])
  expectFit(result.estimates, r)
  for (const row of result.estimates)
    expectNear(row['naive.se'], r.naive_se?.[row.term] ?? null, 1e-8)
  expectNear(result['logLik.null'], r.loglik_null)
  expectNear(result.logLik, r.loglik)
  expectNear(result.aic, r.AIC)
  expectTest(result.likelihoodRatio, r.lr_test)
  expectTest(result.scoreTest, r.score_test)
  if (r.robust_score !== null) expectTest(result.robustScoreTest, r.robust_score)
}

describe.skipIf(!hasReference)(`a trial at thirteen real agents${referenceNote}`, () => {
  let agents: TableAgents
  let oracle: Oracle
  let first: Awaited<ReturnType<TableAgents['resultsOf']>>
  beforeAll(async () => {
    oracle = JSON.parse(
      readFileSync(reference('reference', 'surv_cgd_13_hospitals.json'), 'utf8'),
    ) as Oracle
    agents = await tableAgents(hospitals(), { dictionary: 'agents-cgd.dictionary.yaml' })
    first = await agents.resultsOf('agents-cgd.yaml')
  })
  afterAll(() => agents.close())

  it('first infections: the Cox regression is R’s', () => {
    expectCox(first.get('cox') as CoxResult, oracle.first_event_pooled.efron)
  })

  it('first infections: the curves are R’s', () => {
    const { curves } = first.get('km') as KmResult
    const { at, summary_table: table } = oracle.km_treat.log
    expect(curves).toHaveLength(table.length)
    curves.forEach((curve, k) => {
      const [median, mean] = [curve.quantiles.find(({ p }) => p === 0.5), curve.rmst[0]]
      const r = table[k]!
      expect(`treat=${String(curve.group)}`).toBe(r.stratum)
      expect([curve.n, curve.events]).toEqual([r.records, r.events])
      expectNear(mean?.rmean, r.rmean)
      expectNear(mean?.['std.err'], r['se(rmean)'])
      expect(median).toMatchObject({
        ...{ time: r.median, 'conf.low': r['0.95LCL'], 'conf.high': r['0.95UCL'] },
      })
      const points = at.filter(({ stratum }) => stratum === r.stratum)
      expect(curve.at.map(({ time }) => time)).toEqual(points.map(({ time }) => time))
      curve.at.forEach((own, i) => {
        const point = points[i]!
        expect([own['n.risk'], own['n.event']]).toEqual([point.n_risk, point.n_event_cum_interval])
        expectNear(own.surv, point.surv)
        expectNear(own['std.err'], point.std_err)
        expectNear(own['conf.low'], point.lower)
        expectNear(own['conf.high'], point.upper)
      })
    })
  })

  it('first infections: the log-rank test is R’s', () => {
    const result = first.get('logrank') as LogrankResult
    const r = oracle.logrank_treat
    expect(result.rows.map(({ observed }) => observed)).toEqual(r.obs)
    result.rows.forEach(({ expected }, k) => {
      expectNear(expected, r.exp[k]!)
    })
    result.variance!.flat().forEach((value, k) => {
      expectNear(value, r.var.flat()[k]!)
    })
    expectNear(result.chisq, r.chisq)
    expect(result.df).toBe(r.df)
    expectNear(result['p.value'], r.p, 1e-8)
  })

  it('every infection: the model of Andersen and Gill is R’s', async () => {
    const results = await agents.resultsOf('agents-cgd-recurrent.yaml')
    const result = results.get('recurrent') as CoxResult
    expect(result.people).toBe(128)
    expectCox(result, oracle.recurrent_andersen_gill_cluster_id.efron)
  })
})
