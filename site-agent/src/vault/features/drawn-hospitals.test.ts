import { seededRandom, uniform, type Feature, type Manifest } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import { makeFolder, options, populationOf, studyOf } from '../omop/sources.test.fixture.ts'
import { buildSnapshot } from './build-snapshot.ts'

/**
 * Hospitals drawn at random, small and full of accidents: ids on both sides of 0 and beyond 2^53, several values on one
 * day, keys and whole rows twice, events of nobody, concept 0, days at the edges of windows, times of day, commas and
 * quotes. Columns are compared with loops over the records, written without SQL.
 */
interface Record {
  readonly id: bigint
  readonly person: bigint
  readonly concept: number
  readonly day: string
  readonly value: number | null
  readonly unit: number | null
}

interface Hospital {
  readonly persons: readonly { readonly id: bigint; readonly born: number; readonly sex: number }[]
  readonly conditions: readonly Record[]
  readonly measurements: readonly Record[]
  /** ancestor, descendant. */
  readonly below: readonly (readonly [number, number])[]
}

const asOf = '2020-03-31'
const dayMs = 86_400_000
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10)
const concepts = [0, 11, 12, 13, 14] as const
const windows = { any: null, long: 365, medium: 180, short: 30 } as const

function draw(seed: string): Hospital {
  const random = seededRandom(seed)
  const below = (most: number): number => Math.floor(most * uniform(random))
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)]!
  const ends = [-(2n ** 63n), -7n, 0n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n]
  const others = Array.from(
    { length: 60 },
    (_, k) => BigInt(k + 1) * (k % 2 === 0 ? 1n : -(2n ** 40n)),
  )
  const ids = [...ends, ...others]
  const persons = ids
    .filter(() => uniform(random) < 0.8)
    .map((id) => ({ id, born: 1930 + below(80), sex: oneOf([0, 8507, 8532]) }))
  const edges = [-1, 0, 30, 31, 180, 181, 365, 366, 4000]
  const records = (count: number): Record[] => {
    const drawn = Array.from({ length: count }, (): Record => {
      const [person, concept, unit] = [oneOf([...ids, 99n]), oneOf(concepts), 8876]
      const day = dayBefore(asOf, oneOf(edges))
      const value = uniform(random) < 0.2 ? null : below(6) - 2 + 0.5
      return { id: BigInt(below(8)) - 3n, person, concept, day, value, unit }
    })
    return [...drawn, ...drawn.filter(() => uniform(random) < 0.2)]
  }
  const pairs = concepts.flatMap((a) => concepts.map((b) => [a, b] as const))
  return {
    persons,
    conditions: records(250),
    measurements: records(900),
    below: pairs.filter(() => uniform(random) < 0.2),
  }
}

const line = (cells: readonly (string | number | bigint | null)[]): string =>
  cells.map((cell) => cell ?? '').join(',')

function filesOf({ persons, conditions, measurements, below }: Hospital) {
  const clock = ['', ' 23:59:59', 'T00:00:00']
  const timed = (day: string, k: number): string => `${day}${clock[k % 3]!}`
  return {
    'PERSON.csv': [
      'GENDER_CONCEPT_ID,PERSON_ID,NOTE,YEAR_OF_BIRTH',
      ...persons.map(({ id, born, sex }) => line([sex, id, '"a, ""b""\nc"', born])),
    ].join('\r\n'),
    'cdm_source.csv': 'cdm_version\n5.3.1\n',
    'condition_occurrence.csv.gz': [
      ['condition_start_date', 'condition_concept_id', 'person_id'].join('\t'),
      ...conditions.map(({ day, concept, person }, k) =>
        [timed(day, k), concept, person].join('\t'),
      ),
    ].join('\n'),
    'measurement.csv': [
      'measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number,unit_concept_id',
      ...measurements.map(({ id, person, concept, day, value, unit }, k) =>
        line([id, person, k % 2 === 0 ? concept : `${concept}.0`, timed(day, k), value, unit]),
      ),
    ].join('\n'),
    'concept_ancestor.csv': [
      'ancestor_concept_id,descendant_concept_id',
      ...below.map((pair) => pair.join(',')),
    ].join('\n'),
  }
}

type Presence = Extract<Feature, { readonly kind: 'presence' }>
type Value = Extract<Feature, { readonly kind: 'value' }>

const features: readonly (Presence | Value)[] = Object.keys(windows).flatMap((key) => {
  const window = key as keyof typeof windows
  const presence = { kind: 'presence', domain: 'condition', window } as const
  const value = {
    kind: 'value',
    domain: 'measurement',
    window,
    pick: 'latest',
    levels: null,
  } as const
  return [
    { ...presence, name: `one_${key}`, concepts: [11], descendants: false },
    { ...presence, name: `all_${key}`, concepts: [12, 0, 13], descendants: true },
    { ...value, name: `value_${key}`, concept: 11, unit: 8876 },
    { ...value, name: `other_${key}`, concept: 14, unit: null },
  ]
})

function inSet({ below }: Hospital, wanted: readonly number[], descendants: boolean): Set<number> {
  const found = new Set(wanted)
  if (descendants)
    for (const [ancestor, descendant] of below) if (wanted.includes(ancestor)) found.add(descendant)
  found.delete(0)
  return found
}

/** Numbers as the specification has them, for one person and index day. */
function expected(hospital: Hospital, feature: Presence | Value, person: bigint, index: string) {
  const days = windows[feature.window]
  const first = days === null ? '' : dayBefore(index, days)
  const inWindow = (record: Record): boolean =>
    record.person === person && record.day <= index && record.day >= first
  if (feature.kind === 'presence') {
    const wanted = inSet(hospital, feature.concepts, feature.descendants)
    return hospital.conditions.some((each) => wanted.has(each.concept) && inWindow(each)) ? 1 : 0
  }
  const found = hospital.measurements.filter(
    (each) => each.concept === feature.concept && each.value !== null && inWindow(each),
  )
  const order = (a: Record, b: Record): number => {
    if (a.day !== b.day) return a.day < b.day ? 1 : -1
    if (a.id !== b.id) return a.id < b.id ? 1 : -1
    return b.value! - a.value!
  }
  return found.sort(order)[0]?.value ?? Number.NaN
}

const byId = (a: { readonly id: bigint }, b: { readonly id: bigint }): number =>
  a.id < b.id ? -1 : 1

async function compare(
  hospital: Hospital,
  parts: Partial<Manifest>,
  indexOf: (id: bigint) => string | null,
) {
  const ranges = Object.fromEntries(
    features.flatMap(({ kind, name }) =>
      kind === 'value' ? [[name, { low: -100, high: 100, outside: 'missing' }] as const] : [],
    ),
  )
  const all: Feature[] = [
    ...features,
    { name: 'age', kind: 'age', at: null },
    { name: 'male', kind: 'sex', concept: 8507 },
  ]
  const source = openSource({ model: 'omop', path: makeFolder(filesOf(hospital)) }, options)
  const people = [...hospital.persons].sort(byId).flatMap((person) => {
    const index = indexOf(person.id)
    return index === null ? [] : [{ ...person, index }]
  })
  if (people.length === 0) return
  const { columns } = await buildSnapshot(source, studyOf({ features: all, ranges, ...parts }))
  for (const feature of features)
    expect([...columns.get(feature.name)!], feature.name).toEqual(
      people.map(({ id, index }) => expected(hospital, feature, id, index)),
    )
  expect([...columns.get('age')!]).toEqual(
    people.map(({ born, index }) => Number(index.slice(0, 4)) - born),
  )
  expect([...columns.get('male')!]).toEqual(
    people.map(({ sex }) => (sex === 0 ? Number.NaN : Number(sex === 8507))),
  )
}

describe('hospitals drawn at random', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'have the columns of a loop over their records: %i',
    async (k) => {
      const hospital = draw(`hospital ${k}`)
      await compare(hospital, { population: populationOf({ asOf }) }, () => asOf)
    },
  )

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('also from the first record of a condition: %i', async (k) => {
    const hospital = draw(`cohort ${k}`)
    const wanted = inSet(hospital, [13, 0], true)
    const cohorts: Manifest['cohorts'] = [
      {
        id: 'all',
        name: 'x',
        definition: { kind: 'condition', concepts: [13, 0], descendants: true },
      },
    ]
    const population = populationOf({ asOf, index: 'cohort-start' })
    await compare(hospital, { cohorts, population }, (id) => {
      const days = hospital.conditions
        .filter((each) => each.person === id && wanted.has(each.concept) && each.day <= asOf)
        .map(({ day }) => day)
      return days.sort()[0] ?? null
    })
  })
})
