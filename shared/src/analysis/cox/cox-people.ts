import { SampanError } from '../../errors/sampan-error.ts'
import type { Snapshot } from '../analysis.ts'
import { columnOf, completeRows } from '../complete-cases.ts'
import type { Design } from '../design.ts'
import { cellAt, mergedCells, type TimeGrid } from '../time-grid.ts'
import type { EventCells } from './cells.ts'
import type { CoxInput, CoxModel } from './spec.ts'
import type { CoxStandard } from './state.ts'

/** One site's rows in the model: complete cases, observed for some time. */
export interface CoxPeople {
  readonly design: Design
  readonly snapshot: Snapshot
  readonly rows: Uint32Array
  /** 1 where the row ends in an event. By place in `rows`, as all that follow. */
  readonly event: Uint8Array
  /** Cell of the public grid in which the row ends. */
  readonly ends: Uint32Array
  /** Cell in which it begins; null where all begin at 0. */
  readonly begins: Uint32Array | null
  /** The person. */
  readonly person: Uint32Array
}

/** @throws SampanError value-missing where the study refuses missing values, and times that end before they begin */
export function coxPeople(input: CoxInput, model: CoxModel, snapshot: Snapshot): CoxPeople {
  const { settings, manifest } = input
  const { design, grid } = model
  const refuse = manifest.missing === 'refuse'
  const time = columnOf(snapshot, settings.time)
  const start = settings.start === null ? null : columnOf(snapshot, settings.start)
  const complete = completeRows(snapshot, design.features, refuse)
  // As in R's Surv, an interval that holds no time is missing.
  const rows =
    start === null ? complete : complete.filter((row) => (start[row] ?? 0) < (time[row] ?? 0))
  if (refuse && rows.length < complete.length)
    throw new SampanError('value-missing', { feature: settings.start ?? settings.time })
  const outcome = columnOf(snapshot, settings.event)
  return {
    design,
    snapshot,
    rows,
    event: Uint8Array.from(rows, (row) => (outcome[row] === 1 ? 1 : 0)),
    ends: cellsAt(grid, time, rows),
    begins: start === null ? null : cellsAt(grid, start, rows),
    person: snapshot.persons === undefined ? rows : rows.map((row) => snapshot.persons?.[row] ?? 0),
  }
}

/** The range of a start may reach beyond that of times. */
function cellsAt(grid: TimeGrid, times: Float64Array, rows: Uint32Array): Uint32Array {
  return rows.map((row) => Math.min(Math.max(cellAt(grid, times[row] ?? 0), 0), grid.cells - 1))
}

/** Where rows stand among the cells with events: a row is at risk in those after `entry` up to `exit`. */
export interface Placed {
  readonly cells: EventCells
  readonly exit: Int32Array
  readonly entry: Int32Array | null
}

/**
 * A row that begins in the merged cell in which it ends is at risk there, so that no event is without anybody at risk; else it
 * is at risk from the next merged cell on. What begins at 0 is at risk from the first.
 * @throws SampanError broadcast-mismatch when events are here of which the broadcast does not know
 */
export function placed(
  people: CoxPeople,
  standard: Pick<CoxStandard, 'ends'>,
  cells: EventCells,
): Placed {
  const merged = mergedCells(standard.ends)
  const mergedOf = (cell: number): number => merged[cell] ?? standard.ends.length
  const upTo = (cell: number): number => (cell < 0 ? -1 : (cells.upTo[cell] ?? cells.count - 1))
  const exit = new Int32Array(people.ends.length)
  for (let k = 0; k < exit.length; k++) exit[k] = upTo(mergedOf(people.ends[k] ?? 0))
  const { begins } = people
  if (begins === null) return { cells, exit, entry: null }
  const entry = Int32Array.from(begins, (cell, k) => {
    if (cell === 0) return -1
    const own = mergedOf(cell)
    return upTo(own === mergedOf(people.ends[k] ?? 0) ? own - 1 : own)
  })
  return { cells, exit, entry }
}

/** Events per merged cell. @throws SampanError broadcast-mismatch for an event after the last */
export function eventsPerCell(
  { ends: cellsOfEnds, event }: CoxPeople,
  { ends }: Pick<CoxStandard, 'ends'>,
  analysis: string,
): Float64Array {
  const merged = mergedCells(ends)
  const events = new Float64Array(ends.length)
  for (const [k, cell] of cellsOfEnds.entries()) {
    if (event[k] !== 1) continue
    const own = merged[cell]
    if (own === undefined) throw new SampanError('broadcast-mismatch', { analysis })
    events[own] = (events[own] ?? 0) + 1
  }
  return events
}
