import { triangleLength } from '../../numerics/symmetric.ts'
import { blockRows } from '../design-block.ts'
import { cumulated, incrementsOf, type EventCells } from './cells.ts'
import { at, weigh, type PooledRisk } from './local-step.ts'
import { ownPart } from './own-part.ts'
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
  const part = ownPart(people, placed, pooled.risk)
  overRisks(people, standard, beta, (block) => {
    part.add(block)
    weigh(weighing, block)
    for (let b = 0; b < block.count; b++) {
      const to = (cluster === null ? b : clusters.of(block.start + b)) * order
      addRow(residuals, to, { pooled, means, weight: weighing.weight, block, b })
    }
    if (cluster !== null) return
    addSquares(triangle, residuals, block.count, order)
    residuals.fill(0)
  })
  part.require(pooled.analysis)
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
    const place = at(cells.tieOf, cell, -1)
    const of = { cell, place, order, tied: risk.tied[place] ?? 0, deaths: cells.events[cell] ?? 1 }
    const sums = (k: number): readonly [number, number] => [
      risk.atRiskX[k * cells.count + cell] ?? 0,
      tiedX[k * cells.ties.length + place] ?? 0,
    ]
    addMeans(means, { ...of, atRisk: risk.atRisk[cell] ?? 1, sums })
  }
  for (let to = order; to < length; to++)
    means.through[to] = (means.through[to] ?? 0) + (means.through[to - order] ?? 0)
  return means
}

interface CellSums {
  readonly cell: number
  /** Among the cells with ties; -1 where all events are looked at together. */
  readonly place: number
  readonly order: number
  readonly deaths: number
  readonly atRisk: number
  readonly tied: number
  /** S1 and E1 of a column. */
  readonly sums: (k: number) => readonly [number, number]
}

function addMeans(
  means: Means,
  { cell, place, order, deaths, atRisk, tied, sums }: CellSums,
): void {
  const steps = place < 0 ? 1 : deaths
  for (let l = 0; l < steps; l++) {
    const share = l / deaths
    const rest = atRisk - share * tied
    for (let k = 0; k < order; k++) {
      const [all, own] = sums(k)
      const u = (all - share * own) / rest
      const to = cell * order + k
      means.event[to] = at(means.event, to) + u / steps
      means.through[to] = at(means.through, to) + (u / rest) * (deaths / steps)
      means.tied[to] = at(means.tied, to) + (share * u) / rest
    }
  }
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
  to: number,
  { pooled, means, weight, block, b }: Row,
): void {
  const { people, placed } = pooled
  const order = people.design.columns.length
  const row = block.start + b
  const last = at(placed.exit, row, -1)
  const before = placed.entry === null ? -1 : at(placed.entry, row, -1)
  const event = people.event[row] === 1
  const isTied = event && at(placed.cells.tieOf, last, -1) >= 0
  for (let k = 0; k < order; k++) {
    const x = at(block.columns, k * blockRows + b)
    const here = last < 0 ? -1 : last * order + k
    let through = at(means.through, here) - (before < 0 ? 0 : at(means.through, before * order + k))
    if (isTied) through -= at(means.tied, here)
    const surprise = event ? x - at(means.event, here) : 0
    residuals[to + k] =
      at(residuals, to + k) + surprise - at(weight, b) * x + at(block.r, b) * through
  }
}

function addSquares(
  triangle: Float64Array,
  residuals: Float64Array,
  count: number,
  order: number,
): void {
  for (let c = 0; c < count; c++) {
    let to = 0
    for (let row = 0; row < order; row++) {
      const left = residuals[c * order + row] ?? 0
      for (let column = row; column < order; column++, to++)
        triangle[to] = (triangle[to] ?? 0) + left * (residuals[c * order + column] ?? 0)
    }
  }
}
