import type { Floors } from '../../disclosure/floors.ts'
import { invariant } from '../../errors/sampan-error.ts'
import { attritionSteps } from '../../manifest/attrition-steps.ts'
import type { Broadcast, Snapshot } from '../analysis.ts'
import { completeRows, peopleIn, refuseLarger } from '../complete-cases.ts'
import { bandEdges, bandOf } from './bands.ts'
import { features, type FeasibilityInput } from './spec.ts'

/** One site's people per step, as `spec` orders them. @throws SampanError people-too-many */
export function local(
  input: FeasibilityInput,
  _broadcast: Broadcast,
  snapshot: Snapshot,
  floors: Floors = input.manifest.floors,
): Float64Array {
  refuseLarger(snapshot, input.manifest.largestSite)
  const steps = attritionSteps(input.manifest)
  invariant(
    steps.length === snapshot.attrition.length &&
      snapshot.attrition.every(({ step }, k) => step === steps[k]),
    'the attrition steps of the manifest',
  )
  const complete = peopleIn(snapshot, completeRows(snapshot, features(input), false))
  const counts = [...snapshot.attrition.map(({ people }) => people), complete]
  return Float64Array.of(...counts, ...ownBands(input, counts, snapshot.site, floors))
}

/**
 * The own counts in bands, in this hospital's place. A hospital whose floor is above the first band would tell more with
 * the second one than it means to, and gives none.
 */
function ownBands(
  { manifest, settings }: FeasibilityInput,
  counts: readonly number[],
  site: string | undefined,
  floors: Floors,
): readonly number[] {
  if (!settings.perSite) return []
  const shows = floors.cell <= bandEdges[1]
  return manifest.participants.flatMap((each) =>
    counts.map((people) => (each.site === site && shows ? bandOf(people) : 0)),
  )
}
