import type { KmResult, LogrankResult } from '@sampan/shared'
import type { Branch, Tree } from './leaves.ts'

/** Curves at chosen times and their summaries as the reference writes R's `survfit`. */
export function kmTree(
  result: KmResult,
  last: number,
  name: (group: string | null) => string,
): Branch {
  return {
    conf_type: result.confType,
    at: result.curves.flatMap(({ group, at }) =>
      at.map((row) => ({
        stratum: name(group),
        time: row.time,
        n_risk: row['n.risk'],
        n_event_cum_interval: row['n.event'],
        surv: row.surv,
        std_err: row['std.err'],
        lower: row['conf.low'],
        upper: row['conf.high'],
      })),
    ),
    summary_table: result.curves.map((curve) => summaryTree(curve, last, name(curve.group))),
  }
}

function summaryTree(
  { n, events, quantiles, rmst }: KmResult['curves'][number],
  last: number,
  stratum: string,
): Tree {
  const median = quantiles.find(({ p }) => p === 0.5)
  const mean = rmst.find(({ tau }) => tau === last)
  return {
    stratum,
    records: n,
    'n.max': n,
    'n.start': n,
    events,
    rmean: mean?.rmean ?? null,
    'se(rmean)': mean?.['std.err'] ?? null,
    median: median?.time ?? null,
    '0.95LCL': median?.['conf.low'] ?? null,
    '0.95UCL': median?.['conf.high'] ?? null,
  }
}

/** Whole curves, one after another. */
export function curveTree({ curves }: KmResult, name: (group: string | null) => string): Branch {
  const all = (pick: (curve: KmResult['curves'][number]) => readonly (number | null)[]): Tree =>
    curves.flatMap(pick)
  return {
    strata: Object.fromEntries(curves.map(({ group, time }) => [name(group), time.length])),
    time: all(({ time }) => time),
    n_risk: all((curve) => curve['n.risk']),
    n_event: all((curve) => curve['n.event']),
    n_censor: all((curve) => curve['n.censor']),
    surv: all(({ surv }) => surv),
    cumhaz: all(({ cumhaz }) => cumhaz),
    // R's is that of the logarithm.
    std_err_cumhaz_scale: all((curve) =>
      curve['std.err'].map((error, k) =>
        error === null ? null : error / (curve.surv[k] ?? Number.NaN),
      ),
    ),
  }
}

export function logrankTree(result: LogrankResult, name: (group: string) => string): Branch {
  const { rows, variance, chisq, df } = result
  return {
    n: Object.fromEntries(rows.map(({ group, n }) => [name(group), n])),
    obs: rows.map(({ observed }) => observed),
    exp: rows.map(({ expected }) => expected),
    var: variance,
    chisq,
    df,
    p: result['p.value'],
  }
}
