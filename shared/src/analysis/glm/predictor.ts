import { blockRows } from '../design-block.ts'
import { etaCap } from './spec.ts'

/**
 * Linear predictors of one block into `eta`, none beyond the cap; false when one was. Column k of the block is at
 * k * blockRows.
 */
export function cappedPredictor(
  eta: Float64Array,
  columns: Float64Array,
  beta: readonly number[],
  count: number,
): boolean {
  eta.fill(0)
  for (const [k, coefficient] of beta.entries()) {
    const offset = k * blockRows
    for (let b = 0; b < count; b++)
      eta[b] = (eta[b] ?? 0) + coefficient * (columns[offset + b] ?? 0)
  }
  return cap(eta, count)
}

function cap(eta: Float64Array, count: number): boolean {
  let within = true
  for (let b = 0; b < count; b++) {
    const value = eta[b] ?? 0
    if (Math.abs(value) <= etaCap) continue
    within = false
    // Infinities of opposite signs can meet in a broadcast of somebody's making.
    eta[b] = Number.isNaN(value) ? etaCap : Math.sign(value) * etaCap
  }
  return within
}
