import type { Broadcast, Next, RoundSum } from '../analysis.ts'
import { afterMoments } from './moments.ts'
import { afterNewton } from './newton.ts'
import { afterSeparation } from './separation.ts'
import type { GlmInput } from './settings.ts'
import { stateOf } from './spec.ts'

/**
 * The coordinator's step, repeated at every site and by auditors: cells and columns are judged on the moments; then
 * full Newton steps from a public start, halved only where the deviance rises or somebody's predictor exceeds the
 * cap; a suspicion of separation is put to the sites as a direction.
 */
export function global(input: GlmInput, broadcast: Broadcast, sum: RoundSum): Next {
  const { design, frame, state } = stateOf(input, broadcast)
  const model = { input, design, frame }
  if (state.step === 'moments') return afterMoments(model, sum)
  if (state.step === 'newton') return afterNewton(model, state, sum)
  return afterSeparation(model, state, sum)
}
