import { fault } from './fault.ts'
import { covariateOf, isCovariate, listOf } from './expand-covariates.ts'
import type { Expanding } from './expanding.ts'
import type { Feature } from './parts.ts'
import { repeated } from './repeated.ts'
import type { StudyFile } from './study-file.ts'
import { presenceDomains, type StudyFeature } from './study-parts.ts'

/** OMOP gender concepts. */
const sexes = { male: 8507, female: 8532 } as const

/** Features in the order of the file, which is the order of columns. A list stands for a feature of each concept. */
export function expandFeatures(expanding: Expanding): Feature[] {
  const { study, faults } = expanding
  const made = Object.entries(study.features).flatMap(([key, feature]) =>
    ('list' in feature ? listOf(feature) : [featureOf(expanding, key, feature)]).map((each) => ({
      key,
      feature: each,
    })),
  )
  for (const k of repeated(made.map(({ feature }) => feature.name))) {
    const { key = '', feature } = made[k] ?? {}
    const name = feature?.name ?? ''
    faults.push(fault('study-invalid', ['features', key], 'fault.repeated', { name }))
  }
  return made.map(({ feature }) => feature)
}

function featureOf(
  { study }: Expanding,
  name: string,
  feature: Exclude<StudyFeature, Shape<'list'>>,
): Feature {
  if ('age' in feature) return { name, kind: 'age', at: ageAt(feature.age) }
  if ('sex' in feature) {
    const concept = typeof feature.sex === 'number' ? feature.sex : sexes[feature.sex]
    return { name, kind: 'sex', concept }
  }
  if ('column' in feature) return columnOf(name, feature)
  if ('outcome' in feature) return { name, kind: outcomeKinds[feature.outcome] }
  if ('treatment' in feature) return { name, kind: 'treatment' }
  if ('site' in feature) return { name, kind: 'site', levels: siteNames(study) }
  if ('measurement' in feature)
    return valueOf(name, feature, { domain: 'measurement', concept: feature.measurement })
  if ('observation' in feature)
    return valueOf(name, feature, { domain: 'observation', concept: feature.observation })
  return isCovariate(feature) ? covariateOf(name, feature) : presenceOf(name, feature)
}

/** Of the participants, in the order in which a manifest has them. */
function siteNames({ sites }: StudyFile): string[] {
  const names = sites.map((entry) => (typeof entry === 'string' ? entry : entry.site))
  return [...new Set(names)].sort()
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
  | Shape<'visit'>
  | Shape<'conditionEra'>
  | Shape<'drugEra'>
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
  if ('visit' in feature) return ['visit', feature.visit]
  if ('conditionEra' in feature) return ['conditionEra', feature.conditionEra]
  if ('drugEra' in feature) return ['drugEra', feature.drugEra]
  if ('measured' in feature) return ['measured', feature.measured]
  return ['observed', feature.observed]
}
