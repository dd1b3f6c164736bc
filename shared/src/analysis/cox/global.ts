import type { Broadcast, Next, RoundSum } from '../analysis.ts'
import { afterMoments } from './moments.ts'
import { afterResiduals, afterRisk, afterStep, afterStrata, afterTies } from './newton.ts'
import { stateOf, type CoxInput } from './spec.ts'

/**
 * The coordinator's step, repeated at every site and by auditors: the grid is merged on the moments and frozen; then Newton
 * steps from all coefficients 0, each of a round for the sums over those at risk and one for score and information.
 */
export function global(input: CoxInput, broadcast: Broadcast, sum: RoundSum): Next {
  const { model, state } = stateOf(input, broadcast)
  const fitting = { input, model, sites: sum.sites }
  switch (state.step) {
    case 'moments':
      return afterMoments(input, model, sum)
    case 'risk':
      return afterRisk(fitting, state, sum)
    case 'step':
      return afterStep(fitting, state, sum)
    case 'ties':
      return afterTies(fitting, state, sum)
    case 'residuals':
      return afterResiduals(fitting, state, sum)
    case 'strata':
      return afterStrata(fitting, state, sum)
  }
}
