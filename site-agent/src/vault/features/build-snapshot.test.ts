import { isSampanError, type Feature, type Manifest } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from '../omop/open-source.ts'
import {
  makeFolder,
  options,
  populationOf,
  smallCdm,
  studyOf,
} from '../omop/sources.test.fixture.ts'
import { buildSnapshot, type Progress } from './build-snapshot.ts'

type Parts = Partial<Manifest>
type Files = Readonly<Record<string, string>>

const source = (files: Files = {}) =>
  openSource({ model: 'omop', path: makeFolder({ ...smallCdm, ...files }) }, options)

/** One feature's column in the small CDM, or what it was refused with. */
async function columnOf(feature: Feature, parts: Parts = {}, files: Files = {}): Promise<unknown> {
  try {
    const manifest = studyOf({ features: [feature], ...parts })
    const { columns } = await buildSnapshot(source(files), manifest)
    return [...columns.get(feature.name)!]
  } catch (error) {
    if (isSampanError(error)) return { code: error.code, ...error.context }
    throw error
  }
}

const value = (parts: object = {}) =>
  ({
    name: 'systolic',
    kind: 'value',
    domain: 'measurement',
    concept: 3004249,
    unit: 8876,
    window: 'any',
    pick: 'latest',
    levels: null,
    ...parts,
  }) as Feature
const presence = (parts: object = {}) =>
  ({
    name: 'diabetes',
    kind: 'presence',
    domain: 'condition',
    concepts: [201826],
    descendants: true,
    window: 'any',
    ...parts,
  }) as Feature
const { NaN: none } = Number

describe('age and sex', () => {
  it('age is the year of the index day, or of a given day, less the year of birth', async () => {
    expect(await columnOf({ name: 'age', kind: 'age', at: null })).toEqual([40, 70, 50, 60, 30])
    expect(await columnOf({ name: 'age', kind: 'age', at: '2000-12-31' })).toEqual([
      20, 50, 30, 40, 10,
    ])
    const cohorts: Manifest['cohorts'] = [
      {
        id: 'all',
        name: 'x',
        definition: { kind: 'condition', concepts: [201826], descendants: true },
      },
    ]
    const population = populationOf({ index: 'cohort-start' })
    expect(await columnOf({ name: 'age', kind: 'age', at: null }, { cohorts, population })).toEqual(
      [69, 49],
    )
  })

  it('sex is missing where none is recorded', async () => {
    expect(await columnOf({ name: 'male', kind: 'sex', concept: 8507 })).toEqual([0, 1, 1, 0, none])
  })

  it('an age that is missing stays missing', async () => {
    const files = { 'person.csv': smallCdm['person.csv'].replace('1950', '') }
    expect(await columnOf({ name: 'age', kind: 'age', at: null }, {}, files)).toEqual([
      40,
      none,
      50,
      60,
      30,
    ])
  })
})

describe('presence', () => {
  it('counts the concept and what is below it, up to the index day', async () => {
    expect(await columnOf(presence())).toEqual([0, 1, 1, 0, 0])
    expect(await columnOf(presence({ descendants: false }))).toEqual([0, 1, 0, 0, 0])
    expect(await columnOf(presence({ concepts: [443238, 201826], descendants: false }))).toEqual([
      0, 1, 1, 0, 0,
    ])
    expect(
      await columnOf(presence(), { population: populationOf({ asOf: '2020-07-01' }) }),
    ).toEqual([0, 1, 1, 1, 0])
  })

  it('ends with the index day and starts 365, 180 or 30 days before, that day included', async () => {
    // 2019-07-01 is 365 days before 2020-06-30, across a leap day.
    const on = (asOf: string, window: string) =>
      columnOf(presence({ window, concepts: [443238], descendants: false }), {
        population: populationOf({ asOf }),
      })
    expect(await on('2020-06-30', 'long')).toEqual([0, 0, 1, 0, 0])
    expect(await on('2020-07-01', 'long')).toEqual([0, 0, 0, 1, 0])
    expect(await on('2019-12-28', 'medium')).toEqual([0, 0, 1, 0, 0])
    expect(await on('2019-12-29', 'medium')).toEqual([0, 0, 0, 0, 0])
    expect(await on('2019-07-31', 'short')).toEqual([0, 0, 1, 0, 0])
    expect(await on('2019-08-01', 'short')).toEqual([0, 0, 0, 0, 0])
    expect(await on('2019-07-01', 'short')).toEqual([0, 0, 1, 0, 0])
    expect(await on('2019-06-30', 'any')).toEqual([0, 0, 0, 0, 0])
  })

  it('tells features of several domains and windows apart in one study', async () => {
    const features = [
      presence({
        name: 'measured',
        domain: 'measurement',
        concepts: [3004249],
        descendants: false,
        window: 'short',
      }),
      presence({ name: 'long', window: 'long' }),
      { name: 'age', kind: 'age', at: null } as Feature,
      presence({ name: 'itself', descendants: false }),
      presence({ name: 'any', concepts: [443238], descendants: false }),
    ]
    const seen: Progress[] = []
    const content = await buildSnapshot(source(), studyOf({ features }), {
      onProgress: (progress) => seen.push(progress),
    })
    expect([...content.columns].map(([name, column]) => [name, ...column])).toEqual([
      ['measured', 0, 1, 0, 0, 0],
      ['long', 0, 1, 1, 0, 0],
      ['age', 40, 70, 50, 60, 30],
      ['itself', 0, 1, 0, 0, 0],
      ['any', 0, 0, 1, 0, 0],
    ])
    expect(content.attrition).toEqual([
      { step: 'everyone', people: 5 },
      { step: 'target', people: 5 },
    ])
    expect(seen.at(-1)).toEqual({ done: 5, total: 5 })
  })
})

describe('the latest value', () => {
  it('is the last number up to the index day; the highest row id of a day; missing without one', async () => {
    expect(await columnOf(value())).toEqual([90, 130, none, 140.5, none])
  })

  it('looks at its window only', async () => {
    expect(await columnOf(value({ window: 'long' }))).toEqual([none, 130, none, none, none])
    const population = populationOf({ asOf: '2020-06-29' })
    expect(await columnOf(value({ window: 'long' }), { population })).toEqual([
      none,
      130,
      none,
      140.5,
      none,
    ])
    expect(await columnOf(value({ window: 'short' }), { population })).toEqual([
      none,
      130,
      none,
      none,
      none,
    ])
  })

  it('refuses another unit or none in the window, for people of the cohort only', async () => {
    const other = (from: string, to: string) => ({
      'measurement.csv': smallCdm['measurement.csv'].replace(from, to),
    })
    const refused = { code: 'unit-mismatch', feature: 'systolic' }
    expect(await columnOf(value(), {}, other('120,8876', '120,8840'))).toEqual(refused)
    expect(await columnOf(value(), {}, other('120,8876', '120,'))).toEqual(refused)
    // After the as-of day, and without a number, a unit does not matter; nor does that of an orphan row (8840).
    expect(await columnOf(value(), {}, other('199,8876', '199,8840'))).toEqual([
      90,
      130,
      none,
      140.5,
      none,
    ])
    expect(await columnOf(value(), {}, other('30,,8876', '30,,8840'))).toEqual([
      90,
      130,
      none,
      140.5,
      none,
    ])
    expect(await columnOf(value({ unit: null }), {}, other('120,8876', '120,8840'))).toEqual([
      90,
      130,
      none,
      140.5,
      none,
    ])
  })

  it('outside the plausible range is missing or refused, not replaced by an earlier one', async () => {
    const range = (outside: 'missing' | 'refuse', low = 0, high = 129.9) => ({
      ranges: { systolic: { low, high, outside } },
    })
    expect(await columnOf(value(), range('missing'))).toEqual([90, none, none, none, none])
    expect(await columnOf(value(), range('refuse'))).toEqual({
      code: 'value-out-of-range',
      feature: 'systolic',
    })
    expect(await columnOf(value(), range('refuse', 90, 140.5))).toEqual([
      90,
      130,
      none,
      140.5,
      none,
    ])
  })

  it('becomes the index of its level; an undeclared one is outside', async () => {
    const levels = ['130', '90']
    expect(await columnOf(value({ levels }))).toEqual([1, 0, none, none, none])
    const ranges = { systolic: { low: 0, high: 500, outside: 'refuse' as const } }
    expect(await columnOf(value({ levels }), { ranges })).toMatchObject({
      code: 'value-out-of-range',
    })
    expect(await columnOf(value({ levels: ['130', '90', '140.5'] }), { ranges })).toEqual([
      1,
      0,
      none,
      2,
      none,
    ])
  })

  it('is the same whichever way rows with one id stand in the file', async () => {
    const [header, ...rows] = smallCdm['measurement.csv'].replaceAll('11,3,', '12,3,').split('\n')
    for (const order of [rows, rows.toReversed()])
      expect(
        await columnOf(value(), {}, { 'measurement.csv': [header, ...order].join('\n') }),
      ).toEqual([90, 131, none, 140.5, none])
  })
})

describe('the study and the source', () => {
  it('must agree on the versions', async () => {
    const data = { model: 'omop', versions: ['5.3'] } as Manifest['data']
    expect(await columnOf(presence(), { data })).toEqual({
      code: 'source-not-omop',
      cdmVersion: '5.4',
    })
    const vocabulary = (onMismatch: 'refuse' | 'report') => ({
      vocabulary: { version: 'v4', onMismatch },
    })
    expect(await columnOf(presence(), vocabulary('refuse'))).toEqual({
      code: 'vocabulary-mismatch',
    })
    expect(await columnOf(presence(), vocabulary('report'))).toEqual([0, 1, 1, 0, 0])
  })

  it('must have the tables that features need', async () => {
    expect(await columnOf(presence({ domain: 'drug' }))).toEqual({
      code: 'source-table-missing',
      table: 'drug_exposure',
    })
    const column = {
      name: 'x',
      kind: 'column',
      column: 'x',
      type: 'numeric',
      equals: null,
      levels: null,
    } as const
    expect(await columnOf(column)).toMatchObject({ code: 'feature-not-built' })
    const data = { model: 'registry', table: 'devices', person: null, rows: 'one' } as const
    expect(await columnOf(column, { data })).toEqual({
      code: 'source-table-missing',
      table: 'devices',
    })
  })
})
