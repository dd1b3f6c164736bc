import { limits } from '@sampan/proto'
import { SampanError } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { rangeOf } from './feature-lookup.ts'

/**
 * The public grid of times: cell 0 is time 0, cell k is (band * (k - 1), band * k]. A cell stands for its upper edge: in
 * R, every time is replaced by it.
 */
export interface TimeGrid {
  /** Days. */
  readonly band: number
  /** Up to the greatest plausible time. */
  readonly cells: number
}

/**
 * The grid that holds every plausible value of a feature.
 * @throws SampanError study-invalid without a grid in the study, or when plausible times are negative or too many bands
 */
export function timeGridOf(manifest: Manifest, time: string): TimeGrid {
  const { timeGrid } = manifest
  if (timeGrid === null) throw new SampanError('study-invalid', { expected: 'timeGrid' })
  const { low, high } = rangeOf(manifest, time)
  const cells = 1 + Math.ceil(high / timeGrid.bandDays)
  if (low < 0 || cells > limits.gridCellsMax)
    throw new SampanError('study-invalid', { feature: time, expected: 'a range of times' })
  return { band: timeGrid.bandDays, cells }
}

/** The cell of a time within the grid's range. */
export function cellAt({ band }: TimeGrid, time: number): number {
  return Math.ceil(time / band)
}

/** Distinct people per cell of a grid. */
export interface CellCounts {
  readonly events: ArrayLike<number>
  /** Whose follow-up ends there without the event. */
  readonly censored: ArrayLike<number>
  /** Who are at risk from that cell on; not given where everybody is from the first on. */
  readonly entered?: ArrayLike<number>
}

/**
 * Neighbouring cells merged, from the first on, until each has, in each of `groups`, at least `floor` events, and nobody
 * or at least `floor` people who leave without one, and as many who enter. What is left at the end joins the cells before
 * it. A floor of 1 is no floor: cells in which somebody leaves stand alone. Returns the last cell of each merged one, none
 * when all cells together have too few; cells after the last are empty.
 */
export function mergeCells(groups: readonly CellCounts[], floor: number): number[] {
  const merged: Merged[] = []
  let open: Merged | null = null
  for (let cell = 0; cell < (groups[0]?.events.length ?? 0); cell++) {
    const own = countsAt(groups, cell)
    if (own.every((count) => count === 0)) continue
    open = joined(open, { last: cell, counts: own })
    if (!isEnough(open, floor)) continue
    merged.push(open)
    open = null
  }
  while (open !== null && !isEnough(open, floor)) {
    const before = merged.pop()
    if (before === undefined) return []
    open = joined(before, open)
  }
  return [...merged, ...(open === null ? [] : [open])].map(({ last }) => last)
}

/** Events, people without one, and people who enter, group after group. */
interface Merged {
  readonly last: number
  readonly counts: readonly number[]
}

function countsAt(groups: readonly CellCounts[], cell: number): readonly number[] {
  return groups.flatMap(({ events, censored, entered }) => [
    events[cell] ?? 0,
    censored[cell] ?? 0,
    entered?.[cell] ?? 0,
  ])
}

/** Numbers of one group in `counts`. */
const perGroup = 3

function joined(before: Merged | null, after: Merged): Merged {
  if (before === null) return after
  return { last: after.last, counts: after.counts.map((n, k) => n + (before.counts[k] ?? 0)) }
}

function isEnough({ counts }: Merged, floor: number): boolean {
  if (floor <= 1) return counts.some((count, k) => k % perGroup < 2 && count > 0)
  return counts.every((count, k) => count >= floor || (k % perGroup > 0 && count === 0))
}

/** True when every one of these cells holds the floor in every group. */
export function cellsHold(groups: readonly CellCounts[], floor: number): boolean {
  if (floor <= 1) return true
  for (let cell = 0; cell < (groups[0]?.events.length ?? 0); cell++)
    if (!isEnough({ last: cell, counts: countsAt(groups, cell) }, floor)) return false
  return true
}

/** Counts on the public grid, added up over merged cells. */
export function mergedCounts(counts: CellCounts, ends: readonly number[]): CellCounts {
  const over = (values: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(ends.length)
    for (const [cell, merged] of mergedCells(ends).entries())
      sums[merged] = (sums[merged] ?? 0) + (values[cell] ?? 0)
    return sums
  }
  const { events, censored, entered } = counts
  const left = { events: over(events), censored: over(censored) }
  return entered === undefined ? left : { ...left, entered: over(entered) }
}

/** The merged cell of every cell up to the last. */
export function mergedCells(ends: readonly number[]): Uint32Array {
  const merged = new Uint32Array((ends.at(-1) ?? -1) + 1)
  for (const [k, end] of ends.entries()) merged.fill(k, (ends[k - 1] ?? -1) + 1, end + 1)
  return merged
}
