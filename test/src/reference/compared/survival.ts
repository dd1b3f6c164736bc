import type { LeftOut } from './compare.ts'
import { curveTree, kmTree, logrankTree } from './curves.ts'
import type { Branch, Tree } from './leaves.ts'
import { coxTree } from './models.ts'
import type { Results } from './results.ts'

/** surv_lung.json: `whole` has the patient without an institution in institution 1, `known` is without them. */
export function lung(whole: Results, known: Results, times: readonly number[]): Branch {
  const sex = (group: string | null): string => (group === null ? 'all' : `sex=${group}`)
  const fits = (results: Results, name: string): Branch => ({
    efron: coxTree(results.of('cox', `${name}-efron`)),
    breslow: coxTree(results.of('cox', `${name}-breslow`)),
  })
  const curves = (name: string): Branch =>
    Object.fromEntries(
      ['plain', 'log', 'log-log'].map((type) => [
        type,
        kmTree(whole.of('km', `${name}-${type}`), 1022, sex),
      ]),
    )
  return {
    n: whole.of('km', 'all-log').n,
    cox_age_sex_ecog: fits(whole, 'cox'),
    cox_sex_only: fits(whole, 'sex'),
    cox_stratified_by_inst: fits(known, 'strat'),
    cox_pooled_same_227_minus_inst_na: fits(known, 'cox'),
    cox_robust_cluster_inst: fits(known, 'robust'),
    km_all: curves('all'),
    km_sex: curves('sex'),
    km_sex_curve: curveTree(whole.of('km', 'sex-log'), sex),
    logrank_sex: logrankTree(whole.of('logrank', 'logrank'), sex),
    peto_rho1_sex: logrankTree(whole.of('logrank', 'peto'), sex),
    logrank_sex_stratified_inst: logrankTree(known.of('logrank', 'logrank-strat'), sex),
    rmst_sex_365: whole
      .of('km', 'sex-log')
      .curves.flatMap(({ group, rmst }) =>
        rmst
          .filter(({ tau }) => tau === 365)
          .map((row) => ({ stratum: sex(group), tau: 365, rmean: row.rmean, se: row['std.err'] })),
      ),
    basehaz_breslow: { cumhaz_at_x0: baseline(whole, times) },
  }
}

/** R gives the cumulative hazard at every time at which somebody leaves: between events it stands still. */
function baseline(results: Results, times: readonly number[]): Tree {
  const steps = results.of('cox', 'cox-breslow').baseline ?? []
  return times.map((time) => steps.filter((step) => step.time <= time).at(-1)?.hazard ?? 0)
}

/** surv_cgd_13_hospitals.json. */
export function cgd(first: Results, recurrent: Results): Branch {
  const treat = (group: string | null): string => `treat=${group ?? ''}`
  const fits = (results: Results, name: string): Branch => ({
    efron: coxTree(results.of('cox', `${name}-efron`)),
    breslow: coxTree(results.of('cox', `${name}-breslow`)),
  })
  return {
    first_event_pooled: fits(first, 'first'),
    first_event_strat_center: fits(first, 'strat'),
    recurrent_andersen_gill_cluster_id: fits(recurrent, 'andersen-gill'),
    recurrent_strat_center: fits(recurrent, 'strat'),
    km_treat: Object.fromEntries(
      ['plain', 'log', 'log-log'].map((type) => [
        type,
        kmTree(first.of('km', `km-${type}`), 388, treat),
      ]),
    ),
    logrank_treat: logrankTree(first.of('logrank', 'logrank'), treat),
    logrank_treat_strat_center: logrankTree(first.of('logrank', 'logrank-strat'), treat),
  }
}

const common: readonly LeftOut[] = [
  {
    paths: /^(provenance|note|status_coding|institutions|hos_cat)/,
    reason: 'describes the data or the software',
  },
  { paths: /\.formula$/, reason: 'describes the data or the software' },
  {
    paths: /\.iterations$/,
    reason: 'R counts its own iterations; ours are Newton steps to a tighter tolerance',
  },
  {
    paths: /\.(concordance|c_index|c_index_se)(\.|$)/,
    reason: 'concordance compares rows of different hospitals',
  },
]

export const lungLeftOut: readonly LeftOut[] = [
  ...common,
  { paths: /\.exact\./, reason: 'the exact method for ties is no method of `cox`' },
  {
    paths: /^zph/,
    reason: 'Schoenfeld residuals are rows; proportionality is tested by terms with time',
  },
  { paths: /^martingale/, reason: 'residuals are rows' },
  { paths: /^uno_c/, reason: 'concordance compares rows of different hospitals' },
  { paths: /^cox_site_dummies_none/, reason: 'nothing' },
  {
    paths: /^basehaz_breslow\.time/,
    reason: 'the times at which the hazards are read off',
  },
]

export const cgdLeftOut: readonly LeftOut[] = [
  ...common,
  { paths: /^first_event_strat_hoscat/, reason: 'strata of `cox` are hospitals' },
  {
    paths: /^(centers|per_center_counts)/,
    reason: 'counts of single hospitals: below, by the person-time of `incidence`',
  },
]
