import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { Verdict } from '../analysis.ts'
import { cellsHold } from '../time-grid.ts'

export interface GroupCount {
  readonly group: string
  /** As R names it, for refusals. */
  readonly name: string
  readonly n: number
  readonly events: number
}

/** People of every group and of all but it; those with an event and those without. */
export function judgeGroups(groups: readonly GroupCount[], floors: Floors): Verdict | null {
  const total = groups.reduce((sum, { n }) => sum + n, 0)
  const verdict = judgeCells(
    groups.map(({ name, n }) => ({ name, people: n })),
    total,
    floors,
  )
  if (verdict !== null) return verdict
  const small = groups.find(
    ({ n, events }) =>
      !cellsHold([{ events: [events], censored: [n - events] }], floors.eventsPerCell),
  )
  return small === undefined ? null : { code: 'cell-too-small', context: { term: small.name } }
}
