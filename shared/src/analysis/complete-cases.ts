import { invariant, SampanError } from '../errors/sampan-error.ts'
import type { Snapshot } from './analysis.ts'

/** Rows of every column: people, unless they may have several. */
function rowsIn({ people, persons }: Snapshot): number {
  return persons === undefined ? people : persons.length
}

/** How many people some rows are about. */
export function peopleIn({ people, persons }: Snapshot, rows: Uint32Array): number {
  if (persons === undefined) return rows.length
  const seen = new Uint8Array(people)
  let count = 0
  for (const row of rows) {
    const person = persons[row] ?? 0
    if (seen[person] === 0) count++
    seen[person] = 1
  }
  return count
}

/** A feature's column, checked to have a value per row. */
export function columnOf(snapshot: Snapshot, feature: string): Float64Array {
  const column = snapshot.column(feature)
  invariant(column.length === rowsIn(snapshot), 'one value per row')
  return column
}

/**
 * Rows in which every one of these features has a value, in order.
 * @throws SampanError value-missing when `refuse` is set and somebody lacks one, naming the feature
 */
export function completeRows(
  snapshot: Snapshot,
  features: readonly string[],
  refuse: boolean,
): Uint32Array {
  const missing = new Uint8Array(rowsIn(snapshot))
  for (const feature of features) {
    const column = columnOf(snapshot, feature)
    let some = false
    for (let row = 0; row < column.length; row++)
      if (Number.isNaN(column[row])) {
        missing[row] = 1
        some = true
      }
    if (some && refuse) throw new SampanError('value-missing', { feature })
  }
  return rowsWithout(missing)
}

function rowsWithout(missing: Uint8Array): Uint32Array {
  const rows = new Uint32Array(missing.length)
  let count = 0
  for (let row = 0; row < missing.length; row++) if (missing[row] === 0) rows[count++] = row
  return rows.subarray(0, count)
}

/** Bounds are of sums over rows. @throws SampanError people-too-many when a snapshot is larger than they allow for */
export function refuseLarger(snapshot: Snapshot, largestSite: number): void {
  if (rowsIn(snapshot) > largestSite) throw new SampanError('people-too-many', { largestSite })
}
