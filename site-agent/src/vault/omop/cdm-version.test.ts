import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cdmVersion, columnsSince54, versionFromColumns, versionFromText } from './cdm-version.ts'
import { absence, referenceData } from './sources.test.fixture.ts'
import { domainTables, personNeed } from './tables.ts'

const tables =
  (known: Readonly<Record<string, readonly string[]>>) =>
  (table: string): ReadonlySet<string> | null =>
    known[table] === undefined ? null : new Set(known[table])

describe('the version of a CDM', () => {
  it('is read from what people write', () => {
    expect(
      ['v5.3.1', 'V5.4', 'CDM v5.4.0', '5.3', 'OMOP CDM 5.4', ' v 5.4 '].map(versionFromText),
    ).toEqual(['5.3', '5.4', '5.4', '5.3', '5.4', '5.4'])
    expect(['', 'latest', null, 'version five'].map(versionFromText)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('follows the columns where they tell, and the statement where they do not', () => {
    const old = tables({ visit_occurrence: ['admitting_source_concept_id'] })
    const recent = tables({ visit_occurrence: [], measurement: ['measurement_event_id'] })
    expect(cdmVersion('5.4', old)).toBe('5.3')
    expect(cdmVersion('v5.3.1', recent)).toBe('5.4')
    expect(cdmVersion(null, recent)).toBe('5.4')
    expect(cdmVersion('v5.3.1', tables({}))).toBe('5.3')
    expect(versionFromColumns(tables({ person: [] }))).toBeNull()
  })

  it('is refused when it is another or unknown', () => {
    const refused = expect.objectContaining({ code: 'source-not-omop' }) as Error
    expect(() => cdmVersion('v6.0', tables({ visit_occurrence: [] }))).toThrow(refused)
    expect(() => cdmVersion('5.2', tables({ visit_occurrence: [] }))).toThrow(refused)
    expect(() => cdmVersion(null, tables({}))).toThrow(refused)
  })
})

describe.skipIf(absence !== '')(`the published specification${absence}`, () => {
  const fieldsOf = (version: string): ReadonlySet<string> => {
    const file = path.join(referenceData, `omop/cdm_spec/OMOP_CDMv${version}_Field_Level.csv`)
    const lines = readFileSync(file, 'utf8').split('\n')
    return new Set(lines.map((line) => line.split(',').slice(0, 2).join('.').toLowerCase()))
  }

  it('has the telling columns in 5.4 and not in 5.3', () => {
    const [older, newer] = [fieldsOf('5.3'), fieldsOf('5.4')]
    for (const [table, column] of Object.entries(columnsSince54)) {
      expect(newer).toContain(`${table}.${column}`)
      expect(older).not.toContain(`${table}.${column}`)
    }
  })

  it('has every column that is read, in both versions', () => {
    const read = [
      ...personNeed.columns.map(({ name }) => `person.${name}`),
      ...Object.values(domainTables).flatMap(({ table, id, concept, date }) =>
        [id, concept, date, 'person_id'].map((column) => `${table}.${column}`),
      ),
      ...['measurement', 'observation'].flatMap((table) => [
        `${table}.value_as_number`,
        `${table}.unit_concept_id`,
      ]),
    ]
    for (const version of ['5.3', '5.4'])
      expect([...fieldsOf(version)]).toEqual(expect.arrayContaining(read))
  })
})
