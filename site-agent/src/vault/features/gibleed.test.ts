import path from 'node:path'
import type { Feature, Manifest } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import {
  absence,
  ask,
  options,
  populationOf,
  referenceData,
  studyOf,
} from '../omop/sources.test.fixture.ts'
import { windowDays } from './windows.ts'
import { buildSnapshot } from './build-snapshot.ts'

/**
 * Columns from GiBleed (CDM 5.3.1, upper-case gzipped CSV, 2,694 people) against SQL written another way: sets of
 * people in subqueries and calendar intervals, on DuckDB's own reading of the files.
 */
const folder = path.join(referenceData, 'omop/gibleed')
const table = (name: string) => `read_csv('${folder}/${name}.csv*', all_varchar = true)`
const asOf = '2005-06-30'

const presence = (
  domain: Extract<Feature, { readonly kind: 'presence' }>['domain'],
  concept: number,
  window: keyof typeof windowDays,
  descendants: boolean,
): Feature => ({
  name: `${domain}_${concept}_${window}_${descendants ? 'all' : 'one'}`,
  kind: 'presence',
  domain,
  concepts: [concept],
  descendants,
  window,
})

const places = {
  condition: ['CONDITION_OCCURRENCE', 'condition_concept_id', 'condition_start_date'],
  drug: ['DRUG_EXPOSURE', 'drug_concept_id', 'drug_exposure_start_date'],
  procedure: ['PROCEDURE_OCCURRENCE', 'procedure_concept_id', 'procedure_date'],
  measurement: ['MEASUREMENT', 'measurement_concept_id', 'measurement_date'],
  observation: ['OBSERVATION', 'observation_concept_id', 'observation_date'],
} as const

/** 0 or 1 for every person, by another route. `index` is SQL for the index date of a person of `cohort`. */
async function oracle(
  feature: Extract<Feature, { readonly kind: 'presence' }>,
  cohort: string,
): Promise<readonly unknown[]> {
  const [name, concept, date] = places[feature.domain as keyof typeof places]
  const [id] = feature.concepts
  const wanted = feature.descendants
    ? `select descendant_concept_id from ${table('CONCEPT_ANCESTOR')} where ancestor_concept_id = '${id}'`
    : `select '${id}'`
  const days = windowDays[feature.window]
  const from =
    days === null ? `'0001-01-01'::date` : `(c.index_date - interval '${days}' day)::date`
  const rows = await ask(
    `select cast(count(*) filter (where e.person_id is not null) > 0 as integer)
     from (${cohort}) as c left join ${table(name)} as e
       on e.person_id = c.person_id and e.${concept} in (${wanted})
       and e.${date}::date between ${from} and c.index_date
     group by c.person_id order by c.person_id::bigint`,
  )
  return rows.flat()
}

const source = () => openSource({ model: 'omop', path: folder }, options)

describe.skipIf(absence !== '')(`GiBleed${absence}`, () => {
  const features = [
    presence('condition', 4329847, 'any', true),
    presence('condition', 192671, 'any', true),
    presence('condition', 441840, 'long', true),
    presence('condition', 40481087, 'long', false),
    presence('condition', 40481087, 'short', false),
    presence('drug', 1118084, 'any', true),
    presence('drug', 21604303, 'medium', true),
    presence('procedure', 4187458, 'any', true),
    presence('measurement', 3006322, 'long', false),
    presence('observation', 4167217, 'any', false),
  ] as Extract<Feature, { readonly kind: 'presence' }>[]

  it('has the presences of everyone on a day', async () => {
    const population = populationOf({ asOf })
    const { columns, people, facts } = await buildSnapshot(
      source(),
      studyOf({ features, population }),
    )
    expect(people).toBe(2694)
    expect(facts).toEqual({
      sourceKind: 'omop-folder',
      cdmVersion: '5.3',
      vocabularyVersion: 'v5.0 18-JAN-19',
      statedVersion: '5.3',
    })
    const everyone = `select person_id, date '${asOf}' as index_date from ${table('PERSON')}`
    const shares = []
    for (const feature of features) {
      const column = columns.get(feature.name)!
      expect([...column], feature.name).toEqual(await oracle(feature, everyone))
      shares.push(column.reduce((sum, each) => sum + each, 0))
    }
    // A column of nothing but zeros would agree by accident.
    expect(shares.filter((share) => share > 0 && share < people).length).toBeGreaterThan(6)
  })

  it('has the same for people with a condition, from its first record', async () => {
    const concept = 40481087
    const population = populationOf({ asOf, index: 'cohort-start' })
    const cohorts: Manifest['cohorts'] = [
      {
        id: 'all',
        name: 'x',
        definition: { kind: 'condition', concepts: [concept], descendants: true },
      },
    ]
    const demographics: Feature[] = [
      { name: 'age', kind: 'age', at: null },
      { name: 'male', kind: 'sex', concept: 8507 },
    ]
    const manifest = studyOf({ features: [...demographics, ...features], population, cohorts })
    const { columns, attrition } = await buildSnapshot(source(), manifest)
    const cohort = `select person_id, min(condition_start_date::date) as index_date
      from ${table('CONDITION_OCCURRENCE')}
      where condition_concept_id in (select descendant_concept_id from ${table('CONCEPT_ANCESTOR')}
        where ancestor_concept_id = '${concept}') and condition_start_date <= '${asOf}'
        and person_id in (select person_id from ${table('PERSON')})
      group by person_id`
    const oracleRows = await ask(
      `select (date_part('year', index_date) - year_of_birth::int)::int, (gender_source_value = 'M')::int
       from (${cohort}) as c, ${table('PERSON')} as p
       where p.person_id = c.person_id order by c.person_id::int`,
    )
    expect(attrition).toEqual([
      { step: 'everyone', people: 2694 },
      { step: 'target', people: oracleRows.length },
    ])
    expect(oracleRows.length).toBeGreaterThan(1000)
    expect([...columns.get('age')!]).toEqual(oracleRows.map(([age]) => age))
    expect([...columns.get('male')!]).toEqual(oracleRows.map(([, male]) => male))
    for (const feature of features)
      expect([...columns.get(feature.name)!], feature.name).toEqual(await oracle(feature, cohort))
  })

  it('has no values, so a value is missing for everyone', async () => {
    const feature: Feature = {
      name: 'x',
      kind: 'value',
      domain: 'measurement',
      concept: 3006322,
      unit: null,
      window: 'any',
      pick: 'latest',
      levels: null,
    }
    const { columns } = await buildSnapshot(source(), studyOf({ features: [feature] }))
    expect(columns.get('x')!.every(Number.isNaN)).toBe(true)
  })
})
