/** What a column that is compared with holds. */
type ComparedKind = 'integer' | 'number' | 'text'

/** What an attribute is compared with. */
export type Place =
  | {
      readonly of: 'event' | 'person' | 'visit' | 'provider' | 'care-site'
      readonly column: string
      readonly kind: ComparedKind
    }
  | { readonly of: 'start' | 'end' | 'length' | 'age-at-start' | 'age-at-end' }
  | { readonly of: 'ratio'; readonly to: 'range_low' | 'range_high' }
  | { readonly of: 'abnormal' }

/** How the member of a criterion is written, and what it looks at. */
export interface Attribute {
  /**
   * concepts: a list of concepts; selection: a concept set with IsExclusion; set: the id of a concept set; numbers
   * with at most four decimals, whole numbers, dates, text, and a plain true or false.
   */
  readonly form: 'concepts' | 'selection' | 'set' | 'number' | 'integer' | 'date' | 'text' | 'flag'
  readonly place: Place
  /** Member that turns a list of concepts around. */
  readonly excludedBy?: string
}

type Attributes = Readonly<Record<string, Attribute>>

const at = (
  of: 'event' | 'person' | 'visit' | 'provider' | 'care-site',
  column: string,
): Place => ({
  of,
  column,
  kind: 'integer',
})

/** Concepts of a column: listed, and as a concept set. */
function concepts(name: string, place: Place, excludable = false): Attributes {
  return {
    [name]: {
      form: 'concepts',
      place,
      ...(excludable ? { excludedBy: `${name}Exclude` } : {}),
    },
    [`${name}CS`]: { form: 'selection', place },
  }
}

const own = (name: string, column: string, excludable = false): Attributes =>
  concepts(name, at('event', column), excludable)
const sets = (columns: Readonly<Record<string, string>>): Attributes =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      { form: 'set', place: at('event', column) },
    ]),
  )
const number = (column: string): Attribute => ({
  form: 'number',
  place: { of: 'event', column, kind: 'number' },
})
const integer = (column: string): Attribute => ({
  form: 'integer',
  place: { of: 'event', column, kind: 'number' },
})
const text = (column: string): Attribute => ({
  form: 'text',
  place: { of: 'event', column, kind: 'text' },
})
const day = (of: 'start' | 'end'): Attribute => ({ form: 'date', place: { of } })
const whole = (of: 'length' | 'age-at-start' | 'age-at-end'): Attribute => ({
  form: 'integer',
  place: { of },
})

const gender = concepts('Gender', at('person', 'gender_concept_id'))
const specialty = concepts('ProviderSpecialty', at('provider', 'specialty_concept_id'))
const visitType = concepts('VisitType', at('visit', 'visit_concept_id'))
const clinical: Attributes = {
  OccurrenceStartDate: day('start'),
  Age: whole('age-at-start'),
  ...gender,
  ...specialty,
  ...visitType,
}
const eras: Attributes = {
  EraStartDate: day('start'),
  EraEndDate: day('end'),
  EraLength: whole('length'),
  AgeAtStart: whole('age-at-start'),
  AgeAtEnd: whole('age-at-end'),
  ...gender,
}
const periods: Attributes = {
  PeriodStartDate: day('start'),
  PeriodEndDate: day('end'),
  PeriodLength: whole('length'),
  AgeAtStart: whole('age-at-start'),
  AgeAtEnd: whole('age-at-end'),
}

/** Members of a demographic criterion; its dates are those of the event it is asked about. */
export const demographicAttributes: Attributes = {
  Age: whole('age-at-start'),
  ...gender,
  ...concepts('Race', at('person', 'race_concept_id')),
  ...concepts('Ethnicity', at('person', 'ethnicity_concept_id')),
  OccurrenceStartDate: day('start'),
  OccurrenceEndDate: day('end'),
}

/** Members of a criterion, by domain, beside those that every domain has. */
export const attributesOf = {
  ConditionOccurrence: {
    ...clinical,
    OccurrenceEndDate: day('end'),
    ...own('ConditionType', 'condition_type_concept_id', true),
    ...own('ConditionStatus', 'condition_status_concept_id'),
    StopReason: text('stop_reason'),
  },
  DrugExposure: {
    ...clinical,
    ...own('DrugType', 'drug_type_concept_id', true),
    ...own('RouteConcept', 'route_concept_id'),
    StopReason: text('stop_reason'),
    Refills: integer('refills'),
    Quantity: number('quantity'),
    DaysSupply: integer('days_supply'),
    LotNumber: text('lot_number'),
  },
  ProcedureOccurrence: {
    ...clinical,
    ...own('ProcedureType', 'procedure_type_concept_id', true),
    ...own('Modifier', 'modifier_concept_id'),
    Quantity: integer('quantity'),
  },
  Measurement: {
    ...clinical,
    ...own('MeasurementType', 'measurement_type_concept_id', true),
    ...own('Operator', 'operator_concept_id'),
    ...own('ValueAsConcept', 'value_as_concept_id'),
    ...own('Unit', 'unit_concept_id'),
    ValueAsNumber: number('value_as_number'),
    RangeLow: number('range_low'),
    RangeHigh: number('range_high'),
    RangeLowRatio: { form: 'number', place: { of: 'ratio', to: 'range_low' } },
    RangeHighRatio: { form: 'number', place: { of: 'ratio', to: 'range_high' } },
    Abnormal: { form: 'flag', place: { of: 'abnormal' } },
  },
  Observation: {
    ...clinical,
    ...own('ObservationType', 'observation_type_concept_id', true),
    ...own('ValueAsConcept', 'value_as_concept_id'),
    ...own('Qualifier', 'qualifier_concept_id'),
    ...own('Unit', 'unit_concept_id'),
    ValueAsNumber: number('value_as_number'),
    ValueAsString: text('value_as_string'),
  },
  DeviceExposure: {
    ...clinical,
    OccurrenceEndDate: day('end'),
    ...own('DeviceType', 'device_type_concept_id', true),
    UniqueDeviceId: text('unique_device_id'),
    Quantity: integer('quantity'),
  },
  VisitOccurrence: {
    OccurrenceStartDate: day('start'),
    OccurrenceEndDate: day('end'),
    ...own('VisitType', 'visit_type_concept_id', true),
    VisitLength: whole('length'),
    Age: whole('age-at-start'),
    ...gender,
    ...specialty,
    ...concepts('PlaceOfService', at('care-site', 'place_of_service_concept_id')),
  },
  VisitDetail: {
    VisitDetailStartDate: day('start'),
    VisitDetailEndDate: day('end'),
    VisitDetailTypeCS: { form: 'selection', place: at('event', 'visit_detail_type_concept_id') },
    VisitDetailLength: whole('length'),
    // Circe takes the age at the end of a visit detail, and only there (VisitDetailSqlBuilder).
    Age: whole('age-at-end'),
    GenderCS: { form: 'selection', place: at('person', 'gender_concept_id') },
    ProviderSpecialtyCS: { form: 'selection', place: at('provider', 'specialty_concept_id') },
    PlaceOfServiceCS: {
      form: 'selection',
      place: at('care-site', 'place_of_service_concept_id'),
    },
  },
  Death: {
    OccurrenceStartDate: day('start'),
    ...own('DeathType', 'death_type_concept_id', true),
    Age: whole('age-at-start'),
    ...gender,
  },
  Specimen: {
    OccurrenceStartDate: day('start'),
    ...own('SpecimenType', 'specimen_type_concept_id', true),
    ...own('Unit', 'unit_concept_id'),
    ...own('AnatomicSite', 'anatomic_site_concept_id'),
    ...own('DiseaseStatus', 'disease_status_concept_id'),
    Quantity: number('quantity'),
    SourceId: text('specimen_source_id'),
    Age: whole('age-at-start'),
    ...gender,
  },
  ConditionEra: { ...eras, OccurrenceCount: integer('condition_occurrence_count') },
  DrugEra: { ...eras, OccurrenceCount: integer('drug_exposure_count') },
  DoseEra: { ...eras, ...own('Unit', 'unit_concept_id'), DoseValue: number('dose_value') },
  ObservationPeriod: { ...periods, ...own('PeriodType', 'period_type_concept_id') },
  PayerPlanPeriod: {
    ...periods,
    ...gender,
    ...sets({
      PayerConcept: 'payer_concept_id',
      PlanConcept: 'plan_concept_id',
      SponsorConcept: 'sponsor_concept_id',
      StopReasonConcept: 'stop_reason_concept_id',
      PayerSourceConcept: 'payer_source_concept_id',
      PlanSourceConcept: 'plan_source_concept_id',
      SponsorSourceConcept: 'sponsor_source_concept_id',
      StopReasonSourceConcept: 'stop_reason_source_concept_id',
    }),
  },
} as const satisfies Readonly<Record<string, Attributes>>
