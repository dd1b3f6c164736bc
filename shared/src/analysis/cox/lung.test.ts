import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AnalysisInput, Snapshot } from '../analysis.ts'
import type { CoxResult } from '../results.ts'
import { readJson, referenceData, snapshotOf } from '../studies.test.data.ts'
import {
  coxOf,
  fitted,
  hasSurvivalData,
  lungManifest,
  lungPeople,
  splitBy,
} from './studies.test.data.ts'
import type { CoxSettings } from './spec.ts'

interface Test {
  test: number
  df: number
  pvalue: number
}
interface Oracle {
  n: number
  nevent: number
  coef: Record<string, number>
  se: Record<string, number>
  naive_se: Record<string, number> | null
  vcov: number[][]
  loglik_null: number
  loglik: number
  AIC: number
  lr_test: Test
  score_test: Test
  robust_score: Test | null
}
type Answers = Record<string, Record<'efron' | 'breslow', Oracle>>
const note = hasSurvivalData ? '' : ' [reference data absent: skipped]'

function compare(result: CoxResult, oracle: Oracle): void {
  expect([result.n, result.events]).toEqual([oracle.n, oracle.nevent])
  const relative = (ours: number, theirs: number, by = 1e-9): void => {
    expect(Math.abs(ours / theirs - 1)).toBeLessThanOrEqual(by)
  }
  for (const [k, row] of result.estimates.entries()) {
    const [b, error] = [oracle.coef[row.term]!, oracle.se[row.term]!]
    expect(Math.abs(row.estimate - b)).toBeLessThanOrEqual(1e-8 * Math.max(Math.abs(b), error))
    relative(row['std.error'], error, 1e-8)
    if (oracle.naive_se !== null) relative(row['naive.se']!, oracle.naive_se[row.term]!, 1e-8)
    oracle.vcov[k]!.forEach((value, j) => {
      const scale = Math.sqrt(oracle.vcov[k]![k]! * oracle.vcov[j]![j]!)
      expect(Math.abs(result.vcov[k]![j]! - value)).toBeLessThanOrEqual(1e-8 * scale)
    })
  }
  relative(result['logLik.null']!, oracle.loglik_null)
  relative(result.logLik!, oracle.loglik)
  relative(result.aic!, oracle.AIC)
  const tests = [
    [result.likelihoodRatio, oracle.lr_test],
    [result.scoreTest, oracle.score_test],
    ...(oracle.robust_score === null
      ? []
      : [[result.robustScoreTest!, oracle.robust_score] as const]),
  ] as const
  for (const [ours, theirs] of tests) {
    relative(ours.statistic, theirs.test, 1e-8)
    relative(ours['p.value'], theirs.pvalue, 1e-7)
  }
}

describe.skipIf(!hasSurvivalData)(`lung cancer at eighteen hospitals${note}`, () => {
  const answers = readJson(resolve(referenceData, 'reference/surv_lung.json')) as Answers
  const people = lungPeople()
  const cases: readonly (readonly [string, Partial<CoxSettings>, () => readonly Snapshot[]])[] = [
    ['cox_age_sex_ecog', {}, () => [snapshotOf(people)]],
    ['cox_sex_only', { terms: ['sex'] }, () => [snapshotOf(people)]],
    ['cox_pooled_same_227_minus_inst_na', {}, () => splitBy(people, 'inst')],
    ['cox_stratified_by_inst', { strata: 'site' }, () => splitBy(people, 'inst')],
    ['cox_robust_cluster_inst', { robust: true, cluster: 'site' }, () => splitBy(people, 'inst')],
  ]
  for (const ties of ['efron', 'breslow'] as const)
    it.each(cases)(`%s, ${ties}`, (name, settings, sites) => {
      const input: AnalysisInput = coxOf(lungManifest, { ...settings, ties })
      compare(fitted(input, sites()), answers[name]![ties])
    })
})
