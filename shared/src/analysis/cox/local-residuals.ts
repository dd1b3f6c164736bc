import { triangleLength } from '../../numerics/symmetric.ts'
import { blockRows } from '../design-block.ts'
import { cumulated, incrementsOf, type EventCells } from './cells.ts'
import { weigh, type PooledRisk } from './local-step.ts'
import { overRisks, type RiskBlock } from './risk-blocks.ts'
import type { CoxSettings } from './spec.ts'
import type { RiskSums } from './state.ts'

/** With the sums of r x over the tied. */
export interface PooledTies extends PooledRisk {
  readonly tiedX: ArrayLike<number>
  readonly cluster: CoxSettings['cluster']
}

/**
 * Sum over clusters of s s', with s the sum of their rows' score residuals (Therneau and Grambsch, Modeling Survival Data,
 * 2000, section 7.2; R's coxscore2 for ties): of a row, x - mean(u) where it has the event, less r times the sum of (x - u)
 * over the increments it goes through. u = (S1 - f E1) / (S0 - f E0).
 */
export function ownResiduals(pooled: PooledTies): Float64Array {
  const { people, standard, beta, placed, cluster } = pooled
  const order = people.design.columns.length
  const increments = incrementsOf(placed.cells, pooled.risk)
  const weighing = {
    weight: new Float64Array(blockRows),
    people,
    placed,
    hazard: cumulated(increments.hazard),
    increments,
  }
  const means = meansOf(placed.cells, pooled.risk, pooled.tiedX, order)
  const clusters = clustersOf(pooled)
  const residuals = new Float64Array(clusters.count * order)
  const triangle = new Float64Array(triangleLength(order))
  overRisks(people, standard, beta, (block) => {
    weigh(weighing, block)
    for (let b = 0; b < block.count; b++) {
      const at = (cluster === null ? b : clusters.of(block.start + b)) * order
      addRow(residuals, at, { pooled, means, weight: weighing.weight, block, b })
    }
    if (cluster !== null) return
    addSquares(triangle, residuals, block.count, order)
    residuals.fill(0)
  })
  if (cluster !== null) addSquares(triangle, residuals, clusters.count, order)
  return triangle
}

interface Clusters {
  readonly count: number
  readonly of: (k: number) => number
}

function clustersOf({ people, cluster }: PooledTies): Clusters {
  if (cluster === null) return { count: blockRows, of: (k) => k }
  if (cluster === 'site') return { count: 1, of: () => 0 }
  const places = new Map<number, number>()
  const of = people.person.map((person) => {
    const place = places.get(person) ?? places.size
    places.set(person, place)
    return place
  })
  return { count: places.size, of: (k) => of[k] ?? 0 }
}

interface Means {
  /** Mean of u over the events of a cell. */
  readonly event: Float64Array
  /** sum u / D over cells up to and with each. */
  readonly through: Float64Array
  /** sum f u / D in a cell. */
  readonly tied: Float64Array
}

/** Cell by cell, order numbers each. */
function meansOf(
  cells: EventCells,
  risk: RiskSums,
  tiedX: ArrayLike<number>,
  order: number,
): Means {
  const length = cells.count * order
  const means = {
    event: new Float64Array(length),
    through: new Float64Array(length),
    tied: new Float64Array(length),
  }
  for (let cell = 0; cell < cells.count; cell++) {
    const place = cells.tieOf[cell] ?? -1
    const deaths = cells.events[cell] ?? 1
    const steps = place < 0 ? 1 : deaths
    for (let l = 0; l < steps; l++) {
      const share = place < 0 ? 0 : l / deaths
      const rest = (risk.atRisk[cell] ?? 1) - share * (place < 0 ? 0 : (risk.tied[place] ?? 0))
      for (let k = 0; k < order; k++) {
        const own = place < 0 ? 0 : (tiedX[k * cells.ties.length + place] ?? 0)
        const u = ((risk.atRiskX[k * cells.count + cell] ?? 0) - share * own) / rest
        const at = cell * order + k
        means.event[at] = (means.event[at] ?? 0) + u / steps
        means.through[at] = (means.through[at] ?? 0) + (u / rest) * (deaths / steps)
        means.tied[at] = (means.tied[at] ?? 0) + (share * u) / rest
      }
    }
  }
  for (let at = order; at < length; at++)
    means.through[at] = (means.through[at] ?? 0) + (means.through[at - order] ?? 0)
  return means
}

interface Row {
  readonly pooled: PooledTies
  readonly means: Means
  readonly weight: Float64Array
  readonly block: RiskBlock
  readonly b: number
}

function addRow(
  residuals: Float64Array,
  at: number,
  { pooled, means, weight, block, b }: Row,
): void {
  const { people, placed } = pooled
  const order = people.design.columns.length
  const row = block.start + b
  const [last, before] = [placed.exit[row] ?? -1, placed.entry?.[row] ?? -1]
  const [event, r] = [people.event[row] ?? 0, block.r[b] ?? 0]
  const isTied = event === 1 && (placed.cells.tieOf[last] ?? -1) >= 0
  for (let k = 0; k < order; k++) {
    const x = block.columns[k * blockRows + b] ?? 0
    let through = last < 0 ? 0 : (means.through[last * order + k] ?? 0)
    if (before >= 0) through -= means.through[before * order + k] ?? 0
    if (isTied) through -= means.tied[last * order + k] ?? 0
    const surprise = event === 1 ? x - (means.event[last * order + k] ?? 0) : 0
    residuals[at + k] = (residuals[at + k] ?? 0) + surprise - (weight[b] ?? 0) * x + r * through
  }
}

function addSquares(
  triangle: Float64Array,
  residuals: Float64Array,
  count: number,
  order: number,
): void {
  for (let c = 0; c < count; c++) {
    let at = 0
    for (let row = 0; row < order; row++) {
      const left = residuals[c * order + row] ?? 0
      for (let column = row; column < order; column++, at++)
        triangle[at] = (triangle[at] ?? 0) + left * (residuals[c * order + column] ?? 0)
    }
  }
}
