import { fault } from './fault.ts'
import { timeAtRiskOf } from './expand-population.ts'
import type { Expanding } from './expanding.ts'
import type { ManifestDraft } from './manifest.ts'
import { featureType, type Feature, type ValueRange } from './parts.ts'
import { presenceDomains, type StudyFeature } from './study-parts.ts'

/** OMOP gender concepts. */
const sexes = { male: 8507, female: 8532 } as const

/** Features in the order of the file, which is the order of columns. */
export function expandFeatures({ study }: Expanding): Feature[] {
  return Object.entries(study.features).map(([name, feature]) => featureOf(name, feature))
}

function featureOf(name: string, feature: StudyFeature): Feature {
  if ('age' in feature) return { name, kind: 'age', at: ageAt(feature.age) }
  if ('sex' in feature) {
    const concept = typeof feature.sex === 'number' ? feature.sex : sexes[feature.sex]
    return { name, kind: 'sex', concept }
  }
  if ('column' in feature) return columnOf(name, feature)
  if ('outcome' in feature) return { name, kind: outcomeKinds[feature.outcome] }
  if ('treatment' in feature) return { name, kind: 'treatment' }
  if ('measurement' in feature)
    return valueOf(name, feature, { domain: 'measurement', concept: feature.measurement })
  if ('observation' in feature)
    return valueOf(name, feature, { domain: 'observation', concept: feature.observation })
  return presenceOf(name, feature)
}

const outcomeKinds = { any: 'outcome', count: 'outcome-count', time: 'time-to-event' } as const

type Shape<K extends string> = Extract<StudyFeature, Readonly<Record<K, unknown>>>

function ageAt(age: Shape<'age'>['age']): string | null {
  if (age === 'index') return null
  return typeof age === 'string' ? age : (age.at ?? null)
}

function columnOf(name: string, feature: Shape<'column'>): Feature {
  const { column, equals = null, levels = null } = feature
  const implied = levels !== null ? 'category' : equals !== null ? 'binary' : 'numeric'
  return { name, kind: 'column', column, type: feature.type ?? implied, equals, levels }
}

function valueOf(
  name: string,
  feature: Shape<'measurement'> | Shape<'observation'>,
  source: { readonly domain: 'measurement' | 'observation'; readonly concept: number },
): Feature {
  const { unit = null, window = 'any', levels = null } = feature
  return { name, kind: 'value', ...source, unit, window, pick: 'latest', levels }
}

type Presence =
  | Shape<'condition'>
  | Shape<'drug'>
  | Shape<'procedure'>
  | Shape<'device'>
  | Shape<'measured'>
  | Shape<'observed'>

function presenceOf(name: string, feature: Presence): Feature {
  const [leading, asked] = leadingOf(feature)
  const concepts = typeof asked === 'number' ? [asked] : [...asked]
  const { window = 'any', descendants = true } = feature
  return { name, kind: 'presence', domain: presenceDomains[leading], concepts, descendants, window }
}

function leadingOf(
  feature: Presence,
): readonly [keyof typeof presenceDomains, number | readonly number[]] {
  if ('condition' in feature) return ['condition', feature.condition]
  if ('drug' in feature) return ['drug', feature.drug]
  if ('procedure' in feature) return ['procedure', feature.procedure]
  if ('device' in feature) return ['device', feature.device]
  if ('measured' in feature) return ['measured', feature.measured]
  return ['observed', feature.observed]
}

/** Ages of people; older ones are mistakes, or identify. */
const ageRange = { low: 0, high: 120 }

/**
 * Plausible values of every numeric feature: from the feature, from `ranges`, from the data dictionary, or for ages
 * the default. There is no default for anything else, because bounds decide the fixed-point scale.
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
  if (feature.kind === 'age') return ageRange
  return feature.kind === 'time-to-event' ? riskRange(study) : null
}

/** A time at risk between two days that count from one anchor is never longer than they are apart. */
function riskRange(study: Expanding['study']): Bounds | null {
  const risk = timeAtRiskOf(study)
  if (risk === null || risk.startAnchor !== risk.endAnchor || risk.end < risk.start) return null
  return { low: 0, high: risk.end - risk.start + 1 }
}

function listedRange({ ranges = {} }: Expanding['study'], name: string): Ranged {
  const listed = Object.hasOwn(ranges, name) ? ranges[name] : undefined
  if (listed === undefined) return {}
  return Array.isArray(listed) ? { range: listed } : listed
}

type Ranged = Pick<Shape<'age'>, 'range' | 'outside'>

function ownRange(feature: StudyFeature | undefined): Ranged {
  return feature !== undefined && hasRange(feature)
    ? { range: feature.range, outside: feature.outside }
    : {}
}

type RangedShape =
  Shape<'age'> | Shape<'column'> | Shape<'measurement'> | Shape<'observation'> | Shape<'outcome'>

function hasRange(feature: StudyFeature): feature is RangedShape {
  return ['age', 'column', 'measurement', 'observation', 'outcome'].some((name) => name in feature)
}
