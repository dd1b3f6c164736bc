import { triangleLength } from '../../numerics/symmetric.ts'
import { blockRows } from '../design-block.ts'
import { addWeightedProducts, product } from '../weighted-products.ts'
import { cumulated, incrementsOf, type Increments } from './cells.ts'
import type { CoxPeople, Placed } from './cox-people.ts'
import { forTied } from './local-risk.ts'
import { ownPart } from './own-part.ts'
import { overRisks, type RiskBlock } from './risk-blocks.ts'
import type { CoxStandard, RiskSums } from './state.ts'

export interface PooledRisk {
  readonly people: CoxPeople
  readonly standard: Pick<CoxStandard, 'shift' | 'scale'>
  readonly beta: readonly number[]
  readonly placed: Placed
  /** Sums over everybody at risk. Whoever chooses the broadcast chooses them. */
  readonly risk: RiskSums
  /** Its id. */
  readonly analysis: string
}

export interface OwnSlope {
  readonly score: Float64Array
  /** sum of r A x x', and what is linear in the sums over own ties: sum of G1 / E0 (m E1' + E1 m'). */
  readonly information: Float64Array
  /** sum of eta over events. */
  readonly logLik: number
}

/**
 * With A_k the increments of the baseline hazard that a row goes through (less for its own tie), score = sum over events x - sum
 * r A x. All that the site says is summed over its rows. @throws SampanError broadcast-mismatch for forged sums
 */
export function ownSlope(pooled: PooledRisk): OwnSlope {
  const { people, standard, beta, placed } = pooled
  const order = people.design.columns.length
  const increments = incrementsOf(placed.cells, pooled.risk)
  const hazard = cumulated(increments.hazard)
  const sums = {
    score: new Float64Array(order),
    information: new Float64Array(triangleLength(order)),
    logLik: 0,
  }
  const tied = new Float64Array(placed.cells.ties.length * order)
  const weight = new Float64Array(blockRows)
  const residual = new Float64Array(blockRows)
  const weighted = new Float64Array(2 * blockRows)
  const part = ownPart(people, placed, pooled.risk)
  overRisks(people, standard, beta, (block) => {
    weigh({ weight, people, placed, hazard, increments }, block)
    for (let b = 0; b < block.count; b++) {
      const event = people.event[block.start + b] ?? 0
      residual[b] = event - (weight[b] ?? 0)
      sums.logLik += event * (block.eta[b] ?? 0)
    }
    for (let k = 0; k < order; k++)
      sums.score[k] =
        (sums.score[k] ?? 0) + product(residual, block.columns, k * blockRows, block.count)
    addWeightedProducts(
      sums.information,
      { columns: block.columns, weight, weighted },
      order,
      block.count,
    )
    addTied(tied, pooled, block)
    part.add(block)
  })
  part.require(pooled.analysis)
  addCrossed(sums.information, tied, pooled, increments)
  return sums
}

interface Weighing {
  readonly weight: Float64Array
  readonly people: CoxPeople
  readonly placed: Placed
  /** Cumulated. */
  readonly hazard: Float64Array
  readonly increments: Increments
}

/** r A of each row. */
export function weigh(
  { weight, people, placed: { cells, exit, entry }, hazard, increments }: Weighing,
  { r, start, count }: RiskBlock,
): void {
  for (let b = 0; b < count; b++) {
    const last = exit[start + b] ?? -1
    const before = entry === null ? -1 : (entry[start + b] ?? -1)
    let through = at(hazard, last) - at(hazard, before)
    if (people.event[start + b] === 1 && at(cells.tieOf, last, -1) >= 0)
      through -= at(increments.tied, last)
    // Rounding may leave less than nothing of a difference.
    weight[b] = (r[b] ?? 0) * Math.max(through, 0)
  }
}

/** What stands at a place, if there is such a place. */
export function at(values: Float64Array | Int32Array, place: number, otherwise = 0): number {
  return place < 0 ? otherwise : (values[place] ?? otherwise)
}

function addTied(tied: Float64Array, { people, placed }: PooledRisk, block: RiskBlock): void {
  const ties = placed.cells.ties.length
  if (ties === 0) return
  const order = people.design.columns.length
  forTied(people, placed, block, (place, b) => {
    const r = block.r[b] ?? 0
    for (let k = 0; k < order; k++) {
      const to = k * ties + place
      tied[to] = (tied[to] ?? 0) + r * (block.columns[k * blockRows + b] ?? 0)
    }
  })
}

/** What the information has of products of the pooled mean m = S1 / S0 with the site's own sum over a tie. */
function addCrossed(
  information: Float64Array,
  tied: Float64Array,
  { people, placed: { cells }, risk }: PooledRisk,
  { first }: Increments,
): void {
  const order = people.design.columns.length
  for (const [place, cell] of cells.ties.entries()) {
    const share = (first[cell] ?? 0) / ((risk.tied[place] ?? 1) * (risk.atRisk[cell] ?? 1))
    const mean = (k: number): number => risk.atRiskX[k * cells.count + cell] ?? 0
    const own = (k: number): number => tied[k * cells.ties.length + place] ?? 0
    let to = 0
    for (let row = 0; row < order; row++)
      for (let column = row; column < order; column++, to++)
        information[to] =
          (information[to] ?? 0) + share * (mean(row) * own(column) + own(row) * mean(column))
  }
}
