import { attributesOf, type Attribute } from './attributes.ts'

export type DomainName =
  | 'ConditionOccurrence'
  | 'DrugExposure'
  | 'ProcedureOccurrence'
  | 'Measurement'
  | 'Observation'
  | 'DeviceExposure'
  | 'VisitOccurrence'
  | 'VisitDetail'
  | 'Death'
  | 'Specimen'
  | 'ConditionEra'
  | 'DrugEra'
  | 'DoseEra'
  | 'ObservationPeriod'
  | 'PayerPlanPeriod'

/** Where an event's end is: a column, or the day after its start. */
interface End {
  readonly column: string | null
  /** Days from the start when the column is null. */
  readonly supply?: string
  /** Eras, visits and periods have an end or none; other events without an end last one day. */
  readonly required?: true
}

/** How Circe reads one kind of event from the OMOP CDM, 5.3 and 5.4 alike. */
export interface EventDomain {
  readonly table: string
  readonly id: string
  /** Column of CodesetId; null when a criterion of this domain has none. */
  readonly concept: string | null
  /** Name of the criterion's member for the source concept set, and its column. */
  readonly source: readonly [member: string, column: string] | null
  readonly start: string
  readonly end: End
  /** False where Circe gives events of the domain no visit. */
  readonly visit: boolean
  /** False where the criterion has no member First. */
  readonly first: boolean
  readonly adjustable: boolean
  /** The criterion may replace the dates by a fixed period. */
  readonly period: boolean
  /** Columns that a distinct count may be over, besides the dates: CountColumn -> column, or days between the dates. */
  readonly distinct: Readonly<Record<string, string>>
  readonly attributes: Readonly<Record<string, Attribute>>
}

const event = { visit: true, first: true, adjustable: true, period: false } as const
const era = { ...event, visit: false, source: null } as const
const spell = { ...era, concept: null, period: true } as const

export const eventDomains: Readonly<Record<DomainName, EventDomain>> = {
  ConditionOccurrence: {
    ...event,
    table: 'condition_occurrence',
    id: 'condition_occurrence_id',
    concept: 'condition_concept_id',
    source: ['ConditionSourceConcept', 'condition_source_concept_id'],
    start: 'condition_start_date',
    end: { column: 'condition_end_date' },
    distinct: { DOMAIN_CONCEPT: 'condition_concept_id', DURATION: 'length' },
    attributes: attributesOf.ConditionOccurrence,
  },
  DrugExposure: {
    ...event,
    table: 'drug_exposure',
    id: 'drug_exposure_id',
    concept: 'drug_concept_id',
    source: ['DrugSourceConcept', 'drug_source_concept_id'],
    start: 'drug_exposure_start_date',
    end: { column: 'drug_exposure_end_date', supply: 'days_supply' },
    distinct: {
      DOMAIN_CONCEPT: 'drug_concept_id',
      DURATION: 'length',
      DAYS_SUPPLY: 'days_supply',
      QUANTITY: 'quantity',
      REFILLS: 'refills',
    },
    attributes: attributesOf.DrugExposure,
  },
  ProcedureOccurrence: {
    ...event,
    table: 'procedure_occurrence',
    id: 'procedure_occurrence_id',
    concept: 'procedure_concept_id',
    source: ['ProcedureSourceConcept', 'procedure_source_concept_id'],
    start: 'procedure_date',
    end: { column: null },
    distinct: { DOMAIN_CONCEPT: 'procedure_concept_id', QUANTITY: 'quantity' },
    attributes: attributesOf.ProcedureOccurrence,
  },
  Measurement: {
    ...event,
    table: 'measurement',
    id: 'measurement_id',
    concept: 'measurement_concept_id',
    source: ['MeasurementSourceConcept', 'measurement_source_concept_id'],
    start: 'measurement_date',
    end: { column: null },
    distinct: {
      DOMAIN_CONCEPT: 'measurement_concept_id',
      VALUE_AS_NUMBER: 'value_as_number',
      RANGE_LOW: 'range_low',
      RANGE_HIGH: 'range_high',
    },
    attributes: attributesOf.Measurement,
  },
  Observation: {
    ...event,
    table: 'observation',
    id: 'observation_id',
    concept: 'observation_concept_id',
    source: ['ObservationSourceConcept', 'observation_source_concept_id'],
    start: 'observation_date',
    end: { column: null },
    distinct: { DOMAIN_CONCEPT: 'observation_concept_id', VALUE_AS_NUMBER: 'value_as_number' },
    attributes: attributesOf.Observation,
  },
  DeviceExposure: {
    ...event,
    table: 'device_exposure',
    id: 'device_exposure_id',
    concept: 'device_concept_id',
    source: ['DeviceSourceConcept', 'device_source_concept_id'],
    start: 'device_exposure_start_date',
    end: { column: 'device_exposure_end_date' },
    distinct: { DOMAIN_CONCEPT: 'device_concept_id', DURATION: 'length', QUANTITY: 'quantity' },
    attributes: attributesOf.DeviceExposure,
  },
  VisitOccurrence: {
    ...event,
    table: 'visit_occurrence',
    id: 'visit_occurrence_id',
    concept: 'visit_concept_id',
    source: ['VisitSourceConcept', 'visit_source_concept_id'],
    start: 'visit_start_date',
    end: { column: 'visit_end_date', required: true },
    distinct: { DOMAIN_CONCEPT: 'visit_concept_id', DURATION: 'length' },
    attributes: attributesOf.VisitOccurrence,
  },
  VisitDetail: {
    ...event,
    table: 'visit_detail',
    id: 'visit_detail_id',
    concept: 'visit_detail_concept_id',
    source: ['VisitDetailSourceConcept', 'visit_detail_source_concept_id'],
    start: 'visit_detail_start_date',
    end: { column: 'visit_detail_end_date', required: true },
    distinct: { DOMAIN_CONCEPT: 'visit_detail_concept_id', DURATION: 'length' },
    attributes: attributesOf.VisitDetail,
  },
  Death: {
    ...event,
    table: 'death',
    id: 'person_id',
    concept: 'cause_concept_id',
    source: ['DeathSourceConcept', 'cause_source_concept_id'],
    start: 'death_date',
    end: { column: null },
    visit: false,
    first: false,
    distinct: {},
    attributes: attributesOf.Death,
  },
  Specimen: {
    ...era,
    table: 'specimen',
    id: 'specimen_id',
    concept: 'specimen_concept_id',
    start: 'specimen_date',
    end: { column: null },
    adjustable: false,
    distinct: { DOMAIN_CONCEPT: 'specimen_concept_id' },
    attributes: attributesOf.Specimen,
  },
  ConditionEra: {
    ...era,
    table: 'condition_era',
    id: 'condition_era_id',
    concept: 'condition_concept_id',
    start: 'condition_era_start_date',
    end: { column: 'condition_era_end_date', required: true },
    distinct: {
      DOMAIN_CONCEPT: 'condition_concept_id',
      DURATION: 'length',
      ERA_OCCURRENCES: 'condition_occurrence_count',
    },
    attributes: attributesOf.ConditionEra,
  },
  DrugEra: {
    ...era,
    table: 'drug_era',
    id: 'drug_era_id',
    concept: 'drug_concept_id',
    start: 'drug_era_start_date',
    end: { column: 'drug_era_end_date', required: true },
    distinct: {
      DOMAIN_CONCEPT: 'drug_concept_id',
      DURATION: 'length',
      ERA_OCCURRENCES: 'drug_exposure_count',
      GAP_DAYS: 'gap_days',
    },
    attributes: attributesOf.DrugEra,
  },
  DoseEra: {
    ...era,
    table: 'dose_era',
    id: 'dose_era_id',
    concept: 'drug_concept_id',
    start: 'dose_era_start_date',
    end: { column: 'dose_era_end_date', required: true },
    distinct: {
      DOMAIN_CONCEPT: 'drug_concept_id',
      DURATION: 'length',
      UNIT: 'unit_concept_id',
      VALUE_AS_NUMBER: 'dose_value',
    },
    attributes: attributesOf.DoseEra,
  },
  ObservationPeriod: {
    ...spell,
    table: 'observation_period',
    id: 'observation_period_id',
    start: 'observation_period_start_date',
    end: { column: 'observation_period_end_date', required: true },
    distinct: { DOMAIN_CONCEPT: 'period_type_concept_id' },
    attributes: attributesOf.ObservationPeriod,
  },
  PayerPlanPeriod: {
    ...spell,
    table: 'payer_plan_period',
    id: 'payer_plan_period_id',
    start: 'payer_plan_period_start_date',
    end: { column: 'payer_plan_period_end_date', required: true },
    distinct: { DOMAIN_CONCEPT: 'payer_concept_id' },
    attributes: attributesOf.PayerPlanPeriod,
  },
}
