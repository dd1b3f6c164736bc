export type CdmVersion = '5.3' | '5.4'

export interface CdmColumn {
  readonly name: string
  /** DuckDB type. */
  readonly type: string
  readonly required: boolean
}

/** Columns that came with CDM 5.4 (OHDSI, "OMOP CDM v5.4: changes from 5.3"). */
const since54: ReadonlySet<string> = new Set([
  ...['procedure_end_date', 'procedure_end_datetime', 'production_id'],
  ...['device_exposure.unit_concept_id', 'device_exposure.unit_source_value'],
  ...['device_exposure.unit_source_concept_id', 'measurement.unit_source_concept_id'],
  ...['measurement_event_id', 'meas_event_field_concept_id', 'observation.value_source_value'],
  ...['observation_event_id', 'obs_event_field_concept_id', 'cdm_version_concept_id'],
])

/** What columns were called before. */
const names53: Readonly<Record<string, string>> = {
  admitted_from_concept_id: 'admitting_source_concept_id',
  admitted_from_source_value: 'admitting_source_value',
  discharged_to_concept_id: 'discharge_to_concept_id',
  discharged_to_source_value: 'discharge_to_source_value',
  parent_visit_detail_id: 'visit_detail_parent_id',
}

/** Columns of the description of a source that need not be filled in 5.3, and one that must. */
const optional53: ReadonlySet<string> = new Set([
  ...['cdm_source_abbreviation', 'cdm_holder', 'source_release_date', 'cdm_release_date'],
  'cdm_source.vocabulary_version',
])
const required53: ReadonlySet<string> = new Set(['vocabulary_reference'])

/** The column of CDM 5.3 that one of 5.4 stands for; none where there was none. */
export function before54(table: string, column: CdmColumn): readonly CdmColumn[] {
  const isIn = (set: ReadonlySet<string>): boolean =>
    set.has(column.name) || set.has(`${table}.${column.name}`)
  if (isIn(since54)) return []
  return [
    {
      name: names53[column.name] ?? column.name,
      type: column.type,
      required: (column.required && !isIn(optional53)) || isIn(required53),
    },
  ]
}
