import { invariant, SampanError } from '../errors/sampan-error.ts'
import type { Snapshot } from './analysis.ts'

/** A feature's column, checked to have a value per person. */
export function columnOf(snapshot: Snapshot, feature: string): Float64Array {
  const column = snapshot.column(feature)
  invariant(column.length === snapshot.people, 'one value per person')
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
  const missing = new Uint8Array(snapshot.people)
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

/** @throws SampanError people-too-many when a snapshot is larger than the study's bounds allow for */
export function refuseLarger(snapshot: Snapshot, largestSite: number): void {
  if (snapshot.people > largestSite) throw new SampanError('people-too-many', { largestSite })
}
