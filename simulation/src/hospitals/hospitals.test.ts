import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { systemClock, type Manifest } from '@sampan/shared'
import { buildSnapshot, openSource } from '@sampan/site-agent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cdmColumns, cdmTables, type CdmTable } from './cdm-tables.ts'
import { generateHospitals, type Hospital } from './generate.ts'
import { fourHospitals, writeHospital, writeHospitalFolder } from './hospitals.ts'
import { inIdOrder, pooledDesign, type DesignColumn } from './pooled.ts'
import { hospitalStudy } from './study.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-hospitals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const people = 400
const plan = {
  ...fourHospitals,
  hospitals: fourHospitals.hospitals.map((each) => ({ ...each, people })),
}
const hospitals = generateHospitals(plan)
const fileOf = (hospital: Hospital) => path.join(folder, `${hospital.id}.duckdb`)
beforeAll(async () => {
  for (const hospital of hospitals) await writeHospital(fileOf(hospital), hospital)
})

async function ask(file: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRows()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

describe('generated people', () => {
  it('are the same for the same plan, and others for another seed', () => {
    expect(generateHospitals(plan)).toEqual(hospitals)
    const others = generateHospitals({ ...plan, seed: 'another' })
    expect(others[0]!.people).not.toEqual(hospitals[0]!.people)
  })

  it('are the same whatever other hospitals there are', () => {
    const [, second] = generateHospitals({ ...plan, hospitals: plan.hospitals.slice(1) })
    expect(second).toEqual(hospitals[2])
  })

  it('have distinct 64-bit ids, from one end to the other, that a binary64 cannot hold', () => {
    const ids = hospitals[0]!.people.map(({ id }) => id)
    expect(new Set(ids).size).toBe(people)
    expect(ids).toContain(-(2n ** 63n))
    expect(ids.every((id) => BigInt.asIntN(64, id) === id)).toBe(true)
    expect(new Set(ids.map(Number)).size).toBeLessThan(people)
    expect(ids).not.toEqual(inIdOrder(hospitals[0]!.people).map(({ id }) => id))
  })

  it('differ between hospitals as the profiles say', () => {
    const share = (id: string, of: (hospital: Hospital) => number) =>
      of(hospitals.find((each) => each.id === id)!) / people
    const smokers = (hospital: Hospital) => hospital.people.filter(({ smoker }) => smoker).length
    const cases = (hospital: Hospital) => hospital.people.filter(({ outcome }) => outcome).length
    expect(share('delta', smokers)).toBeGreaterThan(2 * share('peninsula', smokers))
    expect(share('harbour', cases)).toBeGreaterThan(share('peninsula', cases) + 0.1)
  })
})

/** Every column of the design from the database, in SQL of the test's own. */
const asOf = hospitalStudy.population.asOf
const newest = (concept: number) => `(
  select arg_max(value_as_number, (measurement_date, measurement_id)) from measurement m
  where m.person_id = p.person_id and measurement_concept_id = ${concept}
    and value_as_number is not null and measurement_date <= '${asOf}')`
const ever = (table: string, concept: string, date: string, below: number) => `(exists (
  from ${table} e join concept_ancestor a on a.descendant_concept_id = e.${concept}
  where a.ancestor_concept_id = ${below} and e.person_id = p.person_id and e.${date} <= '${asOf}'))::int`
const handWritten: Readonly<Record<DesignColumn, string>> = {
  age: `2024 - year_of_birth`,
  male: `(gender_concept_id = 8507)::int`,
  systolic: newest(3004249),
  cholesterol: newest(3027114),
  smoker: ever('observation', 'observation_concept_id', 'observation_date', 4298794),
  diabetes: ever('condition_occurrence', 'condition_concept_id', 'condition_start_date', 201826),
  infarction: ever('condition_occurrence', 'condition_concept_id', 'condition_start_date', 312327),
}

const manifest = {
  ...hospitalStudy,
  largestSite: 1000,
  vocabulary: { version: null },
} as unknown as Manifest

describe('a generated database', () => {
  it('says what is true of its people', async () => {
    for (const hospital of hospitals) {
      const { columns } = pooledDesign([hospital])
      const selected = Object.values(handWritten).join(', ')
      const rows = await ask(
        fileOf(hospital),
        `select ${selected} from person p order by person_id`,
      )
      Object.keys(handWritten).forEach((name, k) => {
        const column = rows.map((row) => (row[k] === null ? Number.NaN : Number(row[k])))
        expect(column, `${hospital.id} ${name}`).toEqual([...columns[name as DesignColumn]])
      })
    }
  })

  it('becomes the pooled design in the agent, from a database and from CSV files', async () => {
    const pooled = pooledDesign(hospitals)
    const options = { clock: systemClock, memoryMib: 1024 }
    for (const [k, hospital] of hospitals.entries()) {
      const csv = path.join(folder, `${hospital.id}-csv`)
      mkdirSync(csv)
      await writeHospitalFolder(csv, hospital)
      for (const place of [fileOf(hospital), csv]) {
        const source = openSource({ model: 'omop', path: place }, options)
        const content = await buildSnapshot(source, manifest)
        expect(content.people).toBe(people)
        expect(content.facts.cdmVersion).toBe('5.4')
        for (const [name, column] of content.columns)
          expect(column, `${place} ${name}`).toEqual(
            pooled.columns[name as DesignColumn].slice(k * people, (k + 1) * people),
          )
      }
    }
  })

  it('has the traps that make the design depend on reading it well', async () => {
    const count = async (sql: string) =>
      Number((await ask(fileOf(hospitals[0]!), `select count(*) from ${sql}`))[0]![0])
    expect(await count(`measurement where measurement_date > '${asOf}'`)).toBeGreaterThan(10)
    expect(await count('measurement where value_as_number is null')).toBeGreaterThan(10)
    expect(await count('condition_occurrence anti join person using (person_id)')).toBeGreaterThan(
      1,
    )
    expect(
      await count('condition_occurrence where condition_concept_id > 2000000000'),
    ).toBeGreaterThan(10)
    const sameDay = `(select 1 from measurement group by person_id, measurement_concept_id, measurement_date having count(*) > 1)`
    expect(await count(sameDay)).toBeGreaterThan(10)
  })
})

const specification = (version: string) =>
  path.resolve(
    import.meta.dirname,
    `../../../../shared/data/omop/cdm_spec/OMOP_CDMv${version}_Field_Level.csv`,
  )
const absent = existsSync(specification('5.4')) ? '' : ' (reference data absent: skipped)'

describe.skipIf(absent !== '')(`the published specification${absent}`, () => {
  it.each(['5.3', '5.4'] as const)('has the same columns and required ones in %s', (version) => {
    const fields = readFileSync(specification(version), 'utf8').matchAll(/^(\w+),(\w+),(Yes|No),/gm)
    const published = new Map<string, string[]>()
    for (const [, table = '', name = '', required] of fields) {
      const known = published.get(table.toLowerCase()) ?? []
      const column = `${name.toLowerCase()}${required === 'Yes' ? '!' : ''}`
      published.set(table.toLowerCase(), [...known, column])
    }
    // Two columns of visit_detail stood in another order in 5.3.
    const ordered = (names: readonly string[]) => (version === '5.4' ? names : [...names].sort())
    for (const table of Object.keys(cdmTables) as CdmTable[])
      expect(
        ordered(
          cdmColumns(table, version).map(({ name, required }) => `${name}${required ? '!' : ''}`),
        ),
        table,
      ).toEqual(ordered(published.get(table)!))
  })
})
