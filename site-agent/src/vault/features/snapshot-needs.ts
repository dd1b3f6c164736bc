import { byKind, SampanError, type ByKind, type Manifest, type RecordDomain } from '@sampan/shared'
import { populationNeeds, type StudyCohort } from '../cohort/study-cohorts.ts'
import { cutAt, mergeNeeds } from '../omop/needs.ts'
import type { Source, TableNeed } from '../omop/source.ts'
import { ancestorNeed, eventNeed } from '../omop/tables.ts'
import { scoreNeeds } from './comorbidity.ts'
import { observationNeed } from './observed-days.ts'
import { personColumnNeed } from './persons.ts'
import { rangeGroupNeed } from './range-groups.ts'
import { registryNeed } from './registry-columns.ts'

/**
 * The tables, columns and concepts that the matrix of a study is made from, as they stood on its as-of day; also what
 * `check` looks at.
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
  const needs = mergeNeeds([
    ...populationNeeds(manifest, cohorts),
    ...manifest.features.flatMap((feature) => byKind(feature, featureNeeds)),
  ])
  return needs.map((need) => cutAt(need, manifest.population.asOf))
}

const nothing = (): readonly TableNeed[] => []

/** What a feature looks at beside the columns of `person` that every population needs. */
const featureNeeds: ByKind<readonly TableNeed[]> = {
  age: nothing,
  'age-group': nothing,
  sex: nothing,
  'index-year': nothing,
  'index-month': nothing,
  race: ({ kind }) => [personColumnNeed(kind)],
  ethnicity: ({ kind }) => [personColumnNeed(kind)],
  'observed-days': () => [observationNeed],
  presence: ({ domain, concepts, descendants }) => recordNeeds(domain, concepts, descendants),
  count: ({ domain, concepts }) =>
    concepts === null
      ? [eventNeed(domain, false, null)]
      : recordNeeds(domain, concepts.ids, concepts.descendants),
  value: ({ domain, concept }) => [eventNeed(domain, true, { concepts: [concept], ancestors: [] })],
  'range-group': (feature) => [rangeGroupNeed(feature)],
  score: (feature) => scoreNeeds(feature),
  outcome: nothing,
  'outcome-count': nothing,
  'time-to-event': nothing,
  treatment: nothing,
  site: nothing,
  column: () => {
    throw new SampanError('feature-not-built', { feature: 'column', model: 'omop' })
  },
}

function recordNeeds(
  domain: RecordDomain,
  concepts: readonly number[],
  descendants: boolean,
): readonly TableNeed[] {
  const events = eventNeed(domain, false, { concepts, ancestors: descendants ? concepts : [] })
  return descendants ? [ancestorNeed(concepts), events] : [events]
}
