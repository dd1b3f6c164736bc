import type { Segment } from '../../ring/fixed-point.ts'
import type { RoundSum } from '../analysis.ts'
import { valuesOf } from '../sum-values.ts'
import type { CellCounts } from '../time-grid.ts'
import type { FollowUp } from './follow-up.ts'

/**
 * Where counts of each series (people of one group and stratum) stand in a vector: the place of each of its public
 * cells. Cells that are merged have one place.
 */
export interface RiskPlaces {
  readonly series: readonly Uint32Array[]
  /** First place of each series, and the number of places. */
  readonly offsets: readonly number[]
  readonly length: number
}

/** `merged`: per series, the merged cell of each public cell, and how many there are. */
export function riskPlaces(
  merged: readonly { readonly cells: Uint32Array; readonly count: number }[],
): RiskPlaces {
  const offsets: number[] = []
  let length = 0
  const series = merged.map(({ cells, count }) => {
    const offset = length
    offsets.push(offset)
    length += count
    return cells.map((cell) => offset + cell)
  })
  return { series, offsets, length }
}

/** Events, censored, and with delayed entry who enters, per place. */
export function riskSegments(
  { length }: RiskPlaces,
  people: number,
  delayed: boolean,
): readonly Segment[] {
  const names = delayed ? ['events', 'censored', 'entered'] : ['events', 'censored']
  return names.map((name) => ({ name, length, kind: 'count', bound: people }))
}

/** One site's counts by segment; null when somebody's follow-up ends after the last place of a series. */
export function countRisk(
  { rows, stop, first, event }: FollowUp,
  { series, length }: RiskPlaces,
  seriesOf: (row: number) => number,
): ReadonlyMap<string, Float64Array> | null {
  const events = new Float64Array(length)
  const censored = new Float64Array(length)
  const entered = new Float64Array(length)
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    const places = series[seriesOf(row)]
    const place = places?.[stop[k] ?? 0]
    if (place === undefined) return null
    const left = event[row] === 1 ? events : censored
    left[place] = (left[place] ?? 0) + 1
    const entry = places?.[first[k] ?? 0] ?? 0
    entered[entry] = (entered[entry] ?? 0) + 1
  }
  return new Map([
    ['events', events],
    ['censored', censored],
    ['entered', entered],
  ])
}

/** A published sum, series by series. */
export function riskCounts(sum: RoundSum, { offsets, length }: RiskPlaces): readonly CellCounts[] {
  const events = valuesOf(sum, 'events')
  const censored = valuesOf(sum, 'censored')
  const entered = valuesOf(sum, 'entered')
  return offsets.map((offset, k) => {
    const end = offsets[k + 1] ?? length
    const own = (values: Float64Array): Float64Array => values.subarray(offset, end)
    const left = { events: own(events), censored: own(censored) }
    return entered.length === 0 ? left : { ...left, entered: own(entered) }
  })
}

export function totalOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0)
}

/** At risk at each cell: who entered by then and did not leave before. */
export function atRisk({ events, censored, entered }: CellCounts): Float64Array {
  const risk = new Float64Array(events.length)
  let inside = entered === undefined ? totalOf(events) + totalOf(censored) : 0
  for (let cell = 0; cell < risk.length; cell++) {
    inside += entered?.[cell] ?? 0
    risk[cell] = inside
    inside -= (events[cell] ?? 0) + (censored[cell] ?? 0)
  }
  return risk
}
