import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { small } from '../vault/cohort/circe/small-definition.test.support.ts'
import { makeFolder, smallCdm } from '../vault/omop/sources.test.fixture.ts'
import { newPlace, type Place } from './program.test.support.ts'

const tables = {
  ...smallCdm,
  'concept.csv': 'concept_id,invalid_reason\n201826,\n443238,',
  'observation_period.csv': [
    'observation_period_id,person_id,observation_period_start_date,observation_period_end_date',
    '1,3,2010-01-01,2021-01-01',
    '2,9007199254740993,2010-01-01,2021-01-01',
    '3,9007199254740992,2010-01-01,2021-01-01',
  ].join('\n'),
  'condition_occurrence.csv': [
    'condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date,visit_occurrence_id',
    '1,3,201826,2019-01-01,,',
    '2,3,443238,2020-01-01,,',
    '3,9007199254740993,443238,2020-07-01,,',
    '4,9007199254740992,443238,2019-07-01,2019-08-01,',
  ].join('\n'),
}

let place: Place
let data: string
let file: string
beforeEach(async () => {
  place = await newPlace()
  data = makeFolder(tables)
  file = path.join(place.folder, 'cohort.json')
  writeFileSync(file, JSON.stringify(small({ rule: { Type: 2, Count: 1 } })))
})

describe('cohort', () => {
  it('shows people and attrition as they are', async () => {
    const ran = await place.run('cohort', file, '--source', data)
    expect(ran.output.split('\n').map((line) => line.trimEnd())).toEqual([
      'people   1',
      'entries  1',
      '',
      'inclusion rule     fit it  fail it alone  remain',
      '-----------------  ------  -------------  ------',
      '(before any rule)                              3',
      'rule                    1              2       1',
      '',
    ])
    expect(await place.ask('cohort', file, '--source', data)).toEqual({
      code: null,
      data: {
        entries: 1,
        people: 1,
        censored: 0,
        events: {
          base: 4,
          final: 1,
          rules: [{ rule: 'rule', fitting: 1, gained: 3, remaining: 1 }],
        },
        best: { base: 3, final: 1, rules: [{ rule: 'rule', fitting: 1, gained: 2, remaining: 1 }] },
        rows: null,
      },
    })
  })

  it('writes the rows into a new file that its owner alone can read', async () => {
    writeFileSync(file, JSON.stringify(small()))
    const rows = path.join(place.folder, 'rows.csv')
    const ran = await place.run('cohort', file, '--source', data, '--rows', rows)
    expect(ran.output).toContain(`The rows were written to ${rows}.`)
    expect(readFileSync(rows, 'utf8').split('\n')).toEqual([
      'subject_id,cohort_start_date,cohort_end_date',
      '3,2019-01-01,2021-01-01',
      '9007199254740992,2019-07-01,2021-01-01',
      '9007199254740993,2020-07-01,2021-01-01',
      '',
    ])
    expect(statSync(rows).mode & 0o777).toBe(0o600)
    const again = await place.ask('cohort', file, '--source', data, '--rows', rows)
    expect(again.code).toBe('file-exists')
  })

  it('shows the statements, with values beside them and never in them', async () => {
    const ran = await place.run('cohort', file, '--sql', '--source', 'nowhere')
    expect(ran.status).toBe(0)
    expect(ran.output).toContain('-- $2 = [201826]')
    const statements = ran.output.split('\n').filter((line) => !line.startsWith('--'))
    expect(statements.join('\n')).not.toContain('201826')
  })

  it('refuses a definition by name before it looks at data', async () => {
    writeFileSync(file, JSON.stringify({ ...small(), Sql: "'; drop table person" }))
    const { status, errors } = await place.run('cohort', file, '--source', 'nowhere')
    expect([status, errors.includes('$.Sql')]).toEqual([14, true])
    writeFileSync(file, '{"a": 1, "a": 2}')
    expect((await place.ask('cohort', file)).code).toBe('file-malformed')
  })

  it('takes the data of the settings, and no registry', async () => {
    // The settings name a file that is not there.
    expect((await place.ask('cohort', file)).code).toBe('source-unreachable')
    const registry = await newPlace(['--model', 'registry'])
    writeFileSync(path.join(registry.folder, 'data'), '')
    const { code } = await registry.ask('cohort', file)
    expect(code).toBe('source-not-omop')
  })
})
