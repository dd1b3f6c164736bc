import { portableLog } from '../../numerics/portable-log.ts'
import type { CoxStandard, RiskSums } from './state.ts'

/** Cells in which somebody has the event: the only ones that the partial likelihood knows. */
export interface EventCells {
  readonly count: number
  /** Events per cell. */
  readonly events: Float64Array
  /** Under Efron's method the cells with at least two events; none under Breslow's. */
  readonly ties: Uint32Array
  /** Place of a cell in `ties`, or -1. */
  readonly tieOf: Int32Array
  /** Per merged cell the last cell with events up to it; -1 before the first. */
  readonly upTo: Int32Array
}

export function eventCells(
  { cellEvents }: Pick<CoxStandard, 'cellEvents'>,
  efron: boolean,
): EventCells {
  const events = Float64Array.from(cellEvents.filter((count) => count > 0))
  const ties: number[] = []
  const tieOf = Int32Array.from(events, (count, k) => (efron && count > 1 ? ties.push(k) - 1 : -1))
  let last = -1
  const upTo = Int32Array.from(cellEvents, (count) => (count > 0 ? ++last : last))
  return { count: events.length, events, ties: Uint32Array.from(ties), tieOf, upTo }
}

/**
 * What the sums at one point make of each cell, with f = l / d for the l-th of d tied events and D = S0 - f E0 (f = 0
 * under Breslow's method): the increments of the baseline hazard and what the information and the residuals need.
 */
export interface Increments {
  /** sum 1 / D. */
  readonly hazard: Float64Array
  /** sum f / D: by this much less are the tied at risk. */
  readonly tied: Float64Array
  /** sum g and sum g^2 with g = f E0 / D. */
  readonly first: Float64Array
  readonly second: Float64Array
  /** sum log D over all cells. */
  readonly logs: number
}

/** By + - * / alone. */
export function incrementsOf(cells: EventCells, risk: RiskSums): Increments {
  const empty = (): Float64Array => new Float64Array(cells.count)
  const made = { hazard: empty(), tied: empty(), first: empty(), second: empty() }
  let logs = 0
  for (let k = 0; k < cells.count; k++) {
    const deaths = cells.events[k] ?? 0
    const place = cells.tieOf[k] ?? -1
    const atRisk = risk.atRisk[k] ?? 1
    if (place < 0) {
      made.hazard[k] = deaths / atRisk
      logs += deaths * portableLog(atRisk)
    } else logs += addTies(made, k, deaths, { atRisk, tied: risk.tied[place] ?? 0 })
  }
  return { ...made, logs }
}

function addTies(
  made: Omit<Increments, 'logs'>,
  k: number,
  deaths: number,
  { atRisk, tied }: { readonly atRisk: number; readonly tied: number },
): number {
  let [logs, product] = [0, 1]
  for (let l = 0; l < deaths; l++) {
    const share = l / deaths
    const rest = atRisk - share * tied
    const g = (share * tied) / rest
    made.hazard[k] = (made.hazard[k] ?? 0) + 1 / rest
    made.tied[k] = (made.tied[k] ?? 0) + share / rest
    made.first[k] = (made.first[k] ?? 0) + g
    made.second[k] = (made.second[k] ?? 0) + g * g
    // One logarithm for some dozen factors: there may be as many as people.
    product *= rest
    if (product > 1e250 || product < 1e-250) {
      logs += portableLog(product)
      product = 1
    }
  }
  return logs + portableLog(product)
}

/** Sums up to and with each cell. */
export function cumulated(values: Float64Array): Float64Array {
  let sum = 0
  return values.map((value) => (sum += value))
}
