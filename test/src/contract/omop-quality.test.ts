import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock } from '@sampan/shared'
import { checkQuality, checkRegistry, openSource, type SourceLocation } from '@sampan/site-agent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeNames, writePlaces, type Located } from '../support/omop-places.ts'
import {
  hasPostgres,
  postgresNote,
  startCluster,
  type Cluster,
} from '../support/postgres-cluster.ts'

/** The same faults are found in every place where data can be, with the same counts. */
const folder = mkdtempSync(path.join(tmpdir(), 'sampan-quality-'))
const options = { clock: systemClock, memoryMib: 1024, threads: 2 }
const present = placeNames.filter((name) => name !== 'PostgreSQL' || hasPostgres)
let postgres: Cluster | null = null

beforeAll(async () => {
  if (hasPostgres) postgres = await startCluster()
}, 60_000)
afterAll(() => {
  postgres?.stop()
  rmSync(folder, { recursive: true })
})

const values = (...rows: readonly string[]): string => `(values ${rows.join(', ')})`

/** Every fault that a check counts, in few rows; ids beyond 2^53, days from 1900 to 2199. */
const tables = {
  cdm_source: `select 'v5.4' as cdm_version, 756265 as cdm_version_concept_id, 'v5' as vocabulary_version`,
  person: `select a::bigint as person_id, b::int as gender_concept_id, c::int as year_of_birth, d::int as month_of_birth,
      e::int as day_of_birth, f::timestamp as birth_datetime, 'W' as race_source_value, 0 as race_concept_id
    from ${values(
      `(9007199254740993, 8507, 1950, 2, 30, null)`,
      `(9007199254740992, 8532, 1960, 13, null, timestamp '1960-06-01 12:00:00')`,
      `(-9223372036854775808, 8507, 0, null, null, null)`,
      `(4, 8532, 2000, 1, 1, null)`,
    )} t(a, b, c, d, e, f)`,
  observation_period: `select a::bigint as observation_period_id, b::bigint as person_id, c::date as observation_period_start_date,
      d::date as observation_period_end_date, 1 as period_type_concept_id
    from ${values(
      `(1, 4, date '2001-01-01', date '2001-12-31')`,
      `(2, 4, date '2002-01-01', date '2002-12-31')`,
      `(3, 77, date '1900-01-01', date '2199-12-31')`,
    )} t(a, b, c, d)`,
  death: `select 4::bigint as person_id, date '2002-02-01' as death_date, 32817 as death_type_concept_id union all
    select 4, date '2002-03-01', 32817`,
  visit_occurrence: `select 7::bigint as visit_occurrence_id, 4::bigint as person_id, date '2001-05-01' as visit_start_date,
      date '2001-05-02' as visit_end_date`,
  condition_occurrence: `select a::bigint as condition_occurrence_id, b::bigint as person_id, c::int as condition_concept_id,
      d::date as condition_start_date, e::date as condition_end_date, f::bigint as visit_occurrence_id,
      'it''s' as condition_source_value
    from ${values(
      `(9007199254740993, 4, 200962, date '2001-05-20', date '2001-05-01', 7)`,
      `(9007199254740993, 4, 200962, date '2003-12-30', null, 8)`,
      `(9007199254740992, 9007199254740993, 1, date '1949-12-31', date '2199-12-31', null)`,
      `(null, null, 0, date '1900-01-01', null, null)`,
      `(5, 78, null, null, null, null)`,
    )} t(a, b, c, d, e, f)`,
  measurement: `select range::bigint as measurement_id, 4::bigint as person_id, date '2001-06-01' as measurement_date,
      case when range < 30 then 3004249 when range < 60 then 3027018 else 3016723 end as measurement_concept_id,
      case when range < 30 then 7.0 when range % 7 = 0 then 0 else 60.0 + range / 2.0 end as value_as_number,
      case when range % 10 = 3 then 8840 when range % 10 = 4 then null else 8876 end as unit_concept_id
    from range(90)`,
  concept: `select a::int as concept_id, b as domain_id, 'C' as concept_class_id, c as standard_concept, d as invalid_reason
    from ${values(
      `(0, 'Metadata', null, null)`,
      `(8507, 'Gender', 'S', null)`,
      `(200962, 'Procedure', 'S', 'U')`,
      `(1, 'Condition', null, '')`,
    )} t(a, b, c, d)`,
  specimen: `select a::bigint as specimen_id from ${values('(-3)', '(-4)', '(-3)')} t(a)`,
  concept_ancestor: `select 196738::int as ancestor_concept_id, 200962::int as descendant_concept_id`,
}

describe('the quality of an OMOP source', () => {
  it(`is the same everywhere${postgresNote}`, async () => {
    const located = await writePlaces({ postgres, folder }, 'quality', tables)
    const found = await Promise.all(present.map((name) => report(located[name])))
    const [first] = found
    for (const [k, each] of found.entries()) expect(each, present[k]).toEqual(first)
    const lines = new Map(first!.map((line) => [line.split(' = ')[0], line.split(' = ')[1]]))
    const expected = {
      'isForeignKey condition_occurrence.person_id': 'fail 1/5',
      'isPrimaryKey condition_occurrence.condition_occurrence_id': 'fail 2/5',
      'isRequired condition_occurrence.person_id': 'fail 1/5',
      'isForeignKey condition_occurrence.visit_occurrence_id': 'fail 1/5',
      'isForeignKey condition_occurrence.condition_concept_id': 'pass 0/5',
      'fkDomain condition_occurrence.condition_concept_id': 'warn 2/5',
      'isStandardValidConcept condition_occurrence.condition_concept_id': 'warn 3/5',
      'plausibleValueLow condition_occurrence.condition_start_date': 'warn 2/4',
      'plausibleValueHigh condition_occurrence.condition_end_date': 'warn 1/2',
      'plausibleStartBeforeEnd condition_occurrence.condition_start_date': 'warn 1/2',
      'plausibleAfterBirth condition_occurrence.condition_start_date': 'warn 1/4',
      'plausibleBeforeDeath condition_occurrence.condition_start_date': 'warn 1/2',
      'withinVisitDates condition_occurrence.condition_start_date': 'warn 1/1',
      'insideObservation condition_occurrence.condition_start_date': 'warn 3/4',
      'isPrimaryKey specimen.specimen_id': 'fail 2/3',
      'measureObservationPeriodOverlap observation_period': 'fail 1/2',
      'plausibleGender condition_occurrence.condition_concept_id': 'warn 2/2',
      'plausibleGenderUseDescendants condition_occurrence.condition_concept_id': 'warn 2/2',
      'valuesVary measurement.value_as_number 3004249': 'warn 30/30',
      'zeroForMissing measurement.value_as_number 3027018': 'warn 4/30',
      'unitsAgree measurement.unit_concept_id 3004249': 'warn 6/30',
      'plausibleUnitConceptIds measurement.unit_concept_id 3027018': 'warn 27/27',
    }
    for (const [name, said] of Object.entries(expected)) expect(lines.get(name), name).toBe(said)
  }, 60_000)

  async function report(location: SourceLocation): Promise<readonly string[]> {
    const { results } = await checkQuality(openSource(location, options), {
      ...{ clock: systemClock, needs: null, idsAtOnce: 2 },
    })
    return results
      .map(({ check, table, field, concept, status, violated, rows, code }) => {
        const about = [
          field === null ? table : `${table}.${field}`,
          ...(concept === null ? [] : [concept]),
        ]
        return `${check} ${about.join(' ')} = ${status} ${code ?? `${violated}/${rows}`}`
      })
      .sort()
  }
})

describe('the quality of a registry', () => {
  it(`is the same everywhere${postgresNote}`, async () => {
    const dictionary = path.join(folder, 'devices.dictionary.yaml')
    writeFileSync(
      dictionary,
      [
        'schema: sampan/dictionary/v1',
        'columns:',
        '  - {name: chol, type: number, level: 2, range: {low: 50, high: 700}}',
        `  - {name: site, type: text, level: 2, allowed: [zürich, "it's"]}`,
        '  - {name: zero, type: integer, level: 2}',
        '  - {name: revised, type: boolean, level: 2}',
        '  - {name: operated, type: date, level: 2}',
      ].join('\n'),
    )
    const located: Located = await writePlaces({ postgres, folder }, 'devices', {
      devices: `select case when range % 9 = 0 then 0 when range = 5 then null else 100.5 + range end as chol,
        case when range = 3 then 'bern' else 'zürich' end as site, 0 as zero, range % 2 = 0 as revised,
        case when range < 39 then null else date '2020-02-29' end as operated from range(40)`,
    })
    const found = await Promise.all(
      present.map(async (name) => {
        const source = openSource({ ...located[name], model: 'registry', dictionary }, options)
        if (source.kind !== 'registry-table') throw new Error('a registry')
        const { results } = await checkRegistry(source, { table: 'devices', only: null })
        return results
          .filter(({ status }) => status !== 'pass')
          .map(({ check, field, violated, rows }) => `${check} ${field} ${violated}/${rows}`)
      }),
    )
    for (const [k, each] of found.entries())
      expect(each, present[k]).toEqual([
        'zeroForMissing chol 5/39',
        'valuesDescribed chol 5/39',
        'valuesDescribed site 1/40',
        'valuesVary zero 40/40',
      ])
  }, 60_000)
})
