import { SampanError } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { featureType, levelsOf, type Feature } from '../manifest/parts.ts'
import type { Interval } from './interval.ts'

/** @throws SampanError settings-invalid */
export function featureOf(manifest: Manifest, name: string): Feature {
  const feature = manifest.features.find((each) => each.name === name)
  if (feature === undefined) throw new SampanError('settings-invalid', { feature: name })
  return feature
}

/** Levels of a category, '0' and '1' of a binary feature, none of a numeric one: value k means level k. */
export function levelNames(feature: Feature): readonly string[] {
  return featureType(feature) === 'binary' ? ['0', '1'] : levelsOf(feature)
}

/**
 * The public range of a numeric feature. Outside it a snapshot has no values.
 * @throws SampanError study-invalid when the study declares none, or an empty one
 */
export function rangeOf(manifest: Manifest, feature: string): Interval {
  const range = Object.hasOwn(manifest.ranges, feature) ? manifest.ranges[feature] : undefined
  const { low, high } = range ?? { low: 0, high: 0 }
  if (!(low < high)) throw new SampanError('study-invalid', { feature, expected: 'a range' })
  return { low, high }
}

/** Position of a level. @throws SampanError settings-invalid */
export function levelIndex(feature: Feature, level: string): number {
  const index = levelNames(feature).indexOf(level)
  if (index < 0) throw new SampanError('settings-invalid', { feature: feature.name, level })
  return index
}
