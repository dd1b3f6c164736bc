import type { z } from 'zod'
import { covariateId } from './covariate-id.ts'
import { ageGroups } from './covariates.ts'
import type { Feature } from './parts.ts'
import type { studyCovariateShapes } from './study-covariates.ts'
import type { StudyFeature } from './study-parts.ts'

type Covariate = z.infer<(typeof studyCovariateShapes)[number]>
type Shape<K extends string> = Extract<Covariate, Readonly<Record<K, unknown>>>
type Single = Exclude<Covariate, Shape<'list'>>

const leading: readonly string[] = [
  'ageGroup',
  'indexYear',
  'indexMonth',
  'race',
  'ethnicity',
  'observedDays',
  'count',
  'rangeGroup',
  'score',
]

export function isCovariate(feature: StudyFeature): feature is Single {
  return Object.keys(feature).some((key) => leading.includes(key))
}

/** A feature of FeatureExtraction's with every setting. */
export function covariateOf(name: string, feature: Single): Feature {
  if ('ageGroup' in feature) return { name, kind: 'age-group', levels: groupsOf(feature.ageGroup) }
  if ('indexYear' in feature)
    return { name, kind: 'index-year', levels: yearsOf(feature.indexYear) }
  if ('indexMonth' in feature) return { name, kind: 'index-month' }
  if ('race' in feature) return { name, kind: 'race', concept: feature.race }
  if ('ethnicity' in feature) return { name, kind: 'ethnicity', concept: feature.ethnicity }
  if ('observedDays' in feature) return { name, kind: 'observed-days', side: feature.observedDays }
  if ('count' in feature) return countOf(name, feature)
  if ('score' in feature) return { name, kind: 'score', score: feature.score }
  const { rangeGroup: group, of: concept, window = 'any' } = feature
  return { name, kind: 'range-group', concept, group, window }
}

function groupsOf([from, to]: readonly [number, number]): string[] {
  return ageGroups.slice(Math.floor(from / 5), Math.floor(to / 5) + 1)
}

function yearsOf([from, to]: readonly [number, number]): string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => String(from + k))
}

function countOf(name: string, feature: Shape<'count'>): Feature {
  const { count: domain, of: counted = 'records', window = 'any', concepts: asked = null } = feature
  const ids = typeof asked === 'number' ? [asked] : asked
  const concepts = ids === null ? null : { ids, descendants: feature.descendants ?? true }
  return { name, kind: 'count', counted, domain, concepts, window }
}

/** A presence of every concept of a list. Where FeatureExtraction has no id, the name is that of the concept. */
export function listOf(feature: Shape<'list'>): readonly Feature[] {
  const { list: domain, concepts, descendants = false, window = 'any' } = feature
  return concepts.map((concept) => {
    const made = (name: string): Feature => ({
      name,
      kind: 'presence',
      domain,
      concepts: [concept],
      descendants,
      window,
    })
    return made(`c${covariateId(made('x')) ?? concept}`)
  })
}
