import type { Broadcast, Snapshot } from '../analysis.ts'
import { refuseLarger } from '../complete-cases.ts'
import { vectorOf } from '../sum-values.ts'
import { localMoments } from './local-moments.ts'
import { localNewton } from './local-newton.ts'
import { localSeparation } from './local-separation.ts'
import { modelPeople } from './model-people.ts'
import type { GlmInput } from './settings.ts'
import { spec, stateOf } from './spec.ts'

/** One site's vector. @throws SampanError people-too-many, value-missing, value-out-of-range, broadcast-mismatch */
export function local(input: GlmInput, broadcast: Broadcast, snapshot: Snapshot): Float64Array {
  refuseLarger(snapshot, input.manifest.largestSite)
  const { state, ...model } = stateOf(input, broadcast)
  const people = modelPeople(input, model, snapshot)
  const { segments } = spec(input, broadcast)
  if (state.step === 'moments') return vectorOf(segments, localMoments(input, people))
  if (state.step === 'newton') return vectorOf(segments, localNewton(input, people, state))
  return vectorOf(segments, localSeparation(people, state.standard, state.directions))
}
