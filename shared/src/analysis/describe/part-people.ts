import type { Snapshot } from '../analysis.ts'
import { columnOf } from '../complete-cases.ts'
import type { Part } from './parts.ts'
import type { DescribeInput } from './spec.ts'

/** The people of a part at one site. */
export interface PartPeople {
  readonly count: number
  /** Their values of a column. */
  readonly of: (column: Float64Array) => Float64Array
}

/** Who has no group is described in none, and not among everybody: groups add up to everybody; nor, under weights, who has none. */
export function peopleOf(
  { settings }: DescribeInput,
  { level }: Part,
  { snapshot, weights }: { readonly snapshot: Snapshot; readonly weights: Float64Array | null },
): PartPeople {
  if (settings.groups === null) return { count: snapshot.people, of: (column) => column }
  const rows = rowsAt(columnOf(snapshot, settings.groups), level).filter(
    (row) => weights === null || !Number.isNaN(weights[row]),
  )
  return {
    count: rows.length,
    of: (column) => {
      const own = new Float64Array(rows.length)
      for (let k = 0; k < rows.length; k++) own[k] = column[rows[k] ?? 0] ?? Number.NaN
      return own
    },
  }
}

/** Rows with this level; null: with any. */
function rowsAt(groups: Float64Array, level: number | null): Uint32Array {
  const rows = new Uint32Array(groups.length)
  let count = 0
  for (let row = 0; row < groups.length; row++) {
    const own = groups[row] ?? Number.NaN
    if (level === null ? !Number.isNaN(own) : own === level) rows[count++] = row
  }
  return rows.subarray(0, count)
}
