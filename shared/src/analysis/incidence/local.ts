import { SampanError } from '../../errors/sampan-error.ts'
import type { Broadcast, Snapshot } from '../analysis.ts'
import { columnOf, completeRows, refuseLarger } from '../complete-cases.ts'
import { vectorOf } from '../sum-values.ts'
import { amounts, features, spec, strataOf, type IncidenceInput } from './spec.ts'

/**
 * One site's sums per stratum over the people with a value of every feature.
 * @throws SampanError people-too-many; value-missing where the study refuses missing values; value-out-of-range for a
 * number of events that is not whole
 */
export function local(
  input: IncidenceInput,
  _broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  const { manifest, settings } = input
  refuseLarger(snapshot, manifest.largestSite)
  const chosen = completeRows(snapshot, features(input), manifest.missing === 'refuse')
  const [event, time] = [columnOf(snapshot, settings.event), columnOf(snapshot, settings.time)]
  const strata = settings.strata === null ? null : columnOf(snapshot, settings.strata)
  const sums = new Float64Array((amounts.length + 1) * strataOf(input).length)
  const width = amounts.length + 1
  for (const row of chosen) {
    const [events, days] = [event[row] ?? 0, time[row] ?? 0]
    if (!Number.isInteger(events))
      throw new SampanError('value-out-of-range', { feature: settings.event })
    addPerson(sums, (strata?.[row] ?? 0) * width, events, days)
  }
  const part = (place: number): Float64Array => sums.filter((_, at) => at % width === place)
  const values = new Map<string, ArrayLike<number>>([
    ['everybody', [snapshot.people]],
    ['people', part(0)],
    ...amounts.map((name, k) => [name, part(k + 1)] as const),
  ])
  return vectorOf(spec(input).segments, values)
}

function addPerson(sums: Float64Array, at: number, events: number, days: number): void {
  sums[at] = (sums[at] ?? 0) + 1
  if (events > 0) sums[at + 1] = (sums[at + 1] ?? 0) + 1
  sums[at + 2] = (sums[at + 2] ?? 0) + events
  sums[at + 3] = (sums[at + 3] ?? 0) + events * events
  sums[at + 4] = (sums[at + 4] ?? 0) + days
  sums[at + 5] = (sums[at + 5] ?? 0) + days * days
}
