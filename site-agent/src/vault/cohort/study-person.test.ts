import type { Feature, Manifest } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../features/build-snapshot.ts'
import { openSource } from '../omop/open-source.ts'
import { makeFolder, options, populationOf, studyOf } from '../omop/sources.test.fixture.ts'
import { atlasCohorts, plainDefinition } from './atlas-study.test.support.ts'

/** A person's observation periods and records, and whether the person is in the population: null, or the columns. */
interface Case {
  readonly periods?: readonly (readonly [from: string, to: string])[]
  readonly target?: string
  readonly comparator?: string
  readonly outcomes?: readonly string[]
  /** treatment, outcome, outcome-count, time-to-event. */
  readonly expected: readonly number[] | null
}

const observed = [['2018-01-01', '2020-06-30']] as const
const concepts = { target: 10, comparator: 30, outcome: 20 }

function cdmOf(cases: readonly Case[]): Readonly<Record<string, string>> {
  const lines = (head: string, rows: readonly string[]): string => [head, ...rows].join('\n')
  const everyPeriod = cases.flatMap(({ periods = observed }, k) =>
    periods.map(([from, to]) => `${k + 1},${from},${to}`),
  )
  const records = cases.flatMap(({ target, comparator, outcomes = [] }, k) => [
    ...(target === undefined ? [] : [`${k + 1},${concepts.target},${target},${target}`]),
    ...(comparator === undefined
      ? []
      : [`${k + 1},${concepts.comparator},${comparator},${comparator}`]),
    ...outcomes.map((day) => `${k + 1},${concepts.outcome},${day},${day}`),
  ])
  const numbered = (rows: readonly string[]) => rows.map((row, k) => `${k + 1},${row}`)
  return {
    'person.csv': lines(
      'person_id,gender_concept_id,year_of_birth',
      cases.map((_, k) => `${k + 1},8507,1950`),
    ),
    'cdm_source.csv': 'cdm_source_name,cdm_version\nSmall,v5.4.0',
    'observation_period.csv': lines(
      'observation_period_id,person_id,observation_period_start_date,observation_period_end_date',
      numbered(everyPeriod),
    ),
    'condition_occurrence.csv': lines(
      'condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date,visit_occurrence_id',
      numbered(records.map((record) => `${record},`)),
    ),
    'concept.csv': lines(
      'concept_id,invalid_reason',
      Object.values(concepts).map((id) => `${id},`),
    ),
  }
}

const features: Feature[] = [
  { name: 'arm', kind: 'treatment' },
  { name: 'any', kind: 'outcome' },
  { name: 'count', kind: 'outcome-count' },
  { name: 'time', kind: 'time-to-event' },
]
const range = { low: 0, high: 10_000, outside: 'refuse' } as const

async function rowsOf(
  cases: readonly Case[],
  population: Partial<Manifest['population']>,
  cohorts = definitions,
): Promise<{ readonly rows: readonly (readonly number[])[]; readonly steps: readonly number[] }> {
  const source = openSource({ model: 'omop', path: makeFolder(cdmOf(cases)) }, options)
  const manifest = studyOf({
    cohorts: cohorts.cohorts,
    population: populationOf({
      target: 'target',
      outcome: 'outcome',
      asOf: '2020-12-31',
      index: 'cohort-start',
      ...population,
    }),
    features,
    ranges: { count: range, time: range },
  })
  const { people, columns, attrition } = await buildSnapshot(source, manifest, {
    files: cohorts.files,
  })
  const rows = Array.from({ length: people }, (_, k) =>
    features.map(({ name }) => columns.get(name)![k]!),
  )
  return { rows, steps: attrition.map((step) => step.people) }
}

/** Thirty days from the first record; every record of the outcome. */
const definitions = atlasCohorts({
  target: plainDefinition('ConditionOccurrence', concepts.target, { offset: ['StartDate', 30] }),
  comparator: plainDefinition('ConditionOccurrence', concepts.comparator, {
    offset: ['StartDate', 30],
  }),
  outcome: plainDefinition('ConditionOccurrence', concepts.outcome, {
    limit: 'All',
    offset: ['StartDate', 0],
  }),
})
const june: Case = { target: '2019-06-01', expected: [1, 0, 0, 30] }

/** Risk from the day after the index to the end of the cohort: 2 June to 1 July, where nothing ends before. */
const edges: readonly (readonly [string, Case])[] = [
  ['nothing happens', june],
  ['on the index day', { ...june, outcomes: ['2019-06-01'], expected: null }],
  ['on the first day of risk', { ...june, outcomes: ['2019-06-02'], expected: [1, 1, 1, 1] }],
  ['on the last day of risk', { ...june, outcomes: ['2019-07-01'], expected: [1, 1, 1, 30] }],
  ['a day too late', { ...june, outcomes: ['2019-07-02'] }],
  ['long before', { ...june, outcomes: ['2018-01-01'], expected: null }],
  ['before observation', { ...june, outcomes: ['2017-12-31'] }],
  [
    'twice, and once more on the same day',
    { ...june, outcomes: ['2019-06-20', '2019-06-03', '2019-06-20'], expected: [1, 1, 2, 2] },
  ],
  ['one day of risk', { ...june, periods: [['2018-01-01', '2019-06-02']], expected: null }],
  ['two days', { ...june, periods: [['2018-01-01', '2019-06-03']], expected: [1, 0, 0, 2] }],
  ['leaves on the index day', { ...june, periods: [['2018-01-01', '2019-06-01']], expected: null }],
  [
    'outcome on the last day',
    {
      ...june,
      periods: [['2018-01-01', '2019-06-03']],
      outcomes: ['2019-06-03'],
      expected: [1, 1, 1, 2],
    },
  ],
  ['seen for 365 days', { ...june, periods: [['2018-06-01', '2020-06-30']] }],
  ['seen for 364 days', { ...june, periods: [['2018-06-02', '2020-06-30']], expected: null }],
  [
    'seen with a gap',
    {
      ...june,
      periods: [
        ['2017-01-01', '2019-04-30'],
        ['2019-05-01', '2020-06-30'],
      ],
      expected: null,
    },
  ],
  [
    'until the as-of day',
    {
      periods: [['2018-01-01', '2025-12-31']],
      target: '2020-12-20',
      outcomes: ['2021-01-01'],
      expected: [1, 0, 0, 11],
    },
  ],
  [
    'after the as-of day',
    { periods: [['2018-01-01', '2025-12-31']], target: '2021-01-01', expected: null },
  ],
  ['not in the cohort', { outcomes: ['2019-06-02'], expected: null }],
]
const strict = {
  washoutDays: 365,
  priorOutcome: 'remove',
  timeAtRisk: {
    start: 1,
    startAnchor: 'cohort start',
    end: 0,
    endAnchor: 'cohort end',
    minimumDays: 1,
  },
} as const

describe('a study population, as createStudyPopulation makes it', () => {
  it.each(edges)('%s', async (_, person) => {
    // With somebody beside, so that nobody is not an empty cohort.
    const { rows } = await rowsOf([person, june], strict)
    expect(rows).toEqual([...(person.expected === null ? [] : [person.expected]), june.expected])
  })

  it('counts people after each step', async () => {
    const { rows, steps } = await rowsOf(
      edges.map(([, person]) => person),
      strict,
    )
    const expected = edges.flatMap(([, { expected: row }]) => (row === null ? [] : [row]))
    expect(rows).toEqual(expected)
    // everyone, initial event, target; observed; washout; no prior outcome; time at risk
    expect(steps).toEqual([18, 16, 16, 16, 14, 12, 10])
  })

  it('keeps those with an outcome before, and with no day at all only when none is asked for', async () => {
    const { timeAtRisk } = strict
    const people = [
      { ...june, outcomes: ['2019-06-01', '2019-06-05'] },
      { ...june, periods: [['2018-01-01', '2019-06-02']] as const },
      { ...june, periods: [['2018-01-01', '2019-06-01']] as const },
    ]
    const lax = { priorOutcome: 'keep', timeAtRisk: { ...timeAtRisk, minimumDays: 0 } } as const
    expect((await rowsOf(people, lax)).rows).toEqual([
      [1, 1, 1, 4],
      [1, 0, 0, 1],
    ])
  })

  it('measures risk from the end of the cohort, and an outcome before it is prior', async () => {
    const timeAtRisk = {
      start: -5,
      startAnchor: 'cohort end',
      end: 10,
      endAnchor: 'cohort end',
      minimumDays: 15,
    } as const
    const people = [
      { ...june, outcomes: ['2019-06-25'] },
      { ...june, outcomes: ['2019-06-26'] },
      { ...june, outcomes: ['2019-07-11'] },
    ]
    const { rows } = await rowsOf(people, { priorOutcome: 'remove', timeAtRisk })
    expect(rows).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 16],
    ])
  })
})

it('looks at nothing after the as-of day, however far a window reaches', async () => {
  const timeAtRisk = { ...strict.timeAtRisk, end: 365, endAnchor: 'cohort start' } as const
  const person: Case = {
    periods: [['2018-01-01', '2025-12-31']],
    target: '2020-12-20',
    outcomes: ['2021-01-05'],
    expected: null,
  }
  expect((await rowsOf([person], { ...strict, timeAtRisk })).rows).toEqual([[1, 0, 0, 11]])
})

describe('two cohorts', () => {
  const other: Case = { comparator: '2019-06-01', expected: [0, 0, 0, 30] }
  const people: readonly Case[] = [
    june,
    other,
    { ...june, comparator: '2019-06-02', expected: [1, 0, 0, 30] },
    { ...other, target: '2019-06-02', expected: [0, 0, 0, 30] },
    { ...june, comparator: '2019-06-01', expected: null },
  ]
  const compared = (both: 'keep-first' | 'remove') => ({
    ...strict,
    comparator: { cohort: 'comparator', both },
  })

  it('have a person in the one that came first, and in neither when both came on one day', async () => {
    const { rows, steps } = await rowsOf(people, compared('keep-first'))
    expect(rows.map(([arm]) => arm)).toEqual([1, 0, 1, 0])
    expect(steps).toEqual([5, 5, 4, 4, 4, 4, 4])
  })

  it('have nobody of both when the study says so', async () => {
    const { rows, steps } = await rowsOf(people, compared('remove'))
    expect(rows.map(([arm]) => arm)).toEqual([1, 0])
    expect(steps).toEqual([5, 5, 2, 2, 2, 2, 2])
  })
})

describe('cohorts of a condition', () => {
  const condition = (id: string, concept: number) => ({
    ...{ id, name: id },
    definition: { kind: 'condition' as const, concepts: [concept], descendants: false },
  })
  const own = {
    cohorts: [condition('target', concepts.target), condition('outcome', concepts.outcome)],
    files: new Map<string, Uint8Array>(),
  }

  it('start once, with the first record, and end with observation', async () => {
    const people: readonly Case[] = [
      { ...june, outcomes: ['2019-07-01', '2019-06-10'] },
      { ...june, outcomes: ['2017-01-01', '2019-06-10'] },
      { ...june, periods: [['2018-01-01', '2019-06-20']] },
      { ...june, periods: [['2019-06-02', '2020-06-30']] },
      {
        ...june,
        periods: [
          ['2018-01-01', '2019-06-01'],
          ['2019-05-01', '2019-06-11'],
        ],
      },
    ]
    const { rows, steps } = await rowsOf(people, strict, own)
    expect(rows).toEqual([
      [1, 1, 1, 9],
      [1, 0, 0, 19],
      [1, 0, 0, 10],
    ])
    // everyone, target; observed; washout; no prior outcome; time at risk
    expect(steps).toEqual([5, 5, 4, 4, 3, 3])
  })
})
