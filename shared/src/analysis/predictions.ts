import type { Snapshot } from './analysis.ts'
import type { Design } from './design.ts'
import { blockFiller, blockRows, overBlocks } from './design-block.ts'
import { families } from './glm/families.ts'
import { cappedPredictor } from './glm/predictor.ts'

export interface LogisticModel {
  readonly design: Design
  /** In the order of the design's columns. Whoever chooses the broadcast chooses them. */
  readonly coefficients: readonly number[]
}

/** Probabilities that a logistic model predicts for rows of a snapshot; predictors beyond the cap count as the cap. */
export function eachProbability(
  { design, coefficients }: LogisticModel,
  snapshot: Snapshot,
  rows: Uint32Array,
  visit: (probability: number, row: number) => void,
): void {
  const fill = blockFiller(design.columns, snapshot, rows)
  const columns = new Float64Array(design.columns.length * blockRows)
  const eta = new Float64Array(blockRows)
  overBlocks(rows.length, (start, count) => {
    fill(columns, start, count)
    eta.fill(0)
    cappedPredictor(eta, columns, { beta: coefficients, cap: families.binomial.etaCap }, count)
    for (let b = 0; b < count; b++) visit(1 / (1 + Math.exp(-(eta[b] ?? 0))), rows[start + b] ?? 0)
  })
}
