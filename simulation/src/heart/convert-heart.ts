import { mkdirSync } from 'node:fs'
import { joinPath, present } from '@sampan/shared'
import { concepts } from '../hospitals/concepts.ts'
import { sourceRows } from '../hospitals/vocabulary.ts'
import { writeDuckdb, writeFolder, type OmopRow, type OmopRows } from '../hospitals/write-omop.ts'
import { heartConcepts, heartDisease, heartMapping } from './mapping.ts'
import { readHeartSite, type HeartRow } from './read-heart.ts'
import { heartSites, type HeartSite } from './sites.ts'
import { heartAsOf } from './study.ts'

export interface HeartConversion {
  /** The folder that UCI distributes, with the four `processed.*.data` files. */
  readonly source: string
  /** Folder to write to; it must be there. */
  readonly target: string
  /** A .duckdb file for each site (default), or a folder of CSV files. */
  readonly format?: 'duckdb' | 'csv'
}

export interface ConvertedSite {
  readonly site: HeartSite
  readonly path: string
}

/**
 * Writes the four hospitals of UCI Heart Disease as OMOP CDM 5.4: `<target>/<id>.duckdb`, or `<target>/<id>/`.
 * @throws SampanError as readHeartSite
 */
export async function convertHeart(conversion: HeartConversion): Promise<readonly ConvertedSite[]> {
  const { source, target, format = 'duckdb' } = conversion
  const converted: ConvertedSite[] = []
  for (const site of heartSites) {
    const parts = [statement(site), heartRecords(readHeartSite(source, site))]
    const place = joinPath(target, format === 'csv' ? site.id : `${site.id}.duckdb`)
    if (format === 'csv') {
      mkdirSync(place, { recursive: true })
      await writeFolder(place, ...parts)
    } else await writeDuckdb(place, ...parts)
    converted.push({ site, path: place })
  }
  return converted
}

function statement(site: HeartSite): OmopRows {
  const vocabularyVersion = 'UCI Heart Disease 1'
  return sourceRows({ name: site.name, vocabularyVersion, released: heartAsOf }, heartConcepts, [])
}

/** UCI removed every date. All records get the day before the data were given away, of which the ages are true. */
const recordedOn = '1988-06-30'

/** People are numbered in the order of the file, from 1. */
function heartRecords(rows: readonly HeartRow[]): OmopRows {
  const tables = {
    person: rows.map((row, k) => personRow(row, k + 1)),
    measurement: [] as OmopRow[],
    observation: [] as OmopRow[],
    condition_occurrence: [] as OmopRow[],
    observation_period: rows.map((_, k) => ({
      observation_period_id: k + 1,
      person_id: k + 1,
      observation_period_start_date: '1981-01-01',
      observation_period_end_date: heartAsOf,
      period_type_concept_id: concepts.record.id,
    })),
  }
  rows.forEach((row, k) => {
    for (const { column, domain, concept, unit } of heartMapping) {
      const value = row[column]
      const id = tables[domain].length + 1
      if (value !== null)
        tables[domain].push({
          [`${domain}_id`]: id,
          person_id: k + 1,
          [`${domain}_concept_id`]: concept.id,
          [`${domain}_date`]: recordedOn,
          [`${domain}_type_concept_id`]: concepts.record.id,
          value_as_number: value,
          unit_concept_id: unit?.id ?? null,
        })
    }
    if ((row.num ?? 0) > 0)
      tables.condition_occurrence.push({
        condition_occurrence_id: k + 1,
        person_id: k + 1,
        condition_concept_id: heartDisease.id,
        condition_start_date: recordedOn,
        condition_type_concept_id: concepts.record.id,
      })
  })
  return new Map(Object.entries(tables))
}

/** Age is what FeatureExtraction makes of it again: year of the as-of day minus year of birth. */
function personRow(row: HeartRow, id: number): OmopRow {
  return {
    person_id: id,
    gender_concept_id: row.sex === 1 ? concepts.male.id : concepts.female.id,
    year_of_birth: Number(heartAsOf.slice(0, 4)) - present(row.age, 'every row has an age'),
    race_concept_id: 0,
    ethnicity_concept_id: 0,
  }
}
