import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cdmColumns, tableNames, type CdmTable } from '../hospitals/cdm-tables.ts'
import { askOf, planOf, temporaryFolder } from './cdm.test.support.ts'
import { writeCdm } from './write-cdm.ts'

/** Every row of a small CDM held against the rules of the data model, by SQL of the test's own. */
const folder = temporaryFolder()
const plans = {
  'CDM 5.4': planOf('north', { people: 200 }),
  'CDM 5.3 with long ids': planOf('delta', { people: 200, version: '5.3', ids: 'wide' }),
}
const fileOf = (name: string) => path.join(folder, `${name}.duckdb`)
beforeAll(async () => {
  for (const [name, plan] of Object.entries(plans)) await writeCdm(fileOf(name), plan)
})

const has = (table: CdmTable, column: string) =>
  cdmColumns(table).some(({ name }) => name === column)
const ofPeople = tableNames().filter((table) => has(table, 'person_id') && table !== 'person')
/** From which day to which an event lasts; both versions have these columns. */
const spans = ofPeople.flatMap((table) => {
  const names = cdmColumns(table, '5.3').flatMap(({ name, type }) =>
    type === 'date' ? [name] : [],
  )
  const [start, end = start] = names.filter((name) => !name.startsWith('verbatim'))
  return start === undefined || table === 'observation_period' ? [] : [[table, start, end] as const]
})

describe.each(Object.entries(plans))('%s', (name, { version }) => {
  const count = (sql: string) =>
    askOf(fileOf(name), async (ask) => Number((await ask(`select count(*) from ${sql}`))[0]![0]))

  it('has rows in every table, with the columns of its version', async () => {
    await askOf(fileOf(name), async (ask) => {
      for (const table of tableNames()) {
        const found = (await ask(`describe ${table}`)).map(([column]) => column)
        expect(found, table).toEqual(cdmColumns(table, version).map((column) => column.name))
        expect(Number((await ask(`select count(*) from ${table}`))[0]![0]), table).toBeGreaterThan(
          0,
        )
      }
    })
  })

  it.each(ofPeople)('has no row of nobody in %s', async (table) => {
    expect(await count(`${table} anti join person using (person_id)`)).toBe(0)
  })

  it('has every id once', async () => {
    for (const table of tableNames().filter((each) => has(each, `${each}_id`))) {
      const repeated = `(select ${table}_id from ${table} group by all having count(*) > 1)`
      expect(await count(repeated), table).toBe(0)
    }
    expect(await count('(select person_id from death group by all having count(*) > 1)')).toBe(0)
  })

  it.each(spans)(
    'has every day of %s within one period of observation',
    async (table, start, end) => {
      // What has no end lasts one day in an era, and may have begun on the last.
      const last =
        table === 'condition_era' ? `greatest(${start}, ${end} - 1)` : `coalesce(${end}, ${start})`
      const outside = `${table} e where not exists (select 1 from observation_period o
      where o.person_id = e.person_id and observation_period_start_date <= ${start}
        and ${start} <= ${last} and ${last} <= observation_period_end_date)`
      expect(await count(outside)).toBe(0)
    },
  )

  it('has periods that do not touch, and nothing after death', async () => {
    const touching = `observation_period a join observation_period b using (person_id)
      where a.observation_period_id < b.observation_period_id
        and a.observation_period_end_date + 1 >= b.observation_period_start_date`
    expect(await count(touching)).toBe(0)
    expect(
      await count(
        'death join observation_period using (person_id) where observation_period_end_date > death_date',
      ),
    ).toBe(0)
    expect(
      await count(`(select person_id from observation_period group by all having count(*) = 2)`),
    ).toBeGreaterThan(5)
  })

  it('has events of a visit on its days, and wards within stays', async () => {
    for (const [table, start] of spans.filter(
      ([each]) => has(each, 'visit_occurrence_id') && each !== 'visit_occurrence',
    )) {
      const wrong = `${table} e left join visit_occurrence v using (visit_occurrence_id)
        where e.visit_occurrence_id is not null and (v.person_id is null or v.person_id <> e.person_id
          or e.${start} < v.visit_start_date or e.${start} > v.visit_end_date)`
      expect(await count(wrong), table).toBe(0)
      expect(await count(`${table} where visit_occurrence_id is not null`), table).toBeGreaterThan(
        50,
      )
    }
    expect(
      await count(
        `visit_detail join visit_occurrence using (visit_occurrence_id) where visit_detail_end_date > visit_end_date`,
      ),
    ).toBe(0)
  })

  it('has concepts that the vocabulary has, each below itself, in the domain of their table', async () => {
    for (const table of tableNames().filter((each) => each !== 'cdm_source')) {
      const columns = cdmColumns(table, version).map((column) => column.name)
      const known = columns
        .filter((column) => column.endsWith('_concept_id') && column !== 'vocabulary_concept_id')
        .map((column) => `(${column} <> 0 and ${column} not in (select concept_id from concept))`)
      if (known.length > 0)
        expect(await count(`${table} where ${known.join(' or ')}`), table).toBe(0)
    }
    expect(
      await count(
        'concept c anti join concept_ancestor on ancestor_concept_id = concept_id and descendant_concept_id = concept_id',
      ),
    ).toBe(0)
    for (const domain of ['condition', 'procedure', 'drug', 'device']) {
      const table = `${domain}_${['drug', 'device'].includes(domain) ? 'exposure' : 'occurrence'}`
      const foreign = `${table} join concept on concept_id = ${domain}_concept_id where domain_id`
      expect(await count(`${foreign} <> '${domain[0]!.toUpperCase()}${domain.slice(1)}'`)).toBe(0)
    }
  })
})

describe('long ids', () => {
  it('are negative and beyond what a binary64 tells apart', async () => {
    await askOf(fileOf('CDM 5.3 with long ids'), async (ask) => {
      const people = (await ask('select person_id from person')).map(([id]) => BigInt(String(id)))
      expect(people.filter((id) => id < 0n).length).toBeGreaterThan(25)
      expect(new Set(people.map(Number)).size).toBeLessThan(people.length - 25)
      const events = (await ask('select measurement_id from measurement')).flat()
      expect(new Set(events.map(Number)).size).toBeLessThan(events.length - 25)
    })
  })
})
