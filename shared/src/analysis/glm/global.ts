import type { Broadcast, Next, RoundSum } from '../analysis.ts'
import { stateOf, type GlmInput } from './spec.ts'
import { afterMoments } from './moments.ts'
import { afterNewton } from './newton.ts'
import { afterSeparation } from './separation.ts'

/**
 * The coordinator's step, repeated at every site and by auditors: cells and columns are judged on the moments; then
 * full Newton steps from all coefficients 0, halved only where the deviance rises or somebody's predictor exceeds the
 * cap; a suspicion of separation is put to the sites as a direction.
 */
export function global(input: GlmInput, broadcast: Broadcast, sum: RoundSum): Next {
  const { design, state } = stateOf(input, broadcast)
  if (state.step === 'moments') return afterMoments(input, design, sum)
  if (state.step === 'newton') return afterNewton({ input, design }, state, sum)
  return afterSeparation({ input, design }, state, sum)
}
