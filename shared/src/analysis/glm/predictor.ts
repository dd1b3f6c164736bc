import { blockRows } from '../design-block.ts'

/**
 * Adds linear predictors of one block to the offsets in `eta`, and keeps them within the cap; false when one was beyond.
 * Column k of the block is at k * blockRows.
 */
export function cappedPredictor(
  eta: Float64Array,
  columns: Float64Array,
  { beta, cap }: { readonly beta: readonly number[]; readonly cap: number },
  count: number,
): boolean {
  for (const [k, coefficient] of beta.entries()) {
    const offset = k * blockRows
    for (let b = 0; b < count; b++)
      eta[b] = (eta[b] ?? 0) + coefficient * (columns[offset + b] ?? 0)
  }
  return keepWithin(eta, cap, count)
}

export function keepWithin(eta: Float64Array, cap: number, count: number): boolean {
  let within = true
  for (let b = 0; b < count; b++) {
    const value = eta[b] ?? 0
    if (Math.abs(value) <= cap) continue
    within = false
    // Infinities of opposite signs can meet in a broadcast of somebody's making.
    eta[b] = Number.isNaN(value) ? cap : Math.sign(value) * cap
  }
  return within
}
