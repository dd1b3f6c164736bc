import { invariant } from '../../errors/sampan-error.ts'
import { attritionSteps } from '../../manifest/attrition-steps.ts'
import type { Broadcast, Snapshot } from '../analysis.ts'
import { completeRows, peopleIn, refuseLarger } from '../complete-cases.ts'
import { features, type FeasibilityInput } from './spec.ts'

/** One site's people per step, as `spec` orders them. @throws SampanError people-too-many */
export function local(
  input: FeasibilityInput,
  _broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  refuseLarger(snapshot, input.manifest.largestSite)
  const steps = attritionSteps(input.manifest)
  invariant(
    steps.length === snapshot.attrition.length &&
      snapshot.attrition.every(({ step }, k) => step === steps[k]),
    'the attrition steps of the manifest',
  )
  const complete = peopleIn(snapshot, completeRows(snapshot, features(input), false))
  return Float64Array.of(...snapshot.attrition.map(({ people }) => people), complete)
}
