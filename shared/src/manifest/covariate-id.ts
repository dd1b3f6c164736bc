import { invariant } from '../errors/sampan-error.ts'
import { byKind, type ByKind, type FeatureOf } from './by-kind.ts'
import { ageGroups } from './covariates.ts'
import type { RecordDomain } from './elements.ts'
import type { Feature } from './parts.ts'

type Window = FeatureOf<'presence'>['window']

/** FeatureExtraction's prespecified analyses at any time prior; the windows follow it. None for the presence of visits. */
const presenceAnalyses: Readonly<Record<RecordDomain, number | null>> = {
  condition: 101,
  'condition-era': 201,
  drug: 301,
  'drug-era': 401,
  procedure: 501,
  device: 601,
  measurement: 701,
  observation: 801,
  visit: null,
}

/** `MeasurementValue` and `ObservationValue` at any time prior; `MeasurementRangeGroup`. */
const valueAnalyses = { measurement: 705, observation: 809 } as const
const rangeGroupAnalysis = 709
const groupNumbers = { below: 1, within: 2, above: 3 } as const

/** `Distinct...Count` in the long window (ConceptCounts.sql); the medium and the short follow it. */
const distinctAnalyses: Readonly<Partial<Record<RecordDomain, number>>> = {
  'condition-era': 905,
  'drug-era': 908,
  procedure: 911,
  measurement: 914,
  observation: 917,
}
/** `VisitCount` and, for one visit concept, `VisitConceptCount`. */
const visitAnalyses = { every: 920, one: 923 } as const

const scoreIds = { charlson: 1901, cha2ds2vasc: 1904 } as const
const windowOffsets: Readonly<Record<Window, number>> = { any: 0, long: 1, medium: 2, short: 3 }

/**
 * The covariateId that OHDSI's FeatureExtraction gives the same column, so that results can be set beside those of
 * its users: conceptId * 1000 + analysisId (DomainConcept.sql, DemographicsGender.sql and its like), 1000 + analysisId
 * without a concept (ages, days, counts, scores), conceptId * 10^6 + (unitId mod 1000) * 1000 + analysisId for values
 * (DomainValueAsNumber.sql; no unit counts as 0), conceptId * 10^4 + group * 1000 + analysisId for range groups
 * (MeasurementRangeGroup.sql). A presence of several concepts goes by the first: FeatureExtraction knows one concept
 * per column. Null where it has no such column, as for what the population says, and for categories, whose levels have ids of their own. Below 2^53
 * for every concept.
 */
export function covariateId(feature: Feature): number | null {
  return byKind(feature, ids)
}

const ids: ByKind<number | null> = {
  age: () => 1002,
  sex: ({ concept }) => concept * 1000 + 1,
  race: ({ concept }) => concept * 1000 + 4,
  ethnicity: ({ concept }) => concept * 1000 + 5,
  'observed-days': ({ side }) => (side === 'before' ? 1008 : 1009),
  presence: presenceId,
  value: ({ concept, domain, unit, window }) =>
    concept * 1_000_000 +
    ((unit ?? 0) % 1000) * 1000 +
    (valueAnalyses[domain] + windowOffsets[window]),
  'range-group': ({ concept, group, window }) =>
    concept * 10_000 + groupNumbers[group] * 1000 + rangeGroupAnalysis + windowOffsets[window],
  count: countId,
  score: ({ score }) => scoreIds[score],
  'age-group': () => null,
  'index-year': () => null,
  'index-month': () => null,
  column: () => null,
  site: () => null,
  outcome: () => null,
  'outcome-count': () => null,
  'time-to-event': () => null,
  treatment: () => null,
}

function presenceId({ concepts, domain, window }: FeatureOf<'presence'>): number | null {
  const [concept] = concepts
  const analysis = presenceAnalyses[domain]
  invariant(concept !== undefined, 'a presence has concepts')
  return analysis === null ? null : concept * 1000 + analysis + windowOffsets[window]
}

/** FeatureExtraction counts no more than this: no time before the windows, and concepts apart for visits alone. */
function countId({ domain, counted, concepts, window }: FeatureOf<'count'>): number | null {
  if (window === 'any') return null
  const offset = windowOffsets[window] - 1
  if (counted === 'concepts') {
    const analysis = distinctAnalyses[domain]
    return analysis === undefined || concepts !== null ? null : 1000 + analysis + offset
  }
  if (domain !== 'visit') return null
  if (concepts === null) return 1000 + visitAnalyses.every + offset
  const [concept, another] = concepts.ids
  if (concept === undefined || another !== undefined || concepts.descendants) return null
  return concept * 1000 + visitAnalyses.one + offset
}

/**
 * The covariateId of one level of a category: age group (5-year group * 1000 + 3), index year (year * 1000 + 6) or
 * index month (month * 1000 + 7). Null for other categories.
 */
export function levelCovariateId(feature: Feature, level: string): number | null {
  switch (feature.kind) {
    case 'age-group':
      return ageGroups.indexOf(level) * 1000 + 3
    case 'index-year':
      return Number(level) * 1000 + 6
    case 'index-month':
      return Number(level) * 1000 + 7
    default:
      return null
  }
}
