import { SampanError } from '../../errors/sampan-error.ts'
import { featureType } from '../../manifest/parts.ts'
import type { Snapshot } from '../analysis.ts'
import { columnOf } from '../complete-cases.ts'
import { featureOf, rangeOf } from '../feature-lookup.ts'
import type { GlmInput } from './settings.ts'

/**
 * Prior weights of a site's people, as R's `weights`: one per row of the snapshot, NaN where it is missing; null when everybody
 * weighs 1. People of weight 0 are not in the model, as R does not count them among its degrees of freedom.
 */
export function priorWeights({ settings }: GlmInput, snapshot: Snapshot): Float64Array | null {
  return settings.weights === null ? null : columnOf(snapshot, settings.weights)
}

/** The largest that a prior weight can be. @throws SampanError settings-invalid, study-invalid */
export function priorWeightMax({ manifest, settings }: GlmInput): number {
  const { weights: name } = settings
  if (name === null) return 1
  if (featureType(featureOf(manifest, name)) === 'binary') return 1
  const { low, high } = rangeOf(manifest, name)
  if (low < 0)
    throw new SampanError('settings-invalid', { weights: name, expected: 'a range from 0' })
  return high
}
