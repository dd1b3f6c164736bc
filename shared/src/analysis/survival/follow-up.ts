import { SampanError } from '../../errors/sampan-error.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Snapshot } from '../analysis.ts'
import { columnOf, completeRows } from '../complete-cases.ts'
import { cellAt, timeGridOf } from '../time-grid.ts'

/** Features that say when somebody was under observation, and how it ended. */
export interface FollowUpSettings {
  readonly time: string
  readonly event: string
  /** Delayed entry: people are at risk after it. */
  readonly start: string | null
}

export function followUpFeatures({ time, event, start }: FollowUpSettings): readonly string[] {
  return [time, event, ...(start === null ? [] : [start])]
}

/** One site's people with a known follow-up, in cells of the public grid. */
export interface FollowUp {
  readonly rows: Uint32Array
  /** Per row of `rows`: the cell in which follow-up ends. */
  readonly stop: Uint32Array
  /** The first cell at risk. */
  readonly first: Uint32Array
  /** 1 for an event, by row of the snapshot. */
  readonly event: Float64Array
}

/**
 * People with a value for their follow-up and for `others`. A start means the upper edge of its cell, or the lower one
 * when follow-up ends in the same cell, so that nobody's event is lost: somebody is at risk from the cell after the start
 * on, or in the cell of the end. As in R, who does not start before the end has no follow-up.
 * @throws SampanError value-missing where the study refuses missing values; study-invalid without a grid
 */
export function followUpOf(
  manifest: Manifest,
  settings: FollowUpSettings,
  others: readonly string[],
  snapshot: Snapshot,
): FollowUp {
  const refuse = manifest.missing === 'refuse'
  const complete = completeRows(snapshot, [...followUpFeatures(settings), ...others], refuse)
  const time = columnOf(snapshot, settings.time)
  const start = settings.start === null ? null : columnOf(snapshot, settings.start)
  const rows =
    start === null ? complete : complete.filter((row) => (start[row] ?? 0) < (time[row] ?? 0))
  if (refuse && rows.length < complete.length)
    throw new SampanError('value-missing', { feature: settings.start ?? '' })
  const grid = timeGridOf(manifest, settings.time)
  const stop = rows.map((row) => cellAt(grid, time[row] ?? 0))
  const first = rows.map((row, k) =>
    start === null ? 0 : Math.min(Math.max(cellAt(grid, start[row] ?? 0) + 1, 0), stop[k] ?? 0),
  )
  return { rows, stop, first, event: columnOf(snapshot, settings.event) }
}
