import { weightedSums, type Study } from './weighted.ts'

/** A variance between hospitals and its standard error. */
export interface Between {
  readonly tau2: number
  readonly error: number | null
}

const stepsMax = 1000

/**
 * Restricted maximum likelihood of the variance between studies by Fisher scoring, as metafor's rma.uni does it
 * (Viechtbauer, J. Educ. Behav. Stat. 30 (2005), 261-293): tau2 + (y'PPy - tr P) / tr PP, steps halved while they lead
 * below 0, from the estimate of Hedges and Olkin. Null when it does not settle.
 */
export function remlVariance(studies: readonly Study[]): Between | null {
  let tau2 = startOf(studies)
  const least = Math.min(...studies.map(({ v }) => v))
  for (let step = 0; step < stepsMax; step++) {
    const { q2, spread, spread2 } = weightedSums(studies, tau2)
    let change = (q2 - spread) / spread2
    if (tau2 === 0 && change <= 0) return withError(studies, 0)
    while (tau2 + change < 0 && Math.abs(change) > 1e-13 * (tau2 + least)) change /= 2
    tau2 = Math.max(0, tau2 + change)
    if (Math.abs(change) <= 1e-12 * (tau2 + least)) return withError(studies, tau2)
  }
  return null
}

/** Hedges and Olkin: what the plain variance of the estimates has more than their mean variance. */
function startOf(studies: readonly Study[]): number {
  const count = studies.length
  const mean = studies.reduce((sum, { y }) => sum + y, 0) / count
  const variance = studies.reduce((sum, { y }) => sum + (y - mean) ** 2, 0) / (count - 1)
  return Math.max(0, variance - studies.reduce((sum, { v }) => sum + v, 0) / count)
}

function withError(studies: readonly Study[], tau2: number): Between {
  return { tau2, error: Math.sqrt(2 / weightedSums(studies, tau2).spread2) }
}
