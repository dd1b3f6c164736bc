import { normalQuantile } from '../../numerics/normal-quantile.ts'
import type { CellCounts } from '../time-grid.ts'
import { atRisk } from './risk-cells.ts'

export type ConfType = 'log' | 'log-log' | 'plain'

/** A Kaplan-Meier curve as R's `survfit` has it: numbers per time. */
export interface SurvivalCurve {
  readonly time: readonly number[]
  readonly 'n.risk': readonly number[]
  readonly 'n.event': readonly number[]
  readonly 'n.censor': readonly number[]
  readonly surv: readonly number[]
  /** Of `surv`, by Greenwood; null where nobody is left. */
  readonly 'std.err': readonly (number | null)[]
  readonly 'conf.low': readonly (number | null)[]
  readonly 'conf.high': readonly (number | null)[]
  /** Nelson-Aalen. */
  readonly cumhaz: readonly number[]
  readonly 'std.chaz': readonly number[]
}

/** E. L. Kaplan, P. Meier, JASA 53 (1958), 457-481; limits as `survfit` with this `conf.type`. */
export function survivalCurve(
  time: readonly number[],
  counts: CellCounts,
  { confType, confidence }: { readonly confType: ConfType; readonly confidence: number },
): SurvivalCurve {
  const risk = atRisk(counts)
  const z = normalQuantile((1 + confidence) / 2)
  let [surv, greenwood, cumhaz, aalen] = [1, 0, 0, 0]
  const rows = time.map((_, k) => {
    const [n, d] = [risk[k] ?? 0, counts.events[k] ?? 0]
    if (d > 0) {
      surv *= (n - d) / n
      greenwood += n === d ? Number.POSITIVE_INFINITY : d / (n * (n - d))
      cumhaz += d / n
      aalen += d / (n * n)
    }
    const error = Math.sqrt(greenwood)
    const limits = surv === 0 ? nothing : limitsOf(surv, error, z, confType)
    return { surv, error: surv === 0 ? null : surv * error, ...limits, cumhaz, aalen }
  })
  return {
    time,
    'n.risk': [...risk],
    'n.event': Array.from(counts.events),
    'n.censor': Array.from(counts.censored),
    surv: rows.map((row) => row.surv),
    'std.err': rows.map((row) => row.error),
    'conf.low': rows.map((row) => row.low),
    'conf.high': rows.map((row) => row.high),
    cumhaz: rows.map((row) => row.cumhaz),
    'std.chaz': rows.map((row) => Math.sqrt(row.aalen)),
  }
}

interface Limits {
  readonly low: number | null
  readonly high: number | null
}

const nothing: Limits = { low: null, high: null }

/** R: `survival:::survfit_confint`; `error` is that of log(surv). */
function limitsOf(surv: number, error: number, z: number, type: ConfType): Limits {
  const margin = z * error
  if (type === 'plain')
    return { low: Math.max(surv - surv * margin, 0), high: Math.min(surv + surv * margin, 1) }
  const log = Math.log(surv)
  if (type === 'log')
    return { low: Math.exp(log - margin), high: Math.min(Math.exp(log + margin), 1) }
  if (surv === 1) return nothing
  const double = Math.log(-log)
  return {
    low: Math.exp(-Math.exp(double - margin / log)),
    high: Math.exp(-Math.exp(double + margin / log)),
  }
}
