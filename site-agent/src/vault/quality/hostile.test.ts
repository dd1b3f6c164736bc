import { isSampanError, SampanError, systemClock } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import {
  makeDuckdb,
  makeFolder,
  options,
  smallCdm,
  temporaryFolder,
} from '../omop/sources.test.fixture.ts'
import type { Source } from '../omop/source.ts'
import { checkQuality } from './check-quality.ts'
import type { QualityResult } from './result.ts'

const folder = (files: Readonly<Record<string, string>>): Source =>
  openSource({ model: 'omop', path: makeFolder(files) }, options)

async function resultsOf(source: Source): Promise<readonly QualityResult[]> {
  return (await checkQuality(source, { clock: systemClock, needs: null })).results
}

const of = (
  results: readonly QualityResult[],
  check: string,
  table: string,
  field: string | null,
) => results.find((each) => each.check === check && each.table === table && each.field === field)

const person = (...rows: readonly string[]): string =>
  ['person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth', ...rows].join('\n')
const visits = (...rows: readonly string[]): string =>
  ['visit_occurrence_id,person_id,visit_start_date,visit_end_date', ...rows].join('\n')

describe('a CDM that means no good', () => {
  it('has names that are SQL, HTML and escape sequences, and 500 columns', async () => {
    const names = [
      `person_id`,
      `"; drop table person; --`,
      `gender_concept_id`,
      `<script>alert(1)</script>`,
      `year_of_birth' or 1=1`,
      `\u001b[31mred`,
      ...Array.from({ length: 494 }, (_, k) => `c_${k}`),
    ]
    const columns = names.map((name, k) => `${k} as "${name.replaceAll('"', '""')}"`).join(', ')
    const place = await makeDuckdb(`${temporaryFolder()}/cdm.duckdb`, [
      `create table person as select ${columns}`,
      `create table "observation_period"" --" as select 1 as person_id`,
      `create table cdm_source as select '5.4' as cdm_version`,
    ])
    const results = await resultsOf(openSource({ model: 'omop', path: place }, options))
    expect(of(results, 'isRequired', 'person', 'gender_concept_id')).toMatchObject({
      violated: 0,
      rows: 1,
    })
    expect(of(results, 'cdmField', 'person', 'year_of_birth')).toMatchObject({ status: 'fail' })
    expect(of(results, 'cdmTable', 'observation_period', null)).toMatchObject({ status: 'fail' })
    expect(of(results, 'cdmTable', 'measurement', null)).toMatchObject({ status: 'warn' })
    expect(of(results, 'isForeignKey', 'person', 'gender_concept_id')).toMatchObject({
      status: 'not-applicable',
    })
  })

  it('has ids beyond 2^53 that differ by one', async () => {
    const results = await resultsOf(
      folder({
        ...smallCdm,
        'person.csv': person(
          '9007199254740992,8507,1950,1,1',
          '-9223372036854775808,8507,1950,1,1',
        ),
        'visit_occurrence.csv': visits(
          '9007199254740992,9007199254740992,2020-01-01,2020-01-02',
          '9007199254740993,9007199254740993,2020-01-01,2020-01-02',
          '9007199254740993,-9223372036854775808,2020-01-01,2020-01-02',
        ),
      }),
    )
    const visit = (check: string, field: string) => of(results, check, 'visit_occurrence', field)
    expect(visit('isForeignKey', 'person_id')).toMatchObject({ violated: 1, rows: 3 })
    expect(visit('isPrimaryKey', 'visit_occurrence_id')).toMatchObject({ violated: 2, rows: 3 })
  })

  it('has values of another kind: what does not read them is still asked', async () => {
    const results = await resultsOf(
      folder({
        ...smallCdm,
        'person.csv': person('1,8507,secret-77,13,31', '2,8532,1960,2,30'),
        'visit_occurrence.csv': visits('1,1,1908-01-01,1907-12-31', 'x,2,1959-12-31,soon'),
      }),
    )
    expect(JSON.stringify(results)).not.toContain('secret')
    expect(of(results, 'cdmDatatype', 'person', 'year_of_birth')).toMatchObject({
      ...{ status: 'fail', code: 'source-type-wrong' },
    })
    expect(of(results, 'cdmDatatype', 'visit_occurrence', 'visit_occurrence_id')).toMatchObject({
      ...{ status: 'fail', code: 'source-ids-invalid' },
    })
    expect(of(results, 'cdmDatatype', 'person', 'month_of_birth')).toMatchObject({ status: 'pass' })
    const start = 'visit_start_date'
    expect(of(results, 'plausibleValueLow', 'visit_occurrence', start)).toMatchObject({
      violated: 1,
      rows: 2,
    })
    expect(of(results, 'plausibleStartBeforeEnd', 'visit_occurrence', start)).toMatchObject({
      status: 'not-applicable',
    })
    expect(of(results, 'plausibleAfterBirth', 'visit_occurrence', start)).toMatchObject({
      violated: 0,
    })
  })

  it('has a time of day where the data model has words', async () => {
    const place = await makeDuckdb(`${temporaryFolder()}/cdm.duckdb`, [
      `create table person as select 1 as person_id, time '10:00' as person_source_value, 1.5 as year_of_birth`,
      `create table cdm_source as select '5.4' as cdm_version`,
    ])
    const results = await resultsOf(openSource({ model: 'omop', path: place }, options))
    const datatype = (field: string) => of(results, 'cdmDatatype', 'person', field)
    expect(datatype('person_source_value')).toMatchObject({
      status: 'warn',
      code: 'source-type-wrong',
    })
    expect(datatype('year_of_birth')).toMatchObject({ status: 'fail', code: 'source-type-wrong' })
    expect(datatype('person_id')).toMatchObject({ status: 'pass' })
  })

  it('has birthdays that no calendar has', async () => {
    const results = await resultsOf(
      folder({
        ...smallCdm,
        'person.csv': person(
          '1,8507,1960,2,30',
          '2,8532,1960,13,0',
          '3,8532,0,,',
          '4,8532,99999,1,1',
        ),
        'visit_occurrence.csv': visits(
          '1,1,1960-02-28,2020-01-02',
          '2,2,1960-01-01,2020-01-02',
          '3,3,1960-01-01,2020-01-02',
          '4,4,1960-01-01,2020-01-02',
        ),
      }),
    )
    const after = of(results, 'plausibleAfterBirth', 'visit_occurrence', 'visit_start_date')
    expect(after).toMatchObject({ violated: 1, rows: 4 })
  })

  it('has a column twice', async () => {
    const results = await resultsOf(
      folder({
        ...smallCdm,
        'person.csv': 'person_id,Gender_concept_id,GENDER_concept_id\n1,8507,8532',
      }),
    )
    expect(of(results, 'cdmField', 'person', 'gender_concept_id')).toMatchObject({ status: 'fail' })
    expect(of(results, 'isPrimaryKey', 'person', 'person_id')).toMatchObject({
      violated: 0,
      rows: 1,
    })
  })

  it('is no CDM', async () => {
    const refused = await resultsOf(folder({ 'patients.csv': 'id\n1' })).catch(
      (error: unknown) => error,
    )
    expect(isSampanError(refused) && refused.code).toBe('source-not-omop')
  })
})

describe('a check that takes too long', () => {
  it('is reported as such, and the others go on', async () => {
    const source = folder({
      ...smallCdm,
      'visit_occurrence.csv': visits('1,1,2020-01-01,2020-01-02'),
    })
    const results = await resultsOf(slowed(source, /having count/))
    const late = results.filter(({ code }) => code === 'statement-timeout')
    expect(late.length).toBeGreaterThan(2)
    expect(new Set(late.map(({ check, status }) => `${check} ${status}`))).toEqual(
      new Set(['isPrimaryKey warn']),
    )
    expect(of(results, 'isRequired', 'person', 'person_id')).toMatchObject({ status: 'pass' })
  })

  it('leaves the others a session each when opening all tables is too much', async () => {
    const { 'person.csv': people, 'cdm_source.csv': facts } = smallCdm
    const conditions = smallCdm['condition_occurrence.csv']
    const source = folder({
      ...{ 'person.csv': people, 'cdm_source.csv': facts },
      'condition_occurrence.csv': conditions,
      'observation_period.csv': [
        'person_id,observation_period_start_date,observation_period_end_date',
        '3,2019-01-01,2021-01-01',
      ].join('\n'),
      'visit_occurrence.csv': visits('1,1,2020-01-01,2020-01-02'),
    })
    const refused: number[] = []
    const narrow: Source = {
      ...source,
      connect: (needs) => {
        if (needs.length < 3) return source.connect(needs)
        refused.push(needs.length)
        return Promise.reject(new SampanError('overloaded'))
      },
    }
    const results = await resultsOf(narrow)
    const visit = (check: string, field: string) => of(results, check, 'visit_occurrence', field)
    expect(visit('isPrimaryKey', 'visit_occurrence_id')).toMatchObject({ violated: 0, rows: 1 })
    expect(visit('isForeignKey', 'person_id')).toMatchObject({ violated: 1, rows: 1 })
    expect(refused.length).toBeGreaterThan(1)
    const asBefore = await resultsOf(source)
    expect(results.map(told).sort()).toEqual(asBefore.map(told).sort())
  })
})

function told({ check, table, field, concept, status, violated, rows }: QualityResult): string {
  return [check, table, field, concept, status, violated, rows].join(' ')
}

/** A source whose statements of one kind end as a statement does that takes too long. */
function slowed(source: Source, slow: RegExp): Source {
  return {
    ...source,
    connect: async (needs) => {
      const session = await source.connect(needs)
      return {
        ...session,
        query: (sql, parameters) => {
          if (slow.test(sql)) throw new SampanError('statement-timeout', { statementMs: 1 })
          return session.query(sql, parameters)
        },
      }
    },
  }
}
