import type { CoxResult, GlmResult } from '@sampan/shared'
import type { Branch, Tree } from './leaves.ts'
import { byName } from './results.ts'

/** A `glm` as the reference writes R's. */
export function glmTree(result: GlmResult, rename = (term: string): string => term): Branch {
  const { estimates } = result
  const of = (value: (row: GlmResult['estimates'][number]) => number): Branch =>
    byName(estimates, ({ term }) => rename(term), value)
  const terms = estimates.map(({ term }) => rename(term))
  return {
    n: result.n,
    family: result.family === 'gamma' ? 'Gamma' : result.family,
    link: result.link,
    terms,
    coef: of((row) => row.estimate),
    se: of((row) => row['std.error']),
    z_or_t: of((row) => row.statistic),
    p: of((row) => row['p.value']),
    wald95_lo: of((row) => row['conf.low']),
    wald95_hi: of((row) => row['conf.high']),
    vcov: result.vcov,
    vcov_terms: terms,
    deviance: result.deviance,
    null_deviance: result['null.deviance'],
    df_residual: result['df.residual'],
    df_null: result['df.null'],
    logLik: result.logLik,
    AIC: result.aic,
    BIC: result.bic,
    dispersion: result.dispersion,
    converged: result.converged,
  }
}

/** A `coxph` as the reference writes R's. */
export function coxTree(result: CoxResult): Branch {
  const { estimates } = result
  const of = (value: (row: CoxResult['estimates'][number]) => number | null): Branch =>
    byName(estimates, ({ term }) => term, value)
  // R drops the name of a single number.
  const named = (
    what: string,
    value: (row: CoxResult['estimates'][number]) => number | null,
  ): Branch => ({
    [what]: estimates.length === 1 ? estimates.map(value) : of(value),
  })
  return {
    n: result.n,
    nevent: result.events,
    ties: result.ties,
    terms: estimates.length === 1 ? (estimates[0]?.term ?? '') : estimates.map(({ term }) => term),
    coef: of((row) => row.estimate),
    hr: of((row) => row['hazard.ratio']),
    se: of((row) => row['std.error']),
    naive_se: result.robust ? of((row) => row['naive.se']) : null,
    ...named('z', (row) => row.statistic),
    ...named('p', (row) => row['p.value']),
    ...named('hr95_lo', (row) => row['hazard.conf.low']),
    ...named('hr95_hi', (row) => row['hazard.conf.high']),
    vcov: result.vcov,
    loglik_null: result['logLik.null'],
    loglik: result.logLik,
    AIC: result.aic,
    lr_test: testTree(result.likelihoodRatio),
    wald_test: testTree(result.wald),
    score_test: testTree(result.scoreTest),
    robust_score: testTree(result.robustScoreTest),
  }
}

function testTree(test: CoxResult['wald']): Tree {
  return test && { test: test.statistic, df: test.df, pvalue: test['p.value'] }
}
