import { triangleLength } from '../../numerics/symmetric.ts'
import { blockFiller, blockRows, overBlocks } from '../design-block.ts'
import type { LocalValues, ModelPeople } from './model-people.ts'
import { cappedPredictor } from './predictor.ts'
import type { PooledStandard } from './state.ts'

/**
 * Score X'(y - mu), information X'WX (upper triangle) and deviance of the logistic model at `beta`, summed over one
 * site's people in blocks. A predictor beyond the cap counts as the cap, and the site says that it did: nobody takes a
 * step from such a sum, but it is one over all sites. If a site over the cap added nothing, the sum would be that of the others.
 */
export function localNewton(
  people: ModelPeople,
  standard: PooledStandard,
  beta: readonly number[],
): LocalValues {
  const { design, snapshot, rows, outcome } = people
  const order = design.columns.length
  const fill = blockFiller(design.columns, snapshot, rows, standard)
  const sums = emptySums(order)
  const work = emptyBlock(order)
  overBlocks(rows.length, (start, count) => {
    fill(work.columns, start, count)
    if (!cappedPredictor(work.eta, work.columns, beta, count)) sums.overCap = 1
    for (let b = 0; b < count; b++) work.outcome[b] = outcome[rows[start + b] ?? 0] ?? 0
    sums.deviance += logisticBlock(work, count)
    addBlock(sums, work, count)
  })
  return new Map<string, ArrayLike<number>>([
    ['score', sums.score],
    ['information', sums.information],
    ['deviance', [sums.deviance]],
    ['over-cap', [sums.overCap]],
  ])
}

interface Sums {
  readonly score: Float64Array
  readonly information: Float64Array
  deviance: number
  overCap: 0 | 1
}

function emptySums(order: number): Sums {
  return {
    score: new Float64Array(order),
    information: new Float64Array(triangleLength(order)),
    deviance: 0,
    overCap: 0,
  }
}

/** Scratch for one block; column k of the model matrix at k * blockRows. */
interface Block {
  readonly columns: Float64Array
  readonly outcome: Float64Array
  readonly eta: Float64Array
  readonly residual: Float64Array
  readonly weight: Float64Array
  readonly weighted: Float64Array
}

function emptyBlock(order: number): Block {
  const row = (): Float64Array => new Float64Array(blockRows)
  return {
    columns: new Float64Array(order * blockRows),
    outcome: row(),
    eta: row(),
    residual: row(),
    weight: row(),
    weighted: row(),
  }
}

/**
 * Residuals and weights, and the block's deviance. With e = exp(-|eta|) nothing cancels: mu = 1 / (1 + e) or
 * e / (1 + e), w = e / (1 + e)^2, and -2 log p = 2 (max(m, 0) + log1p(e)) with m = eta against the outcome.
 */
function logisticBlock(block: Block, count: number): number {
  const { outcome, eta, residual, weight } = block
  let deviance = 0
  for (let b = 0; b < count; b++) {
    const value = eta[b] ?? 0
    const against = outcome[b] === 1 ? -value : value
    const e = Math.exp(-Math.abs(value))
    const rest = 1 / (1 + e)
    const wrong = against > 0 ? rest : e * rest
    residual[b] = outcome[b] === 1 ? wrong : -wrong
    weight[b] = e * rest * rest
    deviance += 2 * (Math.max(against, 0) + Math.log1p(e))
  }
  return deviance
}

function addBlock(sums: Sums, block: Block, count: number): void {
  const { columns, residual, weight, weighted } = block
  const { score, information } = sums
  const order = score.length
  let at = 0
  for (let row = 0; row < order; row++) {
    const offset = row * blockRows
    score[row] = (score[row] ?? 0) + product(residual, columns, offset, count)
    for (let b = 0; b < count; b++) weighted[b] = (weight[b] ?? 0) * (columns[offset + b] ?? 0)
    for (let column = row; column < order; column++) {
      const part = product(weighted, columns, column * blockRows, count)
      information[at] = (information[at] ?? 0) + part
      at++
    }
  }
}

/** Inner product over a block, as two sums that do not wait for one another. */
function product(left: Float64Array, right: Float64Array, offset: number, count: number): number {
  let [even, odd] = [0, 0]
  let k = 0
  for (; k + 1 < count; k += 2) {
    even += (left[k] ?? 0) * (right[offset + k] ?? 0)
    odd += (left[k + 1] ?? 0) * (right[offset + k + 1] ?? 0)
  }
  if (k < count) even += (left[k] ?? 0) * (right[offset + k] ?? 0)
  return even + odd
}
