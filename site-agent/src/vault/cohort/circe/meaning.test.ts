import { expect, it } from 'vitest'
import { answer, type Place } from './answer.test.support.ts'
import { describeBoth, type Tables } from './databases.test.support.ts'
import { small } from './small-definition.test.support.ts'

/** Points that others got wrong, and what the reference data have nothing of, counted by hand. */
const observed = (person: number, start = '2000-01-01', end = '2020-12-31') => ({
  observation_period_id: person,
  person_id: person,
  observation_period_start_date: start,
  observation_period_end_date: end,
})

const drug = (id: number, person: number, start: string, more: object = {}) => ({
  drug_exposure_id: id,
  person_id: person,
  drug_concept_id: 100,
  drug_exposure_start_date: start,
  ...more,
})

/** 100 above 101 (valid) and 102 (invalid); 103 maps to 100, 104 to 101, 105 no longer to 100. */
const vocabulary: Tables = {
  concept: [
    { concept_id: 100 },
    { concept_id: 101 },
    { concept_id: 102, invalid_reason: 'D' },
    { concept_id: 103 },
    { concept_id: 104 },
    { concept_id: 105 },
  ],
  concept_ancestor: [100, 101, 102].map((id) => ({
    ancestor_concept_id: 100,
    descendant_concept_id: id,
  })),
  concept_relationship: [
    { concept_id_1: 103, concept_id_2: 100, relationship_id: 'Maps to' },
    { concept_id_1: 104, concept_id_2: 101, relationship_id: 'Maps to' },
    { concept_id_1: 105, concept_id_2: 100, relationship_id: 'Maps to', invalid_reason: 'D' },
    { concept_id_1: 100, concept_id_2: 103, relationship_id: 'Mapped from' },
  ],
}

/** Person k was given the drug with concept 100 + k. */
const oneEach: Tables = {
  ...vocabulary,
  person: [0, 1, 2, 3, 4, 5].map((k) => ({ person_id: k })),
  observation_period: [0, 1, 2, 3, 4, 5].map((k) => observed(k)),
  drug_exposure: [0, 1, 2, 3, 4, 5].map((k) => ({
    ...drug(k, k, '2010-01-01'),
    drug_concept_id: 100 + k,
  })),
}

const item = (id: number, more: object = {}): object => ({ concept: { CONCEPT_ID: id }, ...more })

function drugs(items: readonly object[], more: object = {}, members: object = {}): string {
  return JSON.stringify({
    ...small({ criterion: { DrugExposure: { CodesetId: 1, ...members } } }),
    ConceptSets: [{ id: 1, name: '', expression: { items } }],
    ...more,
  })
}

const atItsEnd = { EndStrategy: { DateOffset: { DateField: 'EndDate', Offset: 0 } } }
const below = { includeDescendants: true }
const mapped = { includeMapped: true }

/** A rule about the event itself. */
function sameDay(members: object): object {
  const now = { Days: 0, Coeff: 1 }
  const criterion = {
    Criteria: { DrugExposure: { CodesetId: 1, ...members } },
    StartWindow: { Start: now, End: now },
    Occurrence: { Type: 2, Count: 1 },
  }
  return { name: '', expression: { Type: 'ALL', CriteriaList: [criterion] } }
}

describeBoth('meaning', (open, on) => {
  suite((tables) => open(tables, on === 'duckdb' ? '5.4' : '5.3'))
})

function suite(open: (tables: Tables) => Promise<Place>): void {
  const timeout = 30_000

  it('of concept sets', { timeout }, async () => {
    const place = await open(oneEach)
    const people = async (...items: readonly object[]) =>
      (await answer(place, drugs(items))).rows.map(([person]) => Number(person))
    expect(await people(item(100))).toEqual([0])
    // Listed is listed, valid or not, as in circe 1.11; what the vocabulary does not have is nothing.
    expect(await people(item(102), item(999))).toEqual([2])
    expect(await people(item(100, below))).toEqual([0, 1])
    expect(await people(item(100, mapped))).toEqual([0, 3])
    expect(await people(item(100, { ...below, ...mapped }))).toEqual([0, 1, 3, 4])
    expect(await people(item(100, below), item(101, { isExcluded: true }))).toEqual([0])
    expect(
      await people(item(100, { ...below, ...mapped }), item(101, { isExcluded: true, ...mapped })),
    ).toEqual([0, 3])
    expect(await people(item(101), item(100, { isExcluded: true, ...below }))).toEqual([])
  })

  it('of the end of an exposure: its own, its days of supply, a day', { timeout }, async () => {
    const place = await open({
      ...vocabulary,
      observation_period: [1, 2, 3].map((k) => observed(k)),
      drug_exposure: [
        drug(1, 1, '2010-01-01', { drug_exposure_end_date: '2010-01-05', days_supply: 30 }),
        drug(2, 2, '2010-01-01', { days_supply: 30 }),
        drug(3, 3, '2010-01-01'),
      ],
    })
    const { rows } = await answer(place, drugs([item(100)], atItsEnd))
    expect(rows.map(([, , end]) => end)).toEqual(['2010-01-05', '2010-01-31', '2010-01-02'])
  })

  it(
    'of eras of a drug, by its source concept too, with a supply of the definition',
    { timeout },
    async () => {
      const place = await open({
        ...vocabulary,
        observation_period: [observed(1)],
        drug_exposure: [
          drug(1, 1, '2010-01-01'),
          drug(2, 1, '2010-01-15', { drug_concept_id: 0, drug_source_concept_id: 100 }),
          drug(3, 1, '2010-03-01', { drug_exposure_end_date: '2010-12-31' }),
        ],
      })
      const era = (more: object) =>
        drugs(
          [item(100)],
          { EndStrategy: { CustomEra: { DrugCodesetId: 1, ...more } } },
          { First: true },
        )
      const end = async (more: object) => (await answer(place, era(more))).rows.map((row) => row[2])
      expect(await end({ GapDays: 12 })).toEqual(['2010-01-02'])
      expect(await end({ GapDays: 13 })).toEqual(['2010-01-16'])
      // The offset joins as well.
      expect(await end({ GapDays: 10, Offset: 3 })).toEqual(['2010-01-19'])
      expect(await end({ GapDays: 10, Offset: 3, DaysSupplyOverride: 0 })).toEqual(['2010-01-04'])
      expect(await end({ GapDays: 10, DaysSupplyOverride: 10 })).toEqual(['2010-01-25'])
      expect(await end({ GapDays: 60 })).toEqual(['2010-12-31'])
    },
  )

  it('of First: the first event, and then the question about it', { timeout }, async () => {
    const place = await open({
      ...vocabulary,
      observation_period: [observed(1), observed(2)],
      drug_exposure: [
        drug(2, 1, '2005-01-01', { days_supply: 5 }),
        drug(1, 1, '2006-01-01', { days_supply: 50 }),
        drug(3, 2, '2006-01-01', { days_supply: 50 }),
        drug(4, 2, '2007-01-01', { days_supply: 50 }),
      ],
    })
    const long = { DaysSupply: { Op: 'gt', Value: 10 } }
    const rows = async (text: string) =>
      (await answer(place, text)).rows.map(([person, start]) => [Number(person), start])
    expect(await rows(drugs([item(100)], {}, { ...long, First: true }))).toEqual([
      [2, '2006-01-01'],
    ])
    const definition = JSON.parse(drugs([item(100)], {}, long)) as { PrimaryCriteria: object }
    const limited = {
      ...definition,
      PrimaryCriteria: { ...definition.PrimaryCriteria, PrimaryCriteriaLimit: { Type: 'First' } },
    }
    expect(await rows(JSON.stringify(limited))).toEqual([
      [1, '2006-01-01'],
      [2, '2006-01-01'],
    ])
  })

  it('of the best event: the most rules, and then the first rule', { timeout }, async () => {
    const place = await open({
      ...vocabulary,
      observation_period: [observed(1), observed(2)],
      drug_exposure: [
        drug(1, 1, '2005-01-01', { days_supply: 1 }),
        drug(2, 1, '2006-01-01', { days_supply: 2 }),
        drug(3, 2, '2005-01-01', { days_supply: 3 }),
        drug(4, 2, '2006-01-01', { days_supply: 1 }),
      ],
    })
    // By days of supply: 1 fits the first rule, 2 the others, 3 the last.
    const rules = [
      ['lt', 2],
      ['eq', 2],
      ['gt', 1],
    ].map(([Op, Value]) => sameDay({ DaysSupply: { Op, Value } }))
    const { counts } = await answer(place, drugs([item(100)], { InclusionRules: rules }))
    const numbers = ({ base, final, rules: each }: typeof counts.best) => [
      base,
      final,
      each.map(({ fitting, gained, remaining }) => [fitting, gained, remaining]),
    ]
    const none = [0, 0]
    expect(numbers(counts.events)).toEqual([
      4,
      0,
      [
        [2, 1, 2],
        [1, 0, 0],
        [2, 0, 0],
      ],
    ])
    expect(numbers(counts.best)).toEqual([
      2,
      0,
      [
        [1, 1, 1],
        [1, ...none],
        [1, ...none],
      ],
    ])
  })

  it('of days from 1900 to 2199, and of nobody', { timeout }, async () => {
    const place = await open({
      ...vocabulary,
      observation_period: [observed(1, '1900-01-01', '2199-12-31')],
      drug_exposure: [drug(1, 1, '1900-01-01'), drug(2, 1, '2199-12-31')],
    })
    const { rows } = await answer(place, drugs([item(100)], atItsEnd))
    expect(rows).toEqual([
      [1n, '1900-01-01', '1900-01-02'],
      [1n, '2199-12-31', '2199-12-31'],
    ])
    const { counts } = await answer(place, drugs([item(103)]))
    expect(counts).toMatchObject({ entries: 0, people: 0, best: { base: 0, final: 0 } })
  })
}
