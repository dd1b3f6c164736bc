import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bandOf, checkSource } from './check.ts'
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
