import { attritionSteps, isSampanError, noFiles, type Manifest } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import {
  makeFolder,
  options,
  populationOf,
  rowsOf,
  smallCdm,
  studyOf,
} from '../omop/sources.test.fixture.ts'
import { makePopulation } from './population.ts'
import { cohortsIn, populationNeeds } from './study-cohorts.ts'

const condition = (descendants: boolean, concepts = [201826]): Manifest['cohorts'] => [
  { id: 'all', name: 'Condition', definition: { kind: 'condition', concepts, descendants } },
]

/** People of a study in the small CDM: [id, row, index date], and the attrition. */
async function populationIn(
  parts: Partial<Manifest>,
  files: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const source = openSource({ model: 'omop', path: makeFolder({ ...smallCdm, ...files }) }, options)
  const manifest = studyOf(parts)
  try {
    const cohorts = cohortsIn(source, manifest, noFiles)
    const session = await source.connect(populationNeeds(manifest, cohorts))
    const { people, attrition } = await makePopulation(session, manifest, cohorts)
    const rows = await rowsOf(
      session.query(
        'select person_id, person_row, cast(index_date as varchar) from people order by person_row',
      ),
      3,
    )
    session.close()
    expect(attrition.map(({ step }) => step)).toEqual(attritionSteps(manifest))
    return { rows, people, attrition: attrition.map((each) => each.people) }
  } catch (error) {
    if (isSampanError(error)) return { code: error.code, ...error.context }
    throw error
  }
}

const asOf = '2020-06-30'

describe('everyone', () => {
  it('is every person once, in the order of signed 64-bit ids', async () => {
    expect(await populationIn({})).toEqual({
      people: 5,
      attrition: [5, 5],
      rows: [
        [-(2n ** 63n), 0, asOf],
        [3n, 1, asOf],
        [9007199254740992n, 2, asOf],
        [9007199254740993n, 3, asOf],
        [9223372036854775807n, 4, asOf],
      ],
    })
  })

  it('is refused when a person is there twice, or without an id', async () => {
    const twice = { 'person.csv': `${smallCdm['person.csv']}\n3,8507,1950,0,0` }
    const refused = { code: 'source-ids-invalid', table: 'person', reason: 'missing or repeated' }
    expect(await populationIn({}, twice)).toEqual(refused)
    const without = { 'person.csv': `${smallCdm['person.csv']}\n,8507,1950,0,0` }
    expect(await populationIn({}, without)).toEqual(refused)
  })

  it('is refused when there is nobody, or more people than the study allows', async () => {
    const header = smallCdm['person.csv'].split('\n')[0]!
    expect(await populationIn({}, { 'person.csv': header })).toEqual({ code: 'cohort-empty' })
    expect(await populationIn({ largestSite: 4 })).toEqual({
      code: 'people-too-many',
      largestSite: 4,
    })
    expect(await populationIn({ largestSite: 5 })).toMatchObject({ people: 5 })
  })
})

describe('people with a condition', () => {
  it('have it on or before the as-of day, with what is below it; orphan rows are no people', async () => {
    expect(await populationIn({ cohorts: condition(true) })).toEqual({
      people: 2,
      attrition: [5, 2],
      rows: [
        [3n, 0, asOf],
        [9007199254740992n, 1, asOf],
      ],
    })
    expect(await populationIn({ cohorts: condition(false) })).toMatchObject({ attrition: [5, 1] })
    const later = populationOf({ asOf: '2020-07-01' })
    expect(await populationIn({ cohorts: condition(true), population: later })).toMatchObject({
      attrition: [5, 3],
    })
  })

  it('start with the first record when the study says so', async () => {
    const population = populationOf({ index: 'cohort-start' })
    expect(await populationIn({ cohorts: condition(true), population })).toMatchObject({
      rows: [
        [3n, 0, '2019-01-01'],
        [9007199254740992n, 1, '2019-07-01'],
      ],
    })
  })

  it('are nobody for concept 0 and for one that nobody has', async () => {
    const files = {
      'condition_occurrence.csv': smallCdm['condition_occurrence.csv'].replaceAll('443238', '0'),
    }
    expect(await populationIn({ cohorts: condition(false, [0]) }, files)).toEqual({
      code: 'cohort-empty',
    })
    expect(await populationIn({ cohorts: condition(true, [99]) })).toEqual({ code: 'cohort-empty' })
  })

  it('include the listed concept when concept_ancestor lacks the row for itself', async () => {
    const files = {
      'concept_ancestor.csv': smallCdm['concept_ancestor.csv'].replace('201826,201826,0,0\n', ''),
    }
    expect(await populationIn({ cohorts: condition(true) }, files)).toMatchObject({ people: 2 })
  })
})
