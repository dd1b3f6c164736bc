import type { RecordDomain } from '@sampan/shared'
import type { ColumnKind, ColumnNeed, ConceptFilter, ConceptId, TableNeed } from './source.ts'

/** Where the OMOP CDM (5.3 and 5.4 alike) keeps the events of a domain. */
export interface DomainTable {
  readonly table: string
  readonly id: string
  readonly concept: string
  /** The day an event starts. */
  readonly date: string
  /** The day a visit or an era ends; nothing else is asked how long it lasted. */
  readonly end?: string
}

export const domainTables: Readonly<Record<RecordDomain, DomainTable>> = {
  condition: {
    table: 'condition_occurrence',
    id: 'condition_occurrence_id',
    concept: 'condition_concept_id',
    date: 'condition_start_date',
  },
  drug: {
    table: 'drug_exposure',
    id: 'drug_exposure_id',
    concept: 'drug_concept_id',
    date: 'drug_exposure_start_date',
  },
  procedure: {
    table: 'procedure_occurrence',
    id: 'procedure_occurrence_id',
    concept: 'procedure_concept_id',
    date: 'procedure_date',
  },
  measurement: {
    table: 'measurement',
    id: 'measurement_id',
    concept: 'measurement_concept_id',
    date: 'measurement_date',
  },
  observation: {
    table: 'observation',
    id: 'observation_id',
    concept: 'observation_concept_id',
    date: 'observation_date',
  },
  device: {
    table: 'device_exposure',
    id: 'device_exposure_id',
    concept: 'device_concept_id',
    date: 'device_exposure_start_date',
  },
  visit: {
    table: 'visit_occurrence',
    id: 'visit_occurrence_id',
    concept: 'visit_concept_id',
    date: 'visit_start_date',
    end: 'visit_end_date',
  },
  'condition-era': {
    table: 'condition_era',
    id: 'condition_era_id',
    concept: 'condition_concept_id',
    date: 'condition_era_start_date',
    end: 'condition_era_end_date',
  },
  'drug-era': {
    table: 'drug_era',
    id: 'drug_era_id',
    concept: 'drug_concept_id',
    date: 'drug_era_start_date',
    end: 'drug_era_end_date',
  },
}

/** The name under which our SQL sees the events of a domain. Events have the same column names in every domain. */
export function eventsOf(domain: RecordDomain): string {
  return `${domain.replaceAll('-', '_')}_event`
}

const column = (name: string, kind: ColumnKind, as = name): ColumnNeed => ({ name, kind, as })

export const personNeed: TableNeed = {
  table: 'person',
  as: 'person',
  columns: [
    column('person_id', 'id'),
    column('year_of_birth', 'integer'),
    column('gender_concept_id', 'integer'),
  ],
}

/**
 * Events of a domain as `<domain>_event` (person_id, concept_id, event_date), with `values` also (event_id, value,
 * unit_concept_id), and event_end where the domain has one; of the concepts in `keep` only.
 */
export function eventNeed(
  domain: RecordDomain,
  values: boolean,
  keep: Omit<ConceptFilter, 'column'> | null,
): TableNeed {
  const place = domainTables[domain]
  const plain = [
    column('person_id', 'id'),
    column(place.concept, 'integer', 'concept_id'),
    column(place.date, 'date', 'event_date'),
    ...(place.end === undefined ? [] : [column(place.end, 'date', 'event_end')]),
  ]
  const valued = [
    column(place.id, 'id', 'event_id'),
    column('value_as_number', 'number', 'value'),
    column('unit_concept_id', 'integer'),
  ]
  const need = { table: place.table, as: eventsOf(domain) }
  const columns = values ? [...plain, ...valued] : plain
  return keep === null
    ? { ...need, columns }
    : { ...need, columns, keep: { column: 'concept_id', ...keep } }
}

/** concept_ancestor below the given ancestors. */
export function ancestorNeed(ancestors: readonly ConceptId[]): TableNeed {
  return {
    table: 'concept_ancestor',
    as: 'concept_ancestor',
    columns: [column('ancestor_concept_id', 'integer'), column('descendant_concept_id', 'integer')],
    keep: { column: 'ancestor_concept_id', concepts: ancestors, ancestors: [] },
  }
}

/** The tables that a first look at a source goes through, when no study says what it needs. */
export const coreNeeds: readonly TableNeed[] = [
  personNeed,
  {
    table: 'observation_period',
    as: 'observation_period',
    columns: [
      column('observation_period_id', 'id', 'event_id'),
      column('person_id', 'id'),
      column('observation_period_start_date', 'date', 'event_date'),
    ],
  },
  ...(['condition', 'drug', 'procedure', 'device'] as const).map((domain) => withId(domain)),
  eventNeed('measurement', true, null),
  eventNeed('observation', true, null),
]

function withId(domain: RecordDomain): TableNeed {
  const need = eventNeed(domain, false, null)
  return { ...need, columns: [...need.columns, column(domainTables[domain].id, 'id', 'event_id')] }
}
