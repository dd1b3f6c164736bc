import type { Broadcast, Snapshot } from '../analysis.ts'
import { columnOf, refuseLarger } from '../complete-cases.ts'
import { vectorOf } from '../sum-values.ts'
import { spec, type PrevalenceInput } from './spec.ts'

/** One site's people with each feature, exactly; whoever has no value does not count. @throws SampanError people-too-many */
export function local(
  input: PrevalenceInput,
  _broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  refuseLarger(snapshot, input.manifest.largestSite)
  const having = input.settings.features.map((name) => {
    let people = 0
    for (const value of columnOf(snapshot, name)) if (value === 1) people++
    return people
  })
  const values = new Map([
    ['people', [snapshot.people]],
    ['having', having],
  ])
  return vectorOf(spec(input).segments, values)
}
