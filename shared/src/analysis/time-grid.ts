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

/** Distinct people per cell of the public grid. */
export interface CellCounts {
  readonly events: ArrayLike<number>
  /** Whose follow-up ends there without the event. */
  readonly censored: ArrayLike<number>
}

/**
 * Neighbouring cells merged, from the first on, until each has, in each of `groups`, at least `floor` events, and nobody
 * or at least `floor` people who leave without one. What is left at the end joins the cells before it. A floor of 1 is
 * no floor: cells in which somebody leaves stand alone. Returns the last cell of each merged one, none when all cells
 * together have too few; cells after the last are empty.
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

/** Events and people without one, group after group. */
interface Merged {
  readonly last: number
  readonly counts: readonly number[]
}

function countsAt(groups: readonly CellCounts[], cell: number): readonly number[] {
  return groups.flatMap(({ events, censored }) => [events[cell] ?? 0, censored[cell] ?? 0])
}

function joined(before: Merged | null, after: Merged): Merged {
  if (before === null) return after
  return { last: after.last, counts: after.counts.map((n, k) => n + (before.counts[k] ?? 0)) }
}

function isEnough({ counts }: Merged, floor: number): boolean {
  if (floor <= 1) return true
  return counts.every((count, k) => count >= floor || (k % 2 === 1 && count === 0))
}

/** The merged cell of every cell up to the last. */
export function mergedCells(ends: readonly number[]): Uint32Array {
  const merged = new Uint32Array((ends.at(-1) ?? -1) + 1)
  for (const [k, end] of ends.entries()) merged.fill(k, (ends[k - 1] ?? -1) + 1, end + 1)
  return merged
}
