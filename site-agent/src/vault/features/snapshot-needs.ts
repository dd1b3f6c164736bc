import { SampanError, type Feature, type Manifest } from '@sampan/shared'
import { populationNeeds, type StudyCohort } from '../cohort/study-cohorts.ts'
import { mergeNeeds } from '../omop/needs.ts'
import type { Source, TableNeed } from '../omop/source.ts'
import { ancestorNeed, eventNeed } from '../omop/tables.ts'
import { registryNeed } from './registry-columns.ts'

/**
 * The tables, columns and concepts that the matrix of a study is made from; also what `check` looks at.
 * @throws SampanError feature-not-built, source-not-omop or source-table-missing for the wrong kind of source,
 * dictionary-invalid, source-column-missing, source-type-wrong
 */
export function snapshotNeeds(
  source: Source,
  manifest: Manifest,
  cohorts: readonly StudyCohort[],
): readonly TableNeed[] {
  const { data } = manifest
  if (data.model === 'registry') {
    if (source.kind !== 'registry-table')
      throw new SampanError('source-table-missing', { table: data.table })
    return [registryNeed(manifest, source.dictionary(data.table))]
  }
  if (source.kind === 'registry-table') throw new SampanError('source-not-omop')
  return mergeNeeds([
    ...populationNeeds(manifest, cohorts),
    ...manifest.features.flatMap(featureNeeds),
  ])
}

function featureNeeds(feature: Feature): readonly TableNeed[] {
  switch (feature.kind) {
    case 'age':
    case 'sex':
    case 'outcome':
    case 'outcome-count':
    case 'time-to-event':
    case 'treatment':
      return []
    case 'presence': {
      const { concepts, descendants, domain } = feature
      const ancestors = descendants ? concepts : []
      const events = eventNeed(domain, false, { concepts, ancestors })
      return descendants ? [ancestorNeed(concepts), events] : [events]
    }
    case 'value':
      return [eventNeed(feature.domain, true, { concepts: [feature.concept], ancestors: [] })]
    case 'column':
      throw new SampanError('feature-not-built', { feature: 'column', model: 'omop' })
  }
}
