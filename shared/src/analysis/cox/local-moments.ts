import { blockFiller, blockRows, overBlocks } from '../design-block.ts'
import { columnOf } from '../complete-cases.ts'
import type { DesignCell } from '../design.ts'
import { midpoint } from '../interval.ts'
import type { CoxPeople } from './cox-people.ts'
import { measured, type CoxModel } from './spec.ts'

export type LocalValues = ReadonlyMap<string, ArrayLike<number>>

/** Counts are of people; a person with several rows counts once, in cells of time where the first event is, or the end. */
export function localMoments(people: CoxPeople, { grid }: CoxModel): LocalValues {
  const { design, rows, event } = people
  const events = event.reduce((sum, value) => sum + value, 0)
  const histories = historiesOf(people)
  const at = (of: (history: History) => number | null): Float64Array => {
    const counts = new Float64Array(grid.cells)
    for (const history of histories) {
      const cell = of(history)
      if (cell !== null) counts[cell] = (counts[cell] ?? 0) + 1
    }
    return counts
  }
  const gridEvents = new Float64Array(grid.cells)
  for (const [k, cell] of people.ends.entries())
    gridEvents[cell] = (gridEvents[cell] ?? 0) + (event[k] ?? 0)
  return new Map<string, ArrayLike<number>>([
    ['people', [histories.length]],
    ['rows', [rows.length]],
    ['events', [events]],
    ['cells', design.cells.map((cell) => peopleIn(people, cell))],
    ...columnSums(people),
    ['grid events', gridEvents],
    ['grid censored', at(({ last, lastIsEvent }) => (lastIsEvent ? null : last))],
    ['grid first events', at(({ firstEvent }) => firstEvent)],
    ['grid entered', at(({ entered }) => (entered === 0 ? null : entered))],
    ['grid turns', turnsOf(people, grid.cells)],
    ['empty strata', [rows.length > 0 && events === 0 ? 1 : 0]],
  ])
}

/** Where rows begin and end: nothing changes in the cells between. */
function turnsOf({ begins, ends }: CoxPeople, cells: number): Float64Array {
  const turns = new Float64Array(cells)
  for (const cell of [...ends, ...(begins ?? [])])
    if (cell > 0) turns[cell] = (turns[cell] ?? 0) + 1
  return turns
}

/** What happens to one person, in cells of the public grid. */
interface History {
  readonly entered: number
  readonly firstEvent: number | null
  readonly last: number
  readonly lastIsEvent: boolean
}

function historiesOf({ person, ends, begins, event }: CoxPeople): readonly History[] {
  const histories = new Map<number, History>()
  for (const [k, who] of person.entries()) {
    const end = ends[k] ?? 0
    const isEvent = event[k] === 1
    const row = {
      entered: begins?.[k] ?? 0,
      firstEvent: isEvent ? end : null,
      last: end,
      lastIsEvent: isEvent,
    }
    const known = histories.get(who)
    histories.set(who, known === undefined ? row : joined(known, row))
  }
  return [...histories.values()]
}

function joined(a: History, b: History): History {
  const { last, lastIsEvent } = b.last > a.last || (b.last === a.last && b.lastIsEvent) ? b : a
  const events = [a.firstEvent, b.firstEvent].filter((cell) => cell !== null)
  return {
    entered: Math.min(a.entered, b.entered),
    firstEvent: events.length === 0 ? null : Math.min(...events),
    last,
    lastIsEvent,
  }
}

function peopleIn({ snapshot, rows, person }: CoxPeople, { parts }: DesignCell): number {
  const sources = parts.map(({ feature, level }) => ({
    level,
    values: columnOf(snapshot, feature),
  }))
  const seen = new Set<number>()
  for (const [k, row] of rows.entries())
    if (sources.every(({ level, values }) => values[row] === level)) seen.add(person[k] ?? 0)
  return seen.size
}

function columnSums({
  design,
  snapshot,
  rows,
}: CoxPeople): readonly (readonly [string, number[]])[] {
  const columns = measured(design)
  const fill = blockFiller(columns, snapshot, rows)
  const block = new Float64Array(columns.length * blockRows)
  const sums = columns.map(() => [0, 0] as [number, number])
  overBlocks(rows.length, (start, count) => {
    fill(block, start, count)
    for (const [k, { interval }] of columns.entries()) {
      const middle = midpoint(interval)
      let [first, second] = [0, 0]
      for (let b = 0; b < count; b++) {
        const value = (block[k * blockRows + b] ?? 0) - middle
        first += value
        second += value * value
      }
      const own = sums[k]
      if (own === undefined) continue
      own[0] += first
      own[1] += second
    }
  })
  return columns.flatMap(({ name }, k) => [
    [`sum ${name}`, [sums[k]?.[0] ?? 0]] as const,
    [`squares ${name}`, [sums[k]?.[1] ?? 0]] as const,
  ])
}
