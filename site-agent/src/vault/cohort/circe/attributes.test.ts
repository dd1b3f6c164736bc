import {
  type Attribute,
  commonDistinct,
  demographicAttributes,
  eventDomains,
  type EventDomain,
  parseCohort,
} from '@sampan/shared'
import { beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../omop/sources.test.fixture.ts'
import type { CdmVersion } from '../../omop/source.ts'
import type { Place as Database } from './answer.test.support.ts'
import { compileCohort } from './compile.ts'
import { describeBoth, type Tables } from './databases.test.support.ts'
import { conceptIn, everySet, questions, setOf } from './every-attribute.test.support.ts'
import { runCohort } from './run-cohort.ts'

/**
 * Every attribute of every domain, against three people of whom the answer is known beforehand: what is asked holds for
 * the first, not for the second, and the third has no value. Their concepts differ by column, their numbers are 5 and 50, their
 * texts 'alpha' and 'beta', their events in 2010 (10 days, aged 20) and 2012 (29 days, aged 62); the third's in 2014.
 */
const years = [1990, 1950, 1900]
const starts = ['2010-01-01', '2012-02-01', '2014-01-01']
const ends = ['2010-01-11', '2012-03-01', '2014-12-01']
const numbers: Readonly<Record<string, readonly number[]>> = {
  range_low: [8, 12],
  range_high: [9, 13],
}

function valueOf(attribute: Attribute, person: number): string | number | null {
  const { place, form } = attribute
  if (person === 2 || !('column' in place)) return null
  if (form === 'text') return ['alpha', 'beta'][person] ?? null
  if (form === 'number' || form === 'integer')
    return (numbers[place.column] ?? [5, 50])[person] ?? null
  return conceptIn(place.column, person)
}

const people = [0, 1, 2]

type Row = Record<string, string | number | null>

function eventRow(domain: EventDomain, person: number): Row {
  const row: Row = { person_id: person + 1, [domain.id]: person + 1 }
  if (domain.concept !== null) row[domain.concept] = 7
  if (domain.source !== null) row[domain.source[1]] = conceptIn(domain.source[1], person)
  if (domain.visit) row['visit_occurrence_id'] = person + 1
  row[domain.start] = starts[person] ?? null
  if (domain.end.column !== null) row[domain.end.column] = ends[person] ?? null
  const attributes = attributeCells(domain, person)
  const counted = Object.values(domain.distinct).filter((column) => column !== 'length')
  return {
    ...Object.fromEntries(counted.map((column) => [column, person + 1])),
    ...row,
    ...attributes,
  }
}

function attributeCells(domain: EventDomain, person: number): Row {
  const row: Row = {}
  for (const attribute of Object.values(domain.attributes)) {
    const { place } = attribute
    if (place.of === 'event') row[place.column] = valueOf(attribute, person)
    if (place.of === 'provider') row['provider_id'] = person + 1
    if (place.of === 'care-site') row['care_site_id'] = person + 1
  }
  return row
}

function tables(): Tables {
  const each = (row: (person: number) => Record<string, string | number | null>) => people.map(row)
  const events = Object.values(eventDomains).map((domain) => [
    domain.table,
    each((person) => eventRow(domain, person)),
  ])
  return {
    ...(Object.fromEntries(events) as Tables),
    concept: everySet.map(({ concept }) => ({ concept_id: concept })),
    person: each((k) => ({
      person_id: k + 1,
      year_of_birth: years[k] ?? null,
      gender_concept_id: conceptIn('gender_concept_id', k),
      race_concept_id: conceptIn('race_concept_id', k),
      ethnicity_concept_id: conceptIn('ethnicity_concept_id', k),
    })),
    provider: each((k) => ({
      provider_id: k + 1,
      specialty_concept_id: conceptIn('specialty_concept_id', k),
    })),
    care_site: each((k) => ({
      care_site_id: k + 1,
      place_of_service_concept_id: conceptIn('place_of_service_concept_id', k),
    })),
    visit_occurrence: each((k) => ({
      ...eventRow(eventDomains.VisitOccurrence, k),
      visit_concept_id: conceptIn('visit_concept_id', k),
    })),
  }
}

const always = { Start: { Coeff: -1 }, End: { Coeff: 1 } }

const rule = (expression: object): object => ({
  name: '',
  expression: { Type: 'ALL', ...expression },
})
const eventRule = (name: string, members: object, occurrence: object = {}): object =>
  rule({
    CriteriaList: [
      {
        Criteria: { [name]: members },
        StartWindow: always,
        Occurrence: { Type: 2, Count: 1, ...occurrence },
      },
    ],
  })

/** The people who fit each rule. */
async function fitting(database: Database, rules: readonly object[]): Promise<readonly number[][]> {
  const cohort = compileCohort(
    parseCohort(
      JSON.stringify({
        ConceptSets: everySet.map(({ id, definition }) => ({ id, ...definition })),
        PrimaryCriteria: {
          CriteriaList: [{ ObservationPeriod: {} }],
          ObservationWindow: {},
          PrimaryCriteriaLimit: {},
        },
        InclusionRules: rules,
      }),
    ),
    database.dialect,
  )
  const session = await database.connect(cohort.needs)
  try {
    await runCohort(session, cohort)
    const [, table = ''] = /left join (circe_inclusion_\d+)/.exec(cohort.masks.sql) ?? []
    const hits = await rowsOf(session.query(`select part, person_id from ${table} order by 2`), 2)
    return rules.map((_, k) =>
      hits.filter(([part]) => part === k).map(([, person]) => Number(person)),
    )
  } finally {
    session.close()
  }
}

/** The CDM's own rule for the names of its columns; what keeps to another is said. */
const otherwise: Readonly<Record<string, string>> = {
  'ConditionEra.OccurrenceCount': 'condition_occurrence_count',
  'DrugEra.OccurrenceCount': 'drug_exposure_count',
  'Specimen.SourceId': 'specimen_source_id',
}

describe('the column of an attribute', () => {
  const all = Object.entries(eventDomains).flatMap(([domain, { attributes }]) =>
    Object.entries(attributes).flatMap(([name, { place, form }]) =>
      place.of === 'event' ? [[`${domain}.${name}`, name, form, place.column] as const] : [],
    ),
  )
  it.each(all)('%s', (whole, name, form, column) => {
    const isConcept = ['concepts', 'selection', 'set'].includes(form)
    const stem = isConcept ? name.replace(/CS$/, '').replace(/Concept$/, '') : name
    const snake = stem.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
    expect(column).toBe(otherwise[whole] ?? (isConcept ? `${snake}_concept_id` : snake))
  })
})

describeBoth('attributes', (open) => {
  suite((version) => open(tables(), version))
})

function suite(open: (version: CdmVersion) => Promise<Database>): void {
  describe.each<CdmVersion>(['5.3', '5.4'])('CDM %s', (version) => {
    const opened: { database?: Database } = {}
    beforeAll(async () => {
      opened.database = await open(version)
    }, 60_000)
    const ask = (rules: readonly object[]) => {
      if (opened.database === undefined) throw new Error('no database')
      return fitting(opened.database, rules)
    }

    it.each(Object.entries(eventDomains))('%s', { timeout: 30_000 }, async (name, domain) => {
      const asked = Object.entries(domain.attributes).flatMap((each) => questions(...each))
      const source =
        domain.source === null
          ? []
          : [{ asked: { [domain.source[0]]: setOf(domain.source[1]) }, fits: [1] }]
      const all = [...asked, ...source]
      expect(await ask(all.map((question) => eventRule(name, question.asked)))).toEqual(
        all.map(({ fits }) => fits),
      )
    })

    it.each(Object.entries(eventDomains))(
      'distinct counts of %s',
      { timeout: 30_000 },
      async (name, domain) => {
        const columns = [...commonDistinct, ...Object.keys(domain.distinct)]
        const none = domain.visit ? [] : ['VISIT_ID']
        const found = await ask(
          columns.map((CountColumn) => eventRule(name, {}, { IsDistinct: true, CountColumn })),
        )
        for (const [k, column] of columns.entries())
          expect([column, found[k]?.slice(0, 2)]).toEqual([
            column,
            none.includes(column) ? [] : [1, 2],
          ])
      },
    )

    it('of the person', { timeout: 30_000 }, async () => {
      const all = Object.entries(demographicAttributes).flatMap((each) => questions(...each))
      const found = await ask(all.map(({ asked }) => rule({ DemographicCriteriaList: [asked] })))
      expect(found).toEqual(all.map(({ fits }) => fits))
    })
  })
}
