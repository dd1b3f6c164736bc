import type { CrosstabResult, DescribeResult, FeatureSummary, MetaResult } from '@sampan/shared'
import type { LeftOut } from './compare.ts'
import type { Branch, Tree } from './leaves.ts'
import { coxTree, glmTree } from './models.ts'
import type { Results } from './results.ts'

const hospitals = ['cleveland', 'hungarian', 'switzerland', 'va'] as const

/** A part of a data set is called after the data set and the value that it has. */
function nameOf(site: string): string {
  return site.replace(/^[a-z]+-/, '')
}

/** `siteheart-va` of a federation is R's `siteva`. */
function renamed(term: string): string {
  return term.replace(/^site[a-z]+-/, 'site')
}

/** heart_logistic.json as the federation has it. */
export function heartLogistic(results: Results): Branch {
  const reduced = results.of('meta', 'meta-reduced')
  const full = results.of('meta', 'meta-full')
  const pooled = glmTree(results.of('glm', 'full'))
  return {
    pooled_full: pooled,
    pooled_full_plus_site: glmTree(results.of('glm', 'full-site'), renamed),
    pooled_reduced: glmTree(results.of('glm', 'reduced')),
    pooled_reduced_plus_site: glmTree(results.of('glm', 'reduced-site'), renamed),
    per_site_full: ownFits(full),
    per_site_reduced: ownFits(reduced),
    meta_reduced: ownNumbers(reduced),
    meta_reduced_excluding_switzerland: metaTree(reduced),
    clogit_reduced_efron: coxTree(results.of('cox', 'clogit-efron')),
    clogit_reduced_breslow: coxTree(results.of('cox', 'clogit-breslow')),
    auc: {
      pooled_model_on_all: aucTree(results, 'auc-full'),
      reduced_on_all: aucTree(results, 'auc-reduced'),
    },
    lrt_site: likelihoodRatio(results),
    federated_checks: {
      design_columns: pooled['terms'] ?? null,
      irls_path: results
        .of('glm', 'full')
        .deviances.slice(0, 7)
        .map((deviance) => ({ deviance })),
    },
  }
}

function likelihoodRatio(results: Results): Tree {
  const [full, site] = [results.of('glm', 'full'), results.of('glm', 'full-site')]
  if (full.deviance === null || site.deviance === null) return null
  return { chisq: full.deviance - site.deviance, df: site.estimates.length - full.estimates.length }
}

/** Estimates and errors of the hospitals that have any. */
function ownFits({ terms }: MetaResult): Branch {
  const of = (hospital: string, pick: 'estimate' | 'std.error'): Branch =>
    Object.fromEntries(
      terms.flatMap(({ term, estimates }) =>
        estimates
          .filter(({ site }) => nameOf(site) === hospital)
          .map((each) => [term, each[pick]] as const),
      ),
    )
  const given = hospitals.filter((hospital) => Object.keys(of(hospital, 'estimate')).length > 0)
  return Object.fromEntries(
    given.map((hospital) => [
      hospital,
      { coef: of(hospital, 'estimate'), se: of(hospital, 'std.error') },
    ]),
  )
}

/** R has four hospitals here, ours three: the Swiss estimates do not exist. */
function ownNumbers({ terms }: MetaResult): Branch {
  const sparse = (what: string, values: readonly (number | undefined)[]): Branch =>
    Object.fromEntries(
      values.flatMap((value, k) =>
        value === undefined ? [] : [[`${what}[${k}]`, value] as const],
      ),
    )
  return Object.fromEntries(
    terms.map(({ term, estimates }) => {
      const own = hospitals.map((name) => estimates.find(({ site }) => nameOf(site) === name))
      const variances = own.map((each) => each && each['std.error'] ** 2)
      return [
        term,
        {
          ...sparse(
            'yi',
            own.map((each) => each?.estimate),
          ),
          ...sparse('vi', variances),
        },
      ]
    }),
  )
}

function metaTree({ terms }: MetaResult): Branch {
  return Object.fromEntries(
    terms.map(({ term, fixed, dl, reml, heterogeneity }) => {
      const tree = (method: string, pooled: MetaResult['terms'][number]['fixed']): Tree =>
        pooled && {
          method,
          beta: pooled.estimate,
          se: pooled['std.error'],
          ci: [pooled['conf.low'], pooled['conf.high']],
          tau2: pooled.tau2,
          I2: pooled.i2,
          Q: heterogeneity?.q ?? null,
          Qp: heterogeneity?.['p.value'] ?? null,
        }
      return [term, { FE: tree('FE', fixed), DL: tree('DL', dl), REML: tree('REML', reml) }]
    }),
  )
}

function aucTree(results: Results, analysis: string): Tree {
  const { n, cases, auc, brier } = results.of('evaluate', analysis)
  return { n, n1: cases, auc: auc.estimate, delong95: [auc['conf.low'], auc['conf.high']], brier }
}

/** heart_glm_other.json as the federation has it. */
export function heartOther(results: Results): Branch {
  const table = results.of('describe', 'table-one')
  return {
    gaussian_thalach: glmTree(results.of('glm', 'gaussian'), renamed),
    poisson_num: glmTree(results.of('glm', 'poisson'), renamed),
    gamma_log_thalach: glmTree(results.of('glm', 'gamma')),
    descriptives: Object.fromEntries(
      table.features.map((each, k) => [each.feature, descriptive(table, each, k)]),
    ),
    counts: {
      sex_by_y: results.of('crosstab', 'sex-by-y').tables[0] ?? null,
      sex_by_y_by_site: perStratum(results.of('crosstab', 'sex-by-y-by-site')),
      cp_by_site: perRow(results.of('crosstab', 'cp-by-site')),
    },
    chisq_sex_y: chiSquare(results.of('crosstab', 'sex-by-y')),
    mantel_haenszel_sex_y_by_site: mantelHaenszel(results.of('crosstab', 'sex-by-y-by-site')),
  }
}

function descriptive({ grouped }: DescribeResult, pooled: FeatureSummary, k: number): Tree {
  const groups = grouped?.groups ?? []
  return {
    pooled: moments(pooled, ['sd', 'q']),
    per_site: Object.fromEntries(
      groups.map(({ group, features }) => [nameOf(group), moments(features[k], ['sum', 'q3'])]),
    ),
  }
}

function moments(summary: FeatureSummary | undefined, more: readonly string[]): Tree {
  if (summary?.type !== 'numeric') return null
  const { n, mean, sd, quantiles } = summary
  if (n === null || mean === null || sd === null) return { n, mean }
  const q = (quantiles ?? []).map(({ value }) => value)
  return {
    ...{ n, mean, var: sd * sd },
    ...(more.includes('sd') ? { sd } : {}),
    ...(more.includes('sum') ? { sum: n * mean } : {}),
    q: more.includes('q') ? q : q.slice(1, 4),
  }
}

function perStratum({ strata, tables }: CrosstabResult): Tree {
  const names = strata?.levels ?? []
  return Object.fromEntries(names.map((name, k) => [nameOf(name), tables[k] ?? null]))
}

function perRow({ rows, columns, tables }: CrosstabResult): Tree {
  return Object.fromEntries(
    rows.levels.map((name, k) => [
      nameOf(name),
      Object.fromEntries(columns.levels.map((level, j) => [level, tables[0]?.[k]?.[j] ?? null])),
    ]),
  )
}

function chiSquare({ tests }: CrosstabResult): Tree {
  const test = tests?.chiSquare ?? null
  return test && { x2: test.statistic, df: test.df, p: test['p.value'] }
}

function mantelHaenszel({ tests }: CrosstabResult): Tree {
  const test = tests?.mantelHaenszel ?? null
  return (
    test && {
      x2: test.statistic,
      p: test['p.value'],
      common_or: test['odds.ratio'],
      or95: [test['conf.low'], test['conf.high']],
    }
  )
}

/** Numbers that are good to a public grid, with how good they are. */
export function heartGrid(results: Results): ReadonlyMap<string, number> {
  const named = [
    ['auc-full', 'pooled_model_on_all'],
    ['auc-reduced', 'reduced_on_all'],
  ] as const
  return new Map(
    named.flatMap(([analysis, name]) => {
      const { error } = results.of('evaluate', analysis).auc
      return ['auc', 'delong95[0]', 'delong95[1]'].map(
        (what) => [`auc.${name}.${what}`, 2 * error] as const,
      )
    }),
  )
}

/** Quantiles lie within a bin of 200 over the declared range. */
export function otherGrid(results: Results): ReadonlyMap<string, number> {
  const { features, grouped } = results.of('describe', 'table-one')
  const bounds = new Map<string, number>()
  const add = (
    summary: FeatureSummary | undefined,
    path: string,
    from: number,
    to: number,
  ): void => {
    if (summary?.type !== 'numeric') return
    for (const [k, { low, high }] of (summary.quantiles ?? []).slice(from, to).entries())
      bounds.set(`${path}.q[${k}]`, high - low)
  }
  for (const [k, each] of features.entries()) {
    add(each, `descriptives.${each.feature}.pooled`, 0, 5)
    for (const { group, features: own } of grouped?.groups ?? [])
      add(own[k], `descriptives.${each.feature}.per_site.${nameOf(group)}`, 1, 4)
  }
  return bounds
}

/**
 * R's default epsilon of 1e-8 is of the deviance: standard errors are those of the step before the last, and metafor's
 * REML ends at a step of 1e-5. Held to 1e-8 against R iterated to the end (test/oracles/heart-converged.json, meta.json).
 */
export const heartEarly = [
  { paths: /^(pooled_reduced|pooled_full_plus_site|pooled_reduced_plus_site)\./, within: 1e-6 },
  { paths: /^per_site_(full|reduced)\./, within: 1e-6 },
  { paths: /^meta_reduced/, within: 1e-2 },
  { paths: /^clogit_reduced_efron\.wald_test\.pvalue/, within: 1e-7 },
] as const

const description = 'describes the data or the software, not a result'
const counting = 'R counts its own iterations; ours are Newton steps to a tighter tolerance'
const swiss = 'the Swiss estimates do not exist (separation): R prints the last iterate, we refuse'
const ownNumbersOnly =
  'of a single hospital: `meta` shows estimates and their standard errors, nothing else'

export const heartLogisticLeftOut: readonly LeftOut[] = [
  {
    paths: /^auc\.site_model_on_all/,
    reason: 'of a model with hospitals, which is judged at each: `evaluate` has no numbers of one',
  },
  { paths: /^(provenance|source|preprocessing|warning_switzerland)/, reason: description },
  {
    paths: /^(raw_rows|raw_missing|rows|cases|chol_zero)/,
    reason: 'describes the files before the study reads them',
  },
  { paths: /\.(formula|note)$/, reason: description },
  { paths: /\.(iterations|boundary|aliased|warnings)(\b|$)/, reason: counting },
  { paths: /^per_site_(full|reduced)\.switzerland/, reason: swiss },
  { paths: /^per_site_(full|reduced)\./, reason: ownNumbersOnly },
  { paths: /^meta_reduced\..*\.(yi|vi)/, reason: swiss },
  { paths: /^meta_reduced\./, reason: swiss },
  { paths: /^clogit_reduced_exact/, reason: 'the exact method for ties is no method of `cox`' },
  {
    paths: /\.(concordance|c_index|c_index_se)(\.|$)/,
    reason: 'concordance compares rows of different hospitals',
  },
  { paths: /^glmer/, reason: 'no kind of analysis has random effects' },
  {
    paths: /^auc\.(pooled_model_per_site|per_site_calibration)/,
    reason: 'of a single hospital: `evaluate` is over all of them',
  },
  {
    paths: /^auc\.hosmer_lemeshow/,
    reason: 'its groups are cut at sample quantiles of predictions, ours on the public grid',
  },
  { paths: /\.delong_var$/, reason: 'the interval says the same' },
  { paths: /^lrt_site\.p$/, reason: 'a difference of two results; nothing prints its p' },
  {
    paths: /^federated_checks\.per_site_at_beta_0/,
    reason: 'what one hospital adds to a masked sum: nobody sees it',
  },
  {
    paths: /^federated_checks\.irls_path/,
    reason: 'coefficients of iterates stay in broadcasts; the deviances are compared',
  },
]

export const heartOtherLeftOut: readonly LeftOut[] = [
  {
    paths: /^descriptives\.chol\.per_site\.switzerland\.(sum|var|q)/,
    reason: 'everybody has 0 here: of a spread below fixed point nothing is said',
  },
  { paths: /^provenance/, reason: description },
  { paths: /\.formula$/, reason: description },
  { paths: /\.(iterations|boundary|aliased)(\b|$)/, reason: counting },
  { paths: /^lm_/, reason: 'functions of the deviances that are compared' },
  { paths: /^probit/, reason: 'the probit link is no link of `glm`' },
  { paths: /\.(min|max)$/, reason: 'minimum and maximum are somebody’s value: never shown' },
  { paths: /\.sumsq$/, reason: 'a function of n, mean and variance' },
  {
    paths: /^(anova|welch|student)/,
    reason: 'no kind of analysis; group means and variances are compared',
  },
]
