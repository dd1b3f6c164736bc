import type { CellCounts } from '../time-grid.ts'
import { atRisk, totalOf } from './risk-cells.ts'

/** Per group: weighted numbers of events, and those expected were there no difference; covariance of their difference. */
export interface LogrankSums {
  readonly observed: Float64Array
  readonly expected: Float64Array
  /** Row after row. */
  readonly variance: Float64Array
}

export function emptySums(groups: number): LogrankSums {
  return {
    observed: new Float64Array(groups),
    expected: new Float64Array(groups),
    variance: new Float64Array(groups * groups),
  }
}

/**
 * Adds one stratum, whose groups have cells of the same times. Weights S(t-)^rho with the stratum's Kaplan-Meier
 * estimate: 0 is the log-rank test, 1 that of Peto and Peto (T. R. Fleming, D. P. Harrington, Counting Processes and
 * Survival Analysis, 1991, section 7; R: survdiff2.c).
 */
export function addLogrank(sums: LogrankSums, groups: readonly CellCounts[], rho: 0 | 1): void {
  const risks = groups.map(atRisk)
  let surv = 1
  for (let cell = 0; cell < (groups[0]?.events.length ?? 0); cell++) {
    const risk = risks.map((each) => each[cell] ?? 0)
    const events = groups.map((each) => each.events[cell] ?? 0)
    const deaths = totalOf(events)
    if (deaths === 0) continue
    addTime(sums, { risk, events }, rho === 0 ? 1 : surv)
    const people = totalOf(risk)
    surv *= (people - deaths) / people
  }
}

/** Numbers of one time, group by group. */
interface AtTime {
  readonly risk: readonly number[]
  readonly events: readonly number[]
}

function addTime(sums: LogrankSums, { risk, events }: AtTime, weight: number): void {
  const [people, deaths] = [totalOf(risk), totalOf(events)]
  for (const [k, own] of events.entries()) {
    sums.observed[k] = (sums.observed[k] ?? 0) + weight * own
    sums.expected[k] = (sums.expected[k] ?? 0) + (weight * deaths * (risk[k] ?? 0)) / people
  }
  if (people === 1) return
  const spread = (weight * weight * deaths * (people - deaths)) / (people - 1)
  const shares = risk.map((own) => own / people)
  addVariance(sums.variance, shares, spread)
}

/** Of draws without replacement: shares on the diagonal less their products. */
function addVariance(variance: Float64Array, shares: readonly number[], spread: number): void {
  const order = shares.length
  for (let row = 0; row < order; row++)
    for (let column = 0; column < order; column++) {
      const [p, q] = [shares[row] ?? 0, shares[column] ?? 0]
      const at = row * order + column
      variance[at] = (variance[at] ?? 0) + spread * ((row === column ? p : 0) - p * q)
    }
}
