import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkSource } from './check.ts'
import { bandOf } from './finding.ts'
import { openSource } from './open-source.ts'
import { absence, makeFolder, options, referenceData, smallCdm } from './sources.test.fixture.ts'
import { ancestorNeed, coreNeeds, eventNeed, personNeed } from './tables.ts'

const source = (files: Readonly<Record<string, string>>) =>
  openSource({ model: 'omop', path: makeFolder(files) }, options)
const needs = [
  personNeed,
  ancestorNeed([201826]),
  eventNeed('condition', false, { concepts: [], ancestors: [201826] }),
  eventNeed('measurement', true, null),
]

describe('a first look at a source', () => {
  it('says what it has, with bands and never with values', async () => {
    expect(await checkSource(source(smallCdm), needs)).toEqual([
      { check: 'cdm-version', table: 'cdm_source', status: 'pass' },
      { check: 'readable', table: 'person', status: 'pass' },
      { check: 'person-ids', table: 'person', column: 'person_id', status: 'pass' },
      { check: 'readable', table: 'concept_ancestor', status: 'pass' },
      { check: 'readable', table: 'condition_occurrence', status: 'pass' },
      { check: 'orphan-events', table: 'condition_occurrence', status: 'warn', band: '<10' },
      { check: 'readable', table: 'measurement', status: 'pass' },
      { check: 'orphan-events', table: 'measurement', status: 'warn', band: '<10' },
      { check: 'duplicate-keys', table: 'measurement', column: 'measurement_id', status: 'pass' },
    ])
  })

  it('turns problems into findings', async () => {
    const [, ...people] = smallCdm['person.csv'].split('\n')
    const files = {
      ...smallCdm,
      'person.csv': [smallCdm['person.csv'], ...people].join('\n'),
      'cdm_source.csv': 'cdm_version,vocabulary_version\n5.3,x',
      'measurement.csv': smallCdm['measurement.csv'].replace('130', 'high-secret'),
    }
    const found = await checkSource(source(files), [...needs, eventNeed('drug', false, null)])
    expect(found).toContainEqual({ check: 'cdm-version', table: 'cdm_source', status: 'warn' })
    expect(found).toContainEqual({
      check: 'person-ids',
      table: 'person',
      column: 'person_id',
      status: 'fail',
      code: 'source-ids-invalid',
      band: '<10',
    })
    expect(found).toContainEqual({
      check: 'readable',
      table: 'measurement',
      column: 'value_as_number',
      status: 'fail',
      code: 'source-type-wrong',
    })
    expect(found).toContainEqual({
      check: 'readable',
      table: 'drug_exposure',
      status: 'fail',
      code: 'source-table-missing',
    })
    expect(JSON.stringify(found)).not.toContain('secret')
  })

  it('counts rows that share a key, however the ids are divided', async () => {
    const files = {
      ...smallCdm,
      'measurement.csv': smallCdm['measurement.csv']
        .replace('16,-9', '-13,-9')
        .replaceAll(/^1[0145],/gm, '-13,'),
    }
    for (const idsAtOnce of [1, 3, 100])
      expect(await checkSource(source(files), needs, { idsAtOnce })).toContainEqual({
        check: 'duplicate-keys',
        table: 'measurement',
        column: 'measurement_id',
        status: 'warn',
        band: '<10',
      })
    const distinct = await checkSource(source(smallCdm), needs, { idsAtOnce: 1 })
    expect(distinct.find(({ check }) => check === 'duplicate-keys')).toMatchObject({
      status: 'pass',
    })
  })

  it('holds a registry against its dictionary', async () => {
    const text = [
      'schema: sampan/dictionary/v1',
      'columns:',
      '  - {name: id, type: text, level: 4}',
      '  - {name: age, type: number, level: 2, range: {low: 0, high: 120}}',
      '  - {name: stage, type: number, level: 2, allowed: [1, 2.5]}',
      `  - {name: sex, type: text, level: 2, allowed: [f, "it's"]}`,
      '  - {name: free, type: text, level: 2}',
    ].join('\n')
    const registry = (rows: string) =>
      openSource(
        {
          model: 'registry',
          path: makeFolder({
            'devices.csv': `id,age,stage,sex,free\n${rows}`,
            'devices.dictionary.yaml': text,
          }),
        },
        options,
      )
    const column = (name: string, kind: 'number' | 'text', as: string) => ({ name, kind, as })
    const need = {
      table: 'devices',
      as: 'registry',
      columns: [
        column('id', 'text', 'person_id'),
        column('age', 'number', 'f0'),
        column('stage', 'number', 'f1'),
        column('sex', 'text', 'f2'),
        column('free', 'text', 'f3'),
      ],
    }
    const table = 'devices'
    const check = 'dictionary-values'
    expect(await checkSource(registry(`a,120,1.0,f,x\nb,,2.5,it's,\nc,0,,,`), [need])).toEqual([
      { check: 'readable', table, status: 'pass' },
      { check: 'person-ids', table, column: 'id', status: 'pass' },
      { check, table, column: 'age', status: 'pass' },
      { check, table, column: 'stage', status: 'pass' },
      { check, table, column: 'sex', status: 'pass' },
    ])
    const found = await checkSource(registry('a,121,1,m,x\na,-1,2,f,\n,0,1,f,'), [need])
    expect(found.filter(({ status }) => status !== 'pass')).toEqual([
      {
        check: 'person-ids',
        table,
        column: 'id',
        status: 'fail',
        code: 'source-ids-invalid',
        band: '<10',
      },
      { check, table, column: 'age', status: 'warn', band: '<10' },
      { check, table, column: 'stage', status: 'warn', band: '<10' },
      { check, table, column: 'sex', status: 'warn', band: '<10' },
    ])
  })

  it('bands counts', () => {
    expect([1, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 99_999, 100_000].map(bandOf)).toEqual([
      '<10',
      '<10',
      '10-99',
      '10-99',
      '100-999',
      '100-999',
      '1k-9k',
      '1k-9k',
      '10k-99k',
      '10k-99k',
      '>=100k',
    ])
  })
})

interface ReferenceCheck {
  readonly checkName: string
  readonly table: string
  readonly field: string
  readonly violated: number
}

describe.skipIf(absence !== '')(`GiBleed${absence}`, () => {
  it('has the defects that DataQualityDashboard 2.8.4 counts', async () => {
    const file = path.join(referenceData, 'omop/ohdsi_specs/dqd_reference_gibleed.json')
    const { checks } = JSON.parse(readFileSync(file, 'utf8')) as { checks: ReferenceCheck[] }
    const reference = (check: string, table: string, field: string) => {
      const violated = checks.find(
        (each) =>
          each.checkName === check && each.table.toLowerCase() === table && each.field === field,
      )!.violated
      return violated === 0 ? { status: 'pass' } : { status: 'warn', band: bandOf(violated) }
    }
    const place = openSource({ model: 'omop', path: `${referenceData}/omop/gibleed` }, options)
    const found = await checkSource(place, null)
    const orphans = found.filter(({ check }) => check === 'orphan-events')
    expect(orphans).toHaveLength(7)
    for (const { table, ...finding } of orphans)
      expect(finding).toMatchObject(reference('isForeignKey', table, 'person_id'))
    const keys = found.filter(({ check }) => check === 'duplicate-keys')
    expect(keys).toHaveLength(7)
    for (const { table, column, ...finding } of keys)
      expect(finding).toMatchObject(reference('isPrimaryKey', table, column!))
    expect(found.filter(({ status }) => status === 'warn')).toHaveLength(4)
    expect(found.filter(({ status }) => status === 'fail')).toEqual([])
    expect(coreNeeds).toHaveLength(8)
  })
})
