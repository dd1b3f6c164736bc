import { SampanError } from '../../errors/sampan-error.ts'
import { portableLog } from '../../numerics/portable-log.ts'
import { designOf, type Design } from '../design.ts'
import { rangeOf } from '../feature-lookup.ts'
import { midpoint, radius, shifted, type Interval } from '../interval.ts'
import { families } from './families.ts'
import { priorWeightMax, treatmentFeature, weightFeatures } from './prior-weights.ts'
import { isFeature, type Family, type GlmInput, type GlmSettings } from './settings.ts'

/** A number of a person in the frame: (value - centre) / unit, of the logarithm where asked. */
export interface Framed {
  readonly feature: string
  readonly log: boolean
  readonly centre: number
  readonly unit: number
  /** Where it lies. */
  readonly interval: Interval
}

/**
 * The scale on which a model is fitted, from public ranges alone: outcomes near 1, offsets near 0, so that the cap of the
 * linear predictor means the same in every study. With an intercept, which takes up the shifts; else as it is.
 */
export interface Frame {
  readonly family: Family
  readonly outcome: Framed
  readonly offset: Framed | null
  /** Largest prior weight; 1 without weights. */
  readonly weightMax: number
  /** Outcome of the propensity model, under its weights. */
  readonly treatment: string | null
  /** Beside outcome and terms. */
  readonly features: readonly string[]
}

/** @throws SampanError settings-invalid, study-invalid, feature-not-built */
export function frameOf(input: GlmInput): Frame {
  const { settings } = input
  const { family, offset, cluster } = settings
  const outcome = outcomeOf(input)
  const others = [offset?.feature ?? null, isFeature(cluster) ? cluster : null]
  return {
    family,
    outcome,
    offset: offset === null ? null : offsetOf(input, offset, outcome.unit),
    weightMax: priorWeightMax(input),
    treatment: treatmentFeature(input),
    features: [...others.filter((name) => name !== null), ...weightFeatures(input)],
  }
}

/** The design of the model, whose features are all that a person needs. */
export function glmDesign({ manifest, settings }: GlmInput, frame: Frame): Design {
  const design = designOf(manifest, settings, families[settings.family].outcome)
  return { ...design, features: [...new Set([...design.features, ...frame.features])] }
}

function outcomeOf({ manifest, settings }: GlmInput): Framed {
  const { family, outcome: feature, intercept } = settings
  const plain = { feature, log: false, centre: 0, unit: 1 }
  if (family === 'binomial') return { ...plain, interval: { low: 0, high: 1 } }
  const range = rangeOf(manifest, feature)
  if (family === 'gaussian') {
    const centre = intercept ? midpoint(range) : 0
    const unit = powerOfTwo(radius(range, centre))
    return { ...plain, centre, unit, interval: shifted(range, centre, unit) }
  }
  if (family === 'poisson' ? range.low < 0 : !(range.low > 0))
    throw new SampanError('settings-invalid', { outcome: feature, expected: 'another range' })
  const unit = family === 'gamma' && intercept ? powerOfTwo(Math.sqrt(range.low * range.high)) : 1
  return { ...plain, unit, interval: shifted(range, 0, unit) }
}

/** The largest power of two that is not above x > 0: division by it is exact. */
export function powerOfTwo(x: number): number {
  let power = 1
  while (power * 2 <= x && power < 2 ** 1000) power *= 2
  while (power > x && power > 2 ** -1000) power /= 2
  return power
}

function offsetOf(
  { manifest, settings }: GlmInput,
  { feature, log }: NonNullable<GlmSettings['offset']>,
  outcomeUnit: number,
): Framed {
  const { family, intercept } = settings
  const range = rangeOf(manifest, feature)
  if (log && !(range.low > 0))
    throw new SampanError('settings-invalid', { feature, expected: 'a range above 0' })
  const values = log ? logarithms(range) : range
  const centre = intercept ? midpoint(values) : 0
  const unit = family === 'gaussian' ? outcomeUnit : 1
  const interval = shifted(values, centre, unit)
  const { etaCap } = families[family]
  if (Math.max(interval.high, -interval.low) > etaCap)
    throw new SampanError('settings-invalid', { feature, expected: 'a narrower range' })
  return { feature, log, centre, unit, interval }
}

/** Widened by more than two logarithm functions can differ. */
function logarithms(range: Interval): Interval {
  const [low, high] = [portableLog(range.low), portableLog(range.high)]
  const margin = 1e-14 * Math.max(1, Math.abs(low), Math.abs(high))
  return { low: low - margin, high: high + margin }
}
