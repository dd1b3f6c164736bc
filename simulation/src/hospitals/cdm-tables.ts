import { before54, type CdmColumn, type CdmVersion } from './cdm-versions.ts'

/**
 * The tables of OMOP CDM 5.4 that generated hospitals have, with every column (OHDSI, OMOP_CDMv5.4_Field_Level.csv);
 * `!` marks the required ones. Ids are 64-bit: real ones exceed what a binary64 holds.
 */
export const cdmTables = {
  person: `
    person_id bigint!, gender_concept_id integer!, year_of_birth integer!, month_of_birth
    integer, day_of_birth integer, birth_datetime timestamp, race_concept_id integer!,
    ethnicity_concept_id integer!, location_id bigint, provider_id bigint, care_site_id bigint,
    person_source_value varchar, gender_source_value varchar, gender_source_concept_id integer,
    race_source_value varchar, race_source_concept_id integer, ethnicity_source_value varchar,
    ethnicity_source_concept_id integer`,
  observation_period: `
    observation_period_id bigint!, person_id bigint!, observation_period_start_date date!,
    observation_period_end_date date!, period_type_concept_id integer!`,
  visit_occurrence: `
    visit_occurrence_id bigint!, person_id bigint!, visit_concept_id integer!, visit_start_date
    date!, visit_start_datetime timestamp, visit_end_date date!, visit_end_datetime timestamp,
    visit_type_concept_id integer!, provider_id bigint, care_site_id bigint, visit_source_value
    varchar, visit_source_concept_id integer, admitted_from_concept_id integer,
    admitted_from_source_value varchar, discharged_to_concept_id integer,
    discharged_to_source_value varchar, preceding_visit_occurrence_id bigint`,
  visit_detail: `
    visit_detail_id bigint!, person_id bigint!, visit_detail_concept_id integer!,
    visit_detail_start_date date!, visit_detail_start_datetime timestamp, visit_detail_end_date
    date!, visit_detail_end_datetime timestamp, visit_detail_type_concept_id integer!,
    provider_id bigint, care_site_id bigint, visit_detail_source_value varchar,
    visit_detail_source_concept_id integer, admitted_from_concept_id integer,
    admitted_from_source_value varchar, discharged_to_source_value varchar,
    discharged_to_concept_id integer, preceding_visit_detail_id bigint, parent_visit_detail_id
    bigint, visit_occurrence_id bigint!`,
  condition_occurrence: `
    condition_occurrence_id bigint!, person_id bigint!, condition_concept_id integer!,
    condition_start_date date!, condition_start_datetime timestamp, condition_end_date date,
    condition_end_datetime timestamp, condition_type_concept_id integer!,
    condition_status_concept_id integer, stop_reason varchar, provider_id bigint,
    visit_occurrence_id bigint, visit_detail_id bigint, condition_source_value varchar,
    condition_source_concept_id integer, condition_status_source_value varchar`,
  drug_exposure: `
    drug_exposure_id bigint!, person_id bigint!, drug_concept_id integer!,
    drug_exposure_start_date date!, drug_exposure_start_datetime timestamp,
    drug_exposure_end_date date!, drug_exposure_end_datetime timestamp, verbatim_end_date date,
    drug_type_concept_id integer!, stop_reason varchar, refills integer, quantity double,
    days_supply integer, sig varchar, route_concept_id integer, lot_number varchar, provider_id
    bigint, visit_occurrence_id bigint, visit_detail_id bigint, drug_source_value varchar,
    drug_source_concept_id integer, route_source_value varchar, dose_unit_source_value varchar`,
  procedure_occurrence: `
    procedure_occurrence_id bigint!, person_id bigint!, procedure_concept_id integer!,
    procedure_date date!, procedure_datetime timestamp, procedure_end_date date,
    procedure_end_datetime timestamp, procedure_type_concept_id integer!, modifier_concept_id
    integer, quantity integer, provider_id bigint, visit_occurrence_id bigint, visit_detail_id
    bigint, procedure_source_value varchar, procedure_source_concept_id integer,
    modifier_source_value varchar`,
  device_exposure: `
    device_exposure_id bigint!, person_id bigint!, device_concept_id integer!,
    device_exposure_start_date date!, device_exposure_start_datetime timestamp,
    device_exposure_end_date date, device_exposure_end_datetime timestamp,
    device_type_concept_id integer!, unique_device_id varchar, production_id varchar, quantity
    integer, provider_id bigint, visit_occurrence_id bigint, visit_detail_id bigint,
    device_source_value varchar, device_source_concept_id integer, unit_concept_id integer,
    unit_source_value varchar, unit_source_concept_id integer`,
  measurement: `
    measurement_id bigint!, person_id bigint!, measurement_concept_id integer!, measurement_date
    date!, measurement_datetime timestamp, measurement_time varchar, measurement_type_concept_id
    integer!, operator_concept_id integer, value_as_number double, value_as_concept_id integer,
    unit_concept_id integer, range_low double, range_high double, provider_id bigint,
    visit_occurrence_id bigint, visit_detail_id bigint, measurement_source_value varchar,
    measurement_source_concept_id integer, unit_source_value varchar, unit_source_concept_id
    integer, value_source_value varchar, measurement_event_id bigint,
    meas_event_field_concept_id integer`,
  observation: `
    observation_id bigint!, person_id bigint!, observation_concept_id integer!, observation_date
    date!, observation_datetime timestamp, observation_type_concept_id integer!, value_as_number
    double, value_as_string varchar, value_as_concept_id integer, qualifier_concept_id integer,
    unit_concept_id integer, provider_id bigint, visit_occurrence_id bigint, visit_detail_id
    bigint, observation_source_value varchar, observation_source_concept_id integer,
    unit_source_value varchar, qualifier_source_value varchar, value_source_value varchar,
    observation_event_id bigint, obs_event_field_concept_id integer`,
  specimen: `
    specimen_id bigint!, person_id bigint!, specimen_concept_id integer!,
    specimen_type_concept_id integer!, specimen_date date!, specimen_datetime timestamp, quantity
    double, unit_concept_id integer, anatomic_site_concept_id integer, disease_status_concept_id
    integer, specimen_source_id varchar, specimen_source_value varchar, unit_source_value
    varchar, anatomic_site_source_value varchar, disease_status_source_value varchar`,
  death: `
    person_id bigint!, death_date date!, death_datetime timestamp, death_type_concept_id
    integer, cause_concept_id integer, cause_source_value varchar, cause_source_concept_id
    integer`,
  condition_era: `
    condition_era_id bigint!, person_id bigint!, condition_concept_id integer!,
    condition_era_start_date date!, condition_era_end_date date!, condition_occurrence_count
    integer`,
  drug_era: `
    drug_era_id bigint!, person_id bigint!, drug_concept_id integer!, drug_era_start_date date!,
    drug_era_end_date date!, drug_exposure_count integer, gap_days integer`,
  cdm_source: `
    cdm_source_name varchar!, cdm_source_abbreviation varchar!, cdm_holder varchar!,
    source_description varchar, source_documentation_reference varchar, cdm_etl_reference
    varchar, source_release_date date!, cdm_release_date date!, cdm_version varchar,
    cdm_version_concept_id integer!, vocabulary_version varchar!`,
  concept: `
    concept_id integer!, concept_name varchar!, domain_id varchar!, vocabulary_id varchar!,
    concept_class_id varchar!, standard_concept varchar, concept_code varchar!, valid_start_date
    date!, valid_end_date date!, invalid_reason varchar`,
  concept_ancestor: `
    ancestor_concept_id integer!, descendant_concept_id integer!, min_levels_of_separation
    integer!, max_levels_of_separation integer!`,
  vocabulary: `
    vocabulary_id varchar!, vocabulary_name varchar!, vocabulary_reference varchar,
    vocabulary_version varchar, vocabulary_concept_id integer!`,
} as const

export type CdmTable = keyof typeof cdmTables

/** Columns of a table in the order of the specification. */
export function cdmColumns(table: CdmTable, version: CdmVersion = '5.4'): readonly CdmColumn[] {
  const columns = cdmTables[table].split(',').map((text) => {
    const [name = '', type = ''] = text.trim().split(/\s+/)
    return { name, type: type.replace('!', ''), required: type.endsWith('!') }
  })
  return version === '5.4' ? columns : columns.flatMap((each) => before54(table, each))
}

/** Statements that make every table, empty. */
export function createTables(version: CdmVersion): readonly string[] {
  return tableNames().map((table) => {
    const columns = cdmColumns(table, version)
      .map(({ name, type, required }) => `${name} ${type}${required ? ' not null' : ''}`)
      .join(', ')
    return `create table ${table} (${columns})`
  })
}

export function tableNames(): readonly CdmTable[] {
  return Object.keys(cdmTables).filter(isTable)
}

export function isTable(name: string): name is CdmTable {
  return Object.hasOwn(cdmTables, name)
}
