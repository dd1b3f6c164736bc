import type { Broadcast, Snapshot } from '../analysis.ts'
import { columnOf, completeRows, refuseLarger } from '../complete-cases.ts'
import { vectorOf } from '../sum-values.ts'
import { features, shapeOf, spec, type CrosstabInput } from './spec.ts'

/**
 * One site's people in each cell, exactly; whoever lacks a value is in none.
 * @throws SampanError people-too-many; value-missing where the study refuses missing values
 */
export function local(
  input: CrosstabInput,
  _broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  const { manifest, settings } = input
  refuseLarger(snapshot, manifest.largestSite)
  const shape = shapeOf(input)
  const chosen = completeRows(snapshot, features(input), manifest.missing === 'refuse')
  const [rows, columns] = [columnOf(snapshot, settings.rows), columnOf(snapshot, settings.columns)]
  const strata = settings.strata === null ? null : columnOf(snapshot, settings.strata)
  const cells = new Float64Array(shape.size * shape.strata.length)
  for (const row of chosen) {
    const stratum = strata?.[row] ?? 0
    const place = (rows[row] ?? 0) * shape.columns.length + (columns[row] ?? 0)
    const cell = stratum * shape.size + place
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  const values = new Map([
    ['people', Float64Array.of(snapshot.people)],
    ['cells', cells],
  ])
  return vectorOf(spec(input).segments, values)
}
