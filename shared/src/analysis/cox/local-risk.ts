import { blockRows } from '../design-block.ts'
import type { CoxPeople, Placed } from './cox-people.ts'
import { overRisks, type RiskBlock } from './risk-blocks.ts'
import type { CoxStandard, RiskSums } from './state.ts'

interface Own {
  readonly people: CoxPeople
  readonly standard: Pick<CoxStandard, 'shift' | 'scale'>
  readonly beta: readonly number[]
  readonly placed: Placed
}

export interface OwnRisk extends Record<keyof RiskSums, Float64Array> {
  readonly overCap: 0 | 1
}

/**
 * Per cell with events sum r and sum r x over those at risk, and sum r over the tied: each row is added where it leaves and
 * taken away where it enters, and sums run from the last cell to the first.
 */
export function ownRisk({ people, standard, beta, placed }: Own): OwnRisk {
  const { cells, exit, entry } = placed
  const order = people.design.columns.length
  const atRisk = new Float64Array(cells.count)
  const atRiskX = new Float64Array(cells.count * order)
  const tied = new Float64Array(cells.ties.length)
  const beyond = overRisks(people, standard, beta, (block) => {
    addAt(atRisk, exit, block, 1)
    if (entry !== null) addAt(atRisk, entry, block, -1)
    addColumnsAt({ target: atRiskX, cells: cells.count, order }, exit, block, 1)
    if (entry !== null)
      addColumnsAt({ target: atRiskX, cells: cells.count, order }, entry, block, -1)
    forTied(people, placed, block, (place, b) => {
      tied[place] = (tied[place] ?? 0) + (block.r[b] ?? 0)
    })
  })
  sumFromEnd(atRisk, 0, cells.count)
  for (let k = 0; k < order; k++) sumFromEnd(atRiskX, k * cells.count, cells.count)
  return { atRisk, atRiskX, tied, overCap: beyond ? 1 : 0 }
}

/** Sum of r x over the tied, per cell with ties, column by column. */
export function ownTied({ people, standard, beta, placed }: Own): Float64Array {
  const order = people.design.columns.length
  const ties = placed.cells.ties.length
  const sums = new Float64Array(ties * order)
  overRisks(people, standard, beta, (block) => {
    forTied(people, placed, block, (place, b) => {
      for (let k = 0; k < order; k++) {
        const at = k * ties + place
        sums[at] = (sums[at] ?? 0) + (block.r[b] ?? 0) * (block.columns[k * blockRows + b] ?? 0)
      }
    })
  })
  return sums
}

/** Rows of a block whose event is tied with others of the study. */
export function forTied(
  { event }: CoxPeople,
  { cells, exit }: Placed,
  { start, count }: RiskBlock,
  visit: (place: number, b: number) => void,
): void {
  for (let b = 0; b < count; b++) {
    if (event[start + b] !== 1) continue
    const place = cells.tieOf[exit[start + b] ?? -1] ?? -1
    if (place >= 0) visit(place, b)
  }
}

export function addAt(
  target: Float64Array,
  cellOf: Int32Array,
  block: RiskBlock,
  sign: 1 | -1,
): void {
  const { r, start, count } = block
  for (let b = 0; b < count; b++) {
    const cell = cellOf[start + b] ?? -1
    if (cell >= 0) target[cell] = (target[cell] ?? 0) + sign * (r[b] ?? 0)
  }
}

interface ByColumn {
  readonly target: Float64Array
  readonly cells: number
  readonly order: number
}

function addColumnsAt(
  { target, cells, order }: ByColumn,
  cellOf: Int32Array,
  { columns, r, start, count }: RiskBlock,
  sign: 1 | -1,
): void {
  for (let k = 0; k < order; k++) {
    const [offset, base] = [k * blockRows, k * cells]
    for (let b = 0; b < count; b++) {
      const cell = cellOf[start + b] ?? -1
      if (cell < 0) continue
      const value = sign * (r[b] ?? 0) * (columns[offset + b] ?? 0)
      target[base + cell] = (target[base + cell] ?? 0) + value
    }
  }
}

export function sumFromEnd(values: Float64Array, offset: number, count: number): void {
  for (let k = count - 2; k >= 0; k--)
    values[offset + k] = (values[offset + k] ?? 0) + (values[offset + k + 1] ?? 0)
}
