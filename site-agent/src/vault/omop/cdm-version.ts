import { SampanError } from '@sampan/shared'
import type { CdmVersion } from './source.ts'

/** Column names in lower case of a table; null when the source has no such table. */
export type ColumnsOf = (table: string) => ReadonlySet<string> | null

/** Columns that came with CDM 5.4 (OHDSI, "OMOP CDM v5.4: changes from 5.3"). */
export const columnsSince54: Readonly<Record<string, string>> = {
  visit_occurrence: 'admitted_from_concept_id',
  measurement: 'measurement_event_id',
  observation: 'observation_event_id',
  procedure_occurrence: 'procedure_end_date',
  cdm_source: 'cdm_version_concept_id',
}

/** What the columns say; null when the source has none of the tables that would tell. */
export function versionFromColumns(columnsOf: ColumnsOf): CdmVersion | null {
  const told = Object.entries(columnsSince54).flatMap(([table, column]) => {
    const columns = columnsOf(table)
    return columns === null ? [] : [columns.has(column)]
  })
  if (told.length === 0) return null
  return told.includes(true) ? '5.4' : '5.3'
}

/** `v5.3.1`, `CDM 5.4` -> 5.3, 5.4; null when the text states no version. */
export function versionFromText(text: string | null): string | null {
  const [, major, minor] =
    /^\s*(?:omop\s*)?(?:cdm\s*)?v?\s*(\d{1,2})\.(\d{1,2})/i.exec(text ?? '') ?? []
  return major === undefined || minor === undefined ? null : `${major}.${minor}`
}

/**
 * The version of a source. Columns win over what cdm_source says: a statement that was not updated changes nothing
 * about the tables; but a source that states another version than 5.3 and 5.4 is not read.
 * @throws SampanError source-not-omop
 */
export function cdmVersion(stated: string | null, columnsOf: ColumnsOf): CdmVersion {
  const version = versionFromText(stated)
  if (version !== null && version !== '5.3' && version !== '5.4')
    throw new SampanError('source-not-omop', { cdmVersion: version })
  const found = versionFromColumns(columnsOf) ?? version
  if (found === null) throw new SampanError('source-not-omop', { reason: 'no CDM version' })
  return found
}
