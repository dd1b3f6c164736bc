import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { isSampanError, type Feature, type Manifest } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource, type SourceLocation } from '../omop/open-source.ts'
import {
  makeDuckdb,
  makeFolder,
  options,
  studyOf,
  temporaryFolder,
} from '../omop/sources.test.fixture.ts'
import { buildSnapshot, type SnapshotContent } from './build-snapshot.ts'

const hostile = `a"; drop table x; --`
const quote = `it's '' "x"`
const dictionary = [
  'schema: sampan/dictionary/v1',
  'columns:',
  '  - {name: id, type: integer, level: 4}',
  '  - {name: code, type: text, level: 4}',
  '  - {name: Age, type: number, level: 2}',
  '  - {name: sex, type: text, level: 2}',
  '  - {name: stage, type: integer, level: 3}',
  '  - {name: revised, type: boolean, level: 2}',
  '  - {name: implanted, type: date, level: 3}',
  `  - {name: ${JSON.stringify(hostile)}, type: number, level: 1}`,
  `  - {name: ${JSON.stringify(quote)}, type: integer, level: 1}`,
].join('\n')
const rows = [
  ['9223372036854775807', 'p3', '40.5', 'f', '1', 'true', '2020-01-01', '7', '1'],
  ['-9223372036854775808', 'p1', '70', 'm', '2', 'false', '2020-01-02', '8', '0'],
  ['9007199254740993', 'p4', '', 'x', '', '', '', '', ''],
  ['9007199254740992', 'p2', '150', '', '3', '1', '2020-01-04', '9.5', '1'],
]
const header = ['id', 'code', 'Age', 'sex', 'stage', 'revised', 'implanted', hostile, quote]
const field = (text: string) => `"${text.replaceAll('"', '""')}"`
const csv = [header, ...rows].map((row) => row.map(field).join(',')).join('\n')
const files = { 'Devices.csv': csv, 'devices.dictionary.yaml': dictionary }

const column = (name: string, parts: object = {}): Feature => ({
  name: 'x',
  kind: 'column',
  column: name,
  type: 'numeric',
  equals: null,
  levels: null,
  ...parts,
})

async function snapshotOf(
  place: SourceLocation,
  features: readonly Feature[],
  parts: Partial<Manifest> = {},
): Promise<SnapshotContent> {
  const manifest = studyOf({
    data: { model: 'registry', table: 'devices', person: 'id', rows: 'one' },
    features: [...features],
    ...parts,
  })
  return buildSnapshot(openSource(place, options), manifest)
}

async function columnOf(
  feature: Feature,
  parts: Partial<Manifest> = {},
  given: Readonly<Record<string, string>> = files,
): Promise<unknown> {
  try {
    const place = { model: 'registry', path: makeFolder(given) } as const
    const { columns } = await snapshotOf(place, [feature], parts)
    return [...columns.get('x')!]
  } catch (error) {
    if (isSampanError(error)) return { code: error.code, ...error.context }
    throw error
  }
}

const { NaN: none } = Number
const by = (person: string | null): Partial<Manifest> => ({
  data: { model: 'registry', table: 'devices', person, rows: 'one' },
})

describe('a registry table', () => {
  it('has its people in the order of their ids: integers, texts, or the rows as they stand', async () => {
    expect(await columnOf(column('age'))).toEqual([70, 150, none, 40.5])
    expect(await columnOf(column('AGE'), by('code'))).toEqual([70, 150, 40.5, none])
    expect(await columnOf(column('Age'), by(null))).toEqual([40.5, 70, none, 150])
  })

  it('may be one file, a folder, a DuckDB table or view, or Parquet; with its dictionary anywhere', async () => {
    const folder = makeFolder(files)
    const place = temporaryFolder()
    const select = `select * from read_csv('${folder}/Devices.csv')`
    await makeDuckdb(path.join(place, 'registry.duckdb'), [
      `create table base as ${select}`,
      'create view "Devices" as select * from base',
      `copy base to '${place}/devices.parquet'`,
    ])
    const explicit = path.join(folder, 'devices.dictionary.yaml')
    for (const location of [
      { path: path.join(folder, 'Devices.csv') },
      { path: folder },
      { path: path.join(place, 'registry.duckdb'), dictionary: explicit },
      { path: path.join(place, 'devices.parquet'), dictionary: explicit },
    ]) {
      const { columns, facts, attrition } = await snapshotOf({ model: 'registry', ...location }, [
        column('Age'),
      ])
      expect([...columns.get('x')!]).toEqual([70, 150, none, 40.5])
      expect(facts).toEqual({
        sourceKind: 'registry-table',
        cdmVersion: null,
        vocabularyVersion: null,
        statedVersion: null,
      })
      expect(attrition.map(({ people }) => people)).toEqual([4, 4])
    }
  })

  it('has several rows a person, one after the other, and counts people', async () => {
    const table = 'id,code,Age\n7,b,1\n7,b,2\n5,c,3\n7,b,4\n5,c,5\n6,a,6'
    const build = (text: string, person = 'id', parts: Partial<Manifest> = {}) => {
      const place = makeFolder({ 'devices.csv': text, 'devices.dictionary.yaml': dictionary })
      const data = { model: 'registry', table: 'devices', person, rows: 'several' } as const
      const manifest = studyOf({ data, features: [column('Age')], ...parts })
      const personKey = new Uint8Array(32)
      return buildSnapshot(openSource({ model: 'registry', path: place }, options), manifest, {
        personKey,
      })
    }
    const byId = await build(table)
    expect(byId.people).toBe(3)
    expect([...byId.rowPersons!]).toEqual([0, 0, 1, 2, 2, 2])
    expect([...byId.columns.get('x')!]).toEqual([3, 5, 6, 1, 2, 4])
    expect(byId.attrition.map(({ people }) => people)).toEqual([3, 3])
    // As many as people, and the same as of a table with one row each.
    expect(byId.persons?.people).toBe(3)
    const once = await build('id,code,Age\n5,c,1\n6,a,1\n7,b,1')
    expect(byId.persons?.codes).toEqual(once.persons?.codes)
    expect([...(await build(table, 'code')).columns.get('x')!]).toEqual([6, 1, 2, 4, 3, 5])
    await expect(build(`${table}\n,d,7`)).rejects.toMatchObject({ code: 'source-ids-invalid' })
    await expect(build(table, 'id', { largestSite: 5 })).rejects.toMatchObject({
      code: 'people-too-many',
    })
  })

  it('has the hospital that asks as its own level, everybody alike', async () => {
    const levels = ['a-site', 'b-site']
    const source = openSource({ model: 'registry', path: makeFolder(files) }, options)
    const features: Feature[] = [{ name: 'site', kind: 'site', levels }, column('Age')]
    const manifest = studyOf({ ...by('id'), features })
    const { columns } = await buildSnapshot(source, manifest, { site: 'b-site' })
    expect([...columns.get('site')!]).toEqual([1, 1, 1, 1])
    expect([...columns.get('x')!]).toEqual([70, 150, none, 40.5])
    const again = openSource({ model: 'registry', path: makeFolder(files) }, options)
    const other = await buildSnapshot(again, manifest, { site: 'elsewhere' })
    expect([...other.columns.get('site')!]).toEqual([none, none, none, none])
  })

  it('treats column names as names, whatever they say', async () => {
    expect(await columnOf(column(hostile))).toEqual([8, 9.5, none, 7])
    expect(await columnOf(column(quote))).toEqual([0, 1, none, 1])
  })

  it('makes binary columns from flags, and from the value that counts as 1', async () => {
    expect(await columnOf(column('revised', { type: 'binary' }))).toEqual([0, 1, none, 1])
    expect(await columnOf(column(quote, { type: 'binary' }))).toEqual([0, 1, none, 1])
    expect(await columnOf(column('sex', { type: 'binary', equals: 'f' }))).toEqual([0, none, 0, 1])
    expect(await columnOf(column('stage', { type: 'binary', equals: '3' }))).toEqual([
      0,
      1,
      none,
      0,
    ])
    const ranges = { x: { low: 0, high: 1, outside: 'refuse' as const } }
    expect(await columnOf(column('stage', { type: 'binary' }), { ranges })).toEqual({
      code: 'value-out-of-range',
      feature: 'x',
    })
    expect(await columnOf(column('stage', { type: 'binary' }))).toEqual([none, none, none, 1])
  })

  it('a missing value that is written as a word is no answer, and neither is a word that is not allowed', async () => {
    const smoking = (dictionaryRest: string) => ({
      'devices.csv': 'smoking\nyes\nno\nNA\n NULL \n\nnever\nyes\n'.replace('\n\n', '\n""\n'),
      'devices.dictionary.yaml': `schema: sampan/dictionary/v1\ncolumns: [{name: smoking, type: text, level: 2${dictionaryRest}}]`,
    })
    const ask = (equals: string, rest = '') =>
      columnOf(column('smoking', { type: 'binary', equals }), by(null), smoking(rest))
    expect(await ask('yes')).toEqual([1, 0, none, none, none, 0, 1])
    expect(await ask('yes', ', allowed: ["yes", "no"]')).toEqual([1, 0, none, none, none, none, 1])
    // Where it is a word of the data (Namibia).
    expect(await ask('NA')).toEqual([0, 0, 1, none, none, 0, 0])
    expect(await ask('yes', ', allowed: ["yes", "NA"]')).toEqual([1, none, 0, none, none, none, 1])
  })

  it('makes categories from declared levels; another level is missing, or refused', async () => {
    const levels = ['m', 'f']
    const category = { type: 'category', levels }
    expect(await columnOf(column('sex', category))).toEqual([0, none, none, 1])
    const ranges = { x: { low: 0, high: 1, outside: 'refuse' as const } }
    expect(await columnOf(column('sex', category), { ranges })).toMatchObject({
      code: 'value-out-of-range',
    })
    expect(await columnOf(column('stage', { type: 'category', levels: ['3', '2', '1'] }))).toEqual([
      1,
      0,
      none,
      2,
    ])
    expect(
      await columnOf(column('revised', { type: 'category', levels: ['true', 'false'] })),
    ).toEqual([1, 0, none, 0])
  })

  it('keeps to plausible ranges', async () => {
    const ranges = (outside: 'missing' | 'refuse') => ({
      ranges: { x: { low: 0, high: 120, outside } },
    })
    expect(await columnOf(column('age'), ranges('missing'))).toEqual([70, none, none, 40.5])
    expect(await columnOf(column('age'), ranges('refuse'))).toMatchObject({
      code: 'value-out-of-range',
    })
  })

  it('takes 500 columns in one study', async () => {
    const names = Array.from({ length: 500 }, (_, k) => `column ${k}`)
    const wide = [
      ['id', ...names].join(','),
      ...Array.from({ length: 300 }, (_, row) =>
        [300 - row, ...names.map((_, k) => row * 1000 + k)].join(','),
      ),
    ].join('\n')
    const text = [
      'schema: sampan/dictionary/v1',
      'columns:',
      '  - {name: id, type: integer, level: 4}',
    ]
      .concat(names.map((name) => `  - {name: ${name}, type: number, level: 1}`))
      .join('\n')
    const features = names.map((name, k) => ({ ...column(name), name: `f${k}` })) as Feature[]
    const folder = makeFolder({ 'devices.csv': wide, 'devices.dictionary.yaml': text })
    const { columns, people } = await snapshotOf({ model: 'registry', path: folder }, features)
    expect(people).toBe(300)
    expect([...columns.keys()]).toEqual(features.map(({ name }) => name))
    expect(columns.get('f499')!.slice(0, 3)).toEqual(Float64Array.of(299_499, 298_499, 297_499))
  })

  it('keeps the order of a long file', async () => {
    const long = Array.from({ length: 150_000 }, (_, k) => `${k}`).join('\n')
    const text = 'schema: sampan/dictionary/v1\ncolumns: [{name: n, type: integer, level: 1}]'
    const read = await columnOf(column('n'), by(null), {
      'devices.csv': `n\n${long}`,
      'devices.dictionary.yaml': text,
    })
    expect(read).toEqual(Array.from({ length: 150_000 }, (_, k) => k))
  })
})

describe('what is refused', () => {
  it('people that are there twice or have no id', async () => {
    const refused = { code: 'source-ids-invalid', table: 'registry', reason: 'missing or repeated' }
    const twice = { ...files, 'Devices.csv': `${csv}\n${rows[0]!.map(field).join(',')}` }
    expect(await columnOf(column('age'), {}, twice)).toEqual(refused)
    expect(await columnOf(column('age'), by('code'), twice)).toEqual(refused)
    const without = { ...files, 'Devices.csv': csv.replace('9223372036854775807', '') }
    expect(await columnOf(column('age'), {}, without)).toEqual(refused)
    const other = { ...files, 'Devices.csv': csv.replace('9223372036854775807', 'x') }
    expect(await columnOf(column('age'), {}, other)).toMatchObject({
      code: 'source-ids-invalid',
      column: 'id',
    })
  })

  it('a study that the dictionary does not fit', async () => {
    const wrong = { code: 'source-type-wrong' }
    expect(await columnOf(column('sex'))).toMatchObject(wrong)
    expect(await columnOf(column('implanted'))).toMatchObject(wrong)
    expect(
      await columnOf(column('implanted', { type: 'category', levels: ['a', 'b'] })),
    ).toMatchObject(wrong)
    expect(await columnOf(column('sex', { type: 'binary' }))).toMatchObject(wrong)
    expect(await columnOf(column('revised'))).toMatchObject(wrong)
    expect(await columnOf(column('id'))).toMatchObject(wrong)
    expect(await columnOf(column('weight'))).toMatchObject({
      code: 'source-column-missing',
      column: 'weight',
    })
    expect(await columnOf(column('age'), by('nobody'))).toMatchObject({
      code: 'source-column-missing',
    })
  })

  it('a table that the dictionary does not fit, or that is not there', async () => {
    const more = dictionary.replace('name: stage', 'name: phase')
    expect(
      await columnOf(column('phase'), {}, { ...files, 'devices.dictionary.yaml': more }),
    ).toMatchObject({ code: 'source-column-missing', table: 'devices' })
    const typed = { ...files, 'Devices.csv': csv.replace('40.5', 'forty') }
    expect(await columnOf(column('age'), {}, typed)).toEqual({
      code: 'source-type-wrong',
      table: 'devices',
      column: 'Age',
      expected: 'number',
    })
    const drugs = {
      data: { model: 'registry', table: 'drugs', person: null, rows: 'one' },
    } as const
    expect(await columnOf(column('age'), drugs)).toMatchObject({ code: 'dictionary-invalid' })
    const place = makeFolder(files)
    writeFileSync(path.join(place, 'drugs.dictionary.yaml'), dictionary)
    await expect(
      snapshotOf({ model: 'registry', path: place }, [column('age')], drugs),
    ).rejects.toThrow(expect.objectContaining({ code: 'source-table-missing' }))
    const file = path.join(place, 'Devices.csv')
    await expect(
      snapshotOf({ model: 'registry', path: file }, [column('age')], drugs),
    ).rejects.toThrow(expect.objectContaining({ code: 'source-table-missing' }))
  })

  it('OMOP features and conditions', async () => {
    expect(await columnOf({ name: 'x', kind: 'age', at: null })).toEqual({
      code: 'feature-not-built',
      feature: 'age',
      model: 'registry',
    })
    const cohorts: Manifest['cohorts'] = [
      {
        id: 'all',
        name: 'x',
        definition: { kind: 'condition', concepts: [1], descendants: false },
      },
    ]
    expect(await columnOf(column('age'), { cohorts })).toMatchObject({
      code: 'feature-not-built',
      feature: 'condition',
    })
  })
})
