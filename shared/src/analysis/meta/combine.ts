import { chiSquareUpper } from '../../numerics/gamma-distribution.ts'
import { normalUpper } from '../../numerics/normal-distribution.ts'
import { normalQuantile } from '../../numerics/normal-quantile.ts'
import { studentQuantile } from '../../numerics/student-distribution.ts'
import { remlVariance, type Between } from './reml.ts'
import type { MetaTerm, Pooled, SiteEstimate } from './result.ts'
import { weightedSums, type Study } from './weighted.ts'

/**
 * Meta-analysis of one term, as R's `metafor::rma(yi, sei, method)`: fixed effect, DerSimonian-Laird and REML, with
 * normal tests and intervals.
 */
export function combine(
  given: readonly SiteEstimate[],
  confidence: number,
): Pick<MetaTerm, 'heterogeneity' | 'fixed' | 'dl' | 'reml'> {
  if (given.length < 2) return { heterogeneity: null, fixed: null, dl: null, reml: null }
  const studies = given.map((each) => ({ y: each.estimate, v: each['std.error'] ** 2 }))
  const { q, spread } = weightedSums(studies, 0)
  const df = studies.length - 1
  const typical = df / spread
  const between = (tau2: number): number => tau2 / (tau2 + typical)
  const dl = Math.max(0, (q - df) / spread)
  const reml = remlVariance(studies)
  const random = (found: Between): Pooled => ({
    ...pooledAt(studies, found, confidence),
    i2: 100 * between(found.tau2),
    h2: found.tau2 / typical + 1,
    ...predicted(studies, found, confidence),
  })
  return {
    heterogeneity: { q, df, 'p.value': chiSquareUpper(q, df) },
    fixed: {
      ...pooledAt(studies, { tau2: 0, error: null }, confidence),
      i2: q > df ? (100 * (q - df)) / q : 0,
      h2: q / df,
      'predict.low': null,
      'predict.high': null,
    },
    dl: random({ tau2: dl, error: null }),
    reml: reml === null ? null : random(reml),
  }
}

type Estimated =
  | 'estimate'
  | 'std.error'
  | 'statistic'
  | 'p.value'
  | 'conf.low'
  | 'conf.high'
  | 'tau2'
  | 'tau2.error'

function pooledAt(
  studies: readonly Study[],
  { tau2, error }: Between,
  confidence: number,
): Pick<Pooled, Estimated> {
  const { mean, total } = weightedSums(studies, tau2)
  const own = Math.sqrt(1 / total)
  const margin = normalQuantile((1 + confidence) / 2) * own
  return {
    estimate: mean,
    'std.error': own,
    statistic: mean / own,
    'p.value': 2 * normalUpper(Math.abs(mean / own)),
    'conf.low': mean - margin,
    'conf.high': mean + margin,
    tau2,
    'tau2.error': error,
  }
}

/** Higgins, Thompson and Spiegelhalter, J. R. Stat. Soc. A 172 (2009), 137-159, (12): t with k - 2 degrees of freedom. */
function predicted(
  studies: readonly Study[],
  { tau2 }: Between,
  confidence: number,
): Pick<Pooled, 'predict.low' | 'predict.high'> {
  const df = studies.length - 2
  if (df < 1) return { 'predict.low': null, 'predict.high': null }
  const { mean, total } = weightedSums(studies, tau2)
  const margin = studentQuantile((1 + confidence) / 2, df) * Math.sqrt(tau2 + 1 / total)
  return { 'predict.low': mean - margin, 'predict.high': mean + margin }
}
