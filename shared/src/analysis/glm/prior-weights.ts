import { SampanError } from '../../errors/sampan-error.ts'
import { featureType } from '../../manifest/parts.ts'
import type { Snapshot } from '../analysis.ts'
import { columnOf } from '../complete-cases.ts'
import { featureOf, rangeOf } from '../feature-lookup.ts'
import { propensityDesign, propensityWeightMax, propensityWeightsOf } from '../propensity.ts'
import type { GlmInput } from './settings.ts'

/**
 * Prior weights of a site's people, as R's `weights`, a feature or by the propensity score: one per row of the snapshot,
 * NaN where it is missing; null when everybody weighs 1. People of weight 0 are not in the model, as R does not count them among its degrees of freedom.
 */
export function priorWeights(
  { manifest, settings, fits }: GlmInput,
  snapshot: Snapshot,
): Float64Array | null {
  const { id, weights } = settings
  if (weights === null) return null
  if (typeof weights === 'string') return columnOf(snapshot, weights)
  return propensityWeightsOf({ manifest, id, fits }, weights, snapshot)
}

/** The largest that a prior weight can be. @throws SampanError settings-invalid, study-invalid */
export function priorWeightMax({ manifest, settings }: GlmInput): number {
  const { weights: name } = settings
  if (name === null) return 1
  if (typeof name !== 'string') return propensityWeightMax(name)
  if (featureType(featureOf(manifest, name)) === 'binary') return 1
  const { low, high } = rangeOf(manifest, name)
  if (low < 0)
    throw new SampanError('settings-invalid', { weights: name, expected: 'a range from 0' })
  return high
}

/** What a person needs to have a weight. @throws SampanError settings-invalid */
export function weightFeatures({ manifest, settings }: GlmInput): readonly string[] {
  const { weights } = settings
  if (weights === null) return []
  return typeof weights === 'string' ? [weights] : propensityDesign(manifest, weights).features
}

/** Whom propensity weights make alike; null without them. @throws SampanError settings-invalid */
export function treatmentFeature({ manifest, settings }: GlmInput): string | null {
  const { weights } = settings
  if (weights === null || typeof weights === 'string') return null
  return propensityDesign(manifest, weights).outcome
}
