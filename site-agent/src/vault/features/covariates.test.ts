import { covariateId, isSampanError, type Feature, type Manifest } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import type { Session, Source } from '../omop/source.ts'
import { makeFolder, options, populationOf, studyOf } from '../omop/sources.test.fixture.ts'
import { buildSnapshot } from './build-snapshot.ts'
import { handCdm, withoutVocabulary } from './hand-cdm.test.data.ts'

/** Ids and values against tables worked out by hand; the index date is 2020-06-30, in a leap year. */
type Files = Readonly<Record<string, string>>
const source = (files: Files) => openSource({ model: 'omop', path: makeFolder(files) }, options)

async function columnsOf(
  features: readonly Feature[],
  parts: Partial<Manifest> = {},
  files: Files = handCdm,
) {
  const manifest = studyOf({ features: [...features], ...parts })
  const { columns } = await buildSnapshot(source(files), manifest)
  return features.map(({ name }) => [...columns.get(name)!])
}

type Of<K extends Feature['kind']> = Extract<Feature, { readonly kind: K }>
const { NaN: none } = Number
const windows = ['any', 'long', 'medium', 'short'] as const

const era = (window: Of<'presence'>['window'], parts: Partial<Of<'presence'>> = {}): Feature => ({
  ...{ name: `era_${window}`, kind: 'presence', domain: 'condition-era' },
  ...{ concepts: [201826], descendants: false, window },
  ...parts,
})
const count = (name: string, parts: Partial<Of<'count'>> = {}): Feature => ({
  ...{ name, kind: 'count', counted: 'records', domain: 'visit', concepts: null, window: 'long' },
  ...parts,
})

describe('eras and visits', () => {
  it('are in a window that any day of them is in', async () => {
    const features = windows.map((window) => era(window))
    expect(await columnsOf(features)).toEqual([
      [1, 1, 1, 0, 1, 1],
      [1, 0, 1, 0, 1, 1],
      [0, 0, 1, 0, 0, 1],
      [0, 0, 1, 0, 0, 1],
    ])
    expect(features.map(covariateId)).toEqual([201826201, 201826202, 201826203, 201826204])
  })

  it('are looked up by domain: drug eras and visits have their own', async () => {
    const drug = era('long', { name: 'drug', domain: 'drug-era', concepts: [1308216] })
    const visit = era('medium', { name: 'visit', domain: 'visit', concepts: [9201] })
    expect(await columnsOf([drug, visit])).toEqual([
      [0, 1, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 0],
    ])
    expect([drug, visit].map(covariateId)).toEqual([1308216402, null])
  })

  it('count with what the vocabulary places below', async () => {
    const below = era('any', { concepts: [201820], descendants: true })
    expect(await columnsOf([below])).toEqual([[1, 1, 1, 1, 1, 1]])
  })
})

describe('counts', () => {
  const ranges = Object.fromEntries(
    ['records', 'concepts', 'short', 'one', 'eras', 'any'].map((name) => [
      name,
      { low: 0, high: 3, outside: 'missing' as const },
    ]),
  )

  it('are of records or distinct concepts, never of concept 0; nobody is missing', async () => {
    const one = { ids: [9201], descendants: false }
    const features = [
      count('records'),
      count('concepts', { counted: 'concepts' }),
      count('short', { window: 'short' }),
      count('one', { concepts: one }),
      count('eras', { domain: 'condition-era', counted: 'concepts' }),
      count('any', { window: 'any', concepts: { ids: [9202], descendants: false } }),
    ]
    expect(await columnsOf(features, { ranges })).toEqual([
      [3, 0, 0, 0, 0, 0],
      [2, 0, 0, 0, 0, 0],
      [2, 0, 0, 0, 0, 0],
      [2, 0, 0, 0, 0, 0],
      [2, 1, 3, 3, 1, 1],
      [1, 1, 0, 0, 0, 0],
    ])
    expect(features.map(covariateId)).toEqual([1920, null, 1922, 9201923, 1905, null])
  })

  it('outside their range are missing', async () => {
    const narrow = { records: { low: 0, high: 2, outside: 'missing' as const } }
    expect(await columnsOf([count('records')], { ranges: narrow })).toEqual([[none, 0, 0, 0, 0, 0]])
  })
})

describe('demographics', () => {
  const features: readonly Feature[] = [
    { name: 'group', kind: 'age-group', levels: ['60-64', '65-69', '70-74', '75-79'] },
    { name: 'year', kind: 'index-year', levels: ['2019', '2020'] },
    { name: 'month', kind: 'index-month' },
    { name: 'asian', kind: 'race', concept: 8515 },
    { name: 'hispanic', kind: 'ethnicity', concept: 38003563 },
    { name: 'before', kind: 'observed-days', side: 'before' },
    { name: 'after', kind: 'observed-days', side: 'after' },
  ]

  it('need no month of birth; outside the groups, unrecorded and unobserved is missing', async () => {
    expect(await columnsOf(features)).toEqual([
      [3, 2, 1, 0, none, none],
      [1, 1, 1, 1, 1, 1],
      [5, 5, 5, 5, 5, 5],
      [1, 0, none, 1, none, none],
      [1, none, 0, none, none, none],
      [366, 0, 60, none, none, none],
      // What comes after the as-of day is not known.
      [0, 0, 0, none, none, none],
    ])
    expect(features.map(covariateId)).toEqual([null, null, null, 8515004, 38003563005, 1008, 1009])
  })

  it('are those of each person on the day the cohort starts', async () => {
    const parts: Partial<Manifest> = {
      cohorts: [
        {
          ...{ id: 'all', name: 'x' },
          definition: { kind: 'condition', concepts: [80180], descendants: false },
        },
      ],
      population: populationOf({ index: 'cohort-start' }),
    }
    expect(await columnsOf(features.slice(0, 3), parts)).toEqual([
      [2, 2],
      [0, 1],
      [11, 1],
    ])
    const observed = features.filter(({ kind }) => kind === 'observed-days')
    expect(await columnsOf(observed, parts)).toEqual([
      [184, none],
      [182, none],
    ])
    const sooner = populationOf({ index: 'cohort-start', asOf: '2020-03-31' })
    expect(await columnsOf(observed, { ...parts, population: sooner })).toEqual([
      [184, none],
      [91, none],
    ])
  })
})

describe('groups of normal ranges', () => {
  const group = (name: 'below' | 'within' | 'above', window: 'long' | 'short'): Feature => ({
    ...{ name: `${name}_${window}`, kind: 'range-group', concept: 3004249, group: name, window },
  })

  it('hold whoever has a number and both bounds', async () => {
    const features = [
      group('below', 'long'),
      group('within', 'long'),
      group('above', 'long'),
      group('below', 'short'),
      group('above', 'short'),
    ]
    expect(await columnsOf(features)).toEqual([
      [1, 0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 0],
    ])
    expect(covariateId(features[2]!)).toBe(30042493710)
  })
})

describe('scores', () => {
  const scores = (['charlson', 'cha2ds2vasc'] as const).map((score): Feature => ({
    name: score,
    kind: 'score',
    score,
  }))

  it('add the weight of a category once, from eras that started by the index date', async () => {
    expect(await columnsOf(scores)).toEqual([
      [2, 9, 1, 3, 1, 1],
      [5, 2, 3, 3, none, none],
    ])
    expect(scores.map(covariateId)).toEqual([1901, 1904])
    // Each alone is the same.
    for (const [k, score] of scores.entries())
      expect(await columnsOf([score])).toEqual([(await columnsOf(scores))[k]])
  })

  it('need the vocabulary; features of listed concepts do not', async () => {
    expect(await columnsOf([era('long')], {}, withoutVocabulary)).toEqual([[1, 0, 1, 0, 1, 1]])
    for (const feature of [...scores, era('any', { descendants: true })])
      await expect(columnsOf([feature], {}, withoutVocabulary)).rejects.toSatisfy(
        (error) =>
          isSampanError(error, 'source-table-missing') &&
          error.context['table'] === 'concept_ancestor',
      )
  })
})

describe('many features', () => {
  it('take as many statements as few of the same domains', async () => {
    const domains = ['condition', 'condition-era', 'drug-era', 'visit', 'measurement'] as const
    const study = (each: number): Feature[] =>
      domains.flatMap((domain) =>
        Array.from({ length: each }, (_, k): readonly Feature[] => {
          const window = windows[k % 4]!
          const name = `${domain.replaceAll('-', '_')}_${k}`
          return [
            era(window, { name, domain, concepts: [201826 + k] }),
            count(`n_${name}`, { domain, window }),
            ...(domain === 'measurement' ? [latest(`v_${name}`, k)] : []),
          ]
        }).flat(),
      )
    const latest = (name: string, k: number): Feature => ({
      ...{ name, kind: 'value', domain: 'measurement', concept: 3004249 + k, unit: 8876 },
      ...{ window: 'any', pick: 'latest', levels: null },
    })
    const few = await statementsOf(study(2))
    expect(await statementsOf(study(45))).toBe(few)
    expect(study(45).length).toBeGreaterThan(490)
  })
})

/** Statements after the tables are there. */
async function statementsOf(features: Feature[]): Promise<number> {
  const inner = source(handCdm)
  let statements = 0
  const counting: Source = {
    ...inner,
    connect: async (needs) => {
      const session = await inner.connect(needs)
      const counted: Session = {
        ...session,
        run: (...statement) => {
          statements++
          return session.run(...statement)
        },
        query: (...statement) => {
          statements++
          return session.query(...statement)
        },
      }
      return counted
    },
  }
  await buildSnapshot(counting, studyOf({ features }))
  return statements
}
