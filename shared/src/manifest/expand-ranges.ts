import { scoreMaxima } from './covariates.ts'
import { timeAtRiskOf } from './expand-population.ts'
import type { Expanding } from './expanding.ts'
import { fault } from './fault.ts'
import type { ManifestDraft } from './manifest.ts'
import { featureType, type Feature, type ValueRange } from './parts.ts'
import type { StudyFeature } from './study-parts.ts'

/**
 * Plausible values of every numeric feature: from the feature, from `ranges`, from the data dictionary, or for what
 * has bounds of its own the default. Nothing else has one, because bounds decide the fixed-point scale.
 */
export function expandRanges(
  expanding: Expanding,
  features: readonly Feature[],
): ManifestDraft['ranges'] {
  const { study, faults } = expanding
  const stray = Object.keys(study.ranges ?? {}).filter(
    (name) => !features.some((feature) => feature.name === name && isNumeric(feature)),
  )
  for (const name of stray)
    faults.push(fault('study-invalid', ['ranges', name], 'fault.rangeStray', { name }))
  const ranges = features.flatMap((feature) => {
    const range = rangeOf(expanding, feature)
    return range === null ? [] : [[feature.name, range] as const]
  })
  return Object.fromEntries(ranges)
}

function isNumeric(feature: Feature): boolean {
  return featureType(feature) === 'numeric'
}

function rangeOf(expanding: Expanding, feature: Feature): ValueRange | null {
  const { study, faults } = expanding
  const { name } = feature
  const own = ownRange(study.features[name])
  if (!isNumeric(feature)) {
    if (own.range !== undefined || own.outside !== undefined)
      faults.push(fault('study-invalid', ['features', name], 'fault.rangeStray', { name }))
    return null
  }
  const listed = listedRange(study, name)
  if (own.range !== undefined && listed.range !== undefined)
    faults.push(fault('study-invalid', ['ranges', name], 'fault.repeated', { name }))
  const bounds = boundsOf(own.range ?? listed.range) ?? knownBounds(expanding, feature)
  if (bounds === null) {
    faults.push(fault('study-invalid', ['features', name], 'fault.rangeNeeded', { name }))
    return null
  }
  // A negative zero would not survive the canonical form.
  const { low, high } = bounds
  return { low: low + 0, high: high + 0, outside: own.outside ?? listed.outside ?? 'missing' }
}

type Bounds = Pick<ValueRange, 'low' | 'high'>

function boundsOf(range: readonly [number, number] | undefined): Bounds | null {
  return range === undefined ? null : { low: range[0], high: range[1] }
}

function knownBounds({ study, options }: Expanding, feature: Feature): Bounds | null {
  const known = options.ranges?.get(feature.kind === 'column' ? feature.column : feature.name)
  if (known !== undefined) return known
  return feature.kind === 'time-to-event' ? riskRange(study) : ownBounds(feature)
}

/** A time at risk between two days that count from one anchor is never longer than they are apart. */
function riskRange(study: Expanding['study']): Bounds | null {
  const risk = timeAtRiskOf(study)
  if (risk === null || risk.startAnchor !== risk.endAnchor || risk.end < risk.start) return null
  return { low: 0, high: risk.end - risk.start + 1 }
}

/** Ages of people, of whom older ones are mistakes or identify; the days of such a life; scores. */
function ownBounds(feature: Feature): Bounds | null {
  if (feature.kind === 'age') return { low: 0, high: 120 }
  if (feature.kind === 'observed-days') return { low: 0, high: 43_830 }
  if (feature.kind === 'score') return { low: 0, high: scoreMaxima[feature.score] }
  return null
}

function listedRange({ ranges = {} }: Expanding['study'], name: string): Ranged {
  const listed = Object.hasOwn(ranges, name) ? ranges[name] : undefined
  if (listed === undefined) return {}
  return Array.isArray(listed) ? { range: listed } : listed
}

type Ranged = Pick<Extract<StudyFeature, { readonly age: unknown }>, 'range' | 'outside'>

/** Shapes that take no range have no such members. */
function ownRange(feature: StudyFeature | undefined): Ranged {
  if (feature === undefined) return {}
  return {
    range: 'range' in feature ? feature.range : undefined,
    outside: 'outside' in feature ? feature.outside : undefined,
  }
}
