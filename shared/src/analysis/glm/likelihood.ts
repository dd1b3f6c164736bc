import { logGamma } from '../../numerics/log-gamma.ts'
import type { GlmSettings } from './settings.ts'
import type { PooledStandard } from './state.ts'

interface FitSums {
  /** On the scale of the data. */
  readonly deviance: number
  /** -2 log likelihood with weights rounded to whole trials; null without weights. */
  readonly trials: number | null
  readonly standard: PooledStandard
}

/**
 * The log likelihood as R's `logLik` has it: `family$aic` with the maximum likelihood of a dispersion, that is the
 * deviance over n (gaussian) or over the sum of the weights (gamma).
 */
export function logLikelihood(family: GlmSettings['family'], sums: FitSums): number {
  const { deviance, trials, standard } = sums
  const { people, weight, constant } = standard
  switch (family) {
    case 'binomial':
      return -(trials ?? deviance) / 2
    case 'poisson':
      return constant - deviance / 2
    case 'gaussian':
      return (constant - people * (Math.log((2 * Math.PI * deviance) / people) + 1)) / 2
    case 'gamma': {
      // sum of w log density with shape a: what depends on means is in the deviance.
      const shape = weight / deviance
      const perWeight = shape * Math.log(shape) - logGamma(shape) - shape
      return weight * perWeight - constant - (shape * deviance) / 2
    }
  }
}
