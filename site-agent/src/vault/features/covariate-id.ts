import { invariant, type Feature } from '@sampan/shared'
import type { Domain } from '../omop/tables.ts'
import type { Window } from './windows.ts'

/** FeatureExtraction's prespecified analyses for `<Domain>Occurrence` at any time prior; the windows follow it. */
const presenceAnalyses: Readonly<Record<Domain, number>> = {
  condition: 101,
  drug: 301,
  procedure: 501,
  device: 601,
  measurement: 701,
  observation: 801,
}

/** `MeasurementValue` and `ObservationValue` at any time prior. */
const valueAnalyses = { measurement: 705, observation: 809 } as const

const windowOffsets: Readonly<Record<Window, number>> = { any: 0, long: 1, medium: 2, short: 3 }

/**
 * The covariateId that OHDSI's FeatureExtraction gives the same column, so that results can be set beside those of
 * its users: conceptId * 1000 + analysisId (DomainConcept.sql, DemographicsGender.sql), 1000 + 2 for age in years
 * (DemographicsAge.sql), and conceptId * 10^6 + (unitId mod 1000) * 1000 + analysisId for values
 * (DomainValueAsNumber.sql; no unit counts as 0). A presence of several concepts goes by the first: FeatureExtraction
 * knows only one concept per column. Null for registry columns and for what the population says, which it does not know. Below 2^53 for every concept.
 */
export function covariateId(feature: Feature): number | null {
  switch (feature.kind) {
    case 'age':
      return 1002
    case 'sex':
      return feature.concept * 1000 + 1
    case 'presence': {
      const [concept] = feature.concepts
      invariant(concept !== undefined, 'a presence has concepts')
      return concept * 1000 + presenceAnalyses[feature.domain] + windowOffsets[feature.window]
    }
    case 'value': {
      const analysis = valueAnalyses[feature.domain] + windowOffsets[feature.window]
      return feature.concept * 1_000_000 + ((feature.unit ?? 0) % 1000) * 1000 + analysis
    }
    case 'column':
    case 'outcome':
    case 'outcome-count':
    case 'time-to-event':
    case 'treatment':
      return null
  }
}
