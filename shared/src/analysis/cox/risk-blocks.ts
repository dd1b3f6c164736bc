import { blockFiller, blockRows, overBlocks } from '../design-block.ts'
import type { CoxPeople } from './cox-people.ts'
import { etaCap } from './spec.ts'
import type { CoxStandard } from './state.ts'

/** Rows that are looked at together, with r = exp(eta) at a point. */
export interface RiskBlock {
  /** Column k of the model matrix at k * blockRows. */
  readonly columns: Float64Array
  readonly eta: Float64Array
  readonly r: Float64Array
  /** Place of the first row in the list of rows. */
  readonly start: number
  readonly count: number
}

/**
 * Visits all rows. Columns are centred at the pooled means, and so is eta. An |eta| beyond the cap counts as the cap;
 * true when one was beyond.
 */
export function overRisks(
  { design, snapshot, rows }: CoxPeople,
  standard: Pick<CoxStandard, 'shift' | 'scale'>,
  beta: readonly number[],
  visit: (block: RiskBlock) => void,
): boolean {
  const fill = blockFiller(design.columns, snapshot, rows, standard)
  const columns = new Float64Array(design.columns.length * blockRows)
  const [eta, r] = [new Float64Array(blockRows), new Float64Array(blockRows)]
  let beyond = false
  overBlocks(rows.length, (start, count) => {
    fill(columns, start, count)
    eta.fill(0)
    for (const [k, coefficient] of beta.entries()) {
      if (coefficient === 0) continue
      const offset = k * blockRows
      for (let b = 0; b < count; b++)
        eta[b] = (eta[b] ?? 0) + coefficient * (columns[offset + b] ?? 0)
    }
    if (!cap(eta, count)) beyond = true
    for (let b = 0; b < count; b++) r[b] = Math.exp(eta[b] ?? 0)
    visit({ columns, eta, r, start, count })
  })
  return beyond
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
