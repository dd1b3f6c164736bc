import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Manifest, RecordDomain } from '@sampan/shared'
import { checkSource, codePersons, openSource } from '@sampan/site-agent'
import {
  fourHospitals,
  generateHospitals,
  hospitalStudy,
  pooledDesign,
  writeHospitals,
} from '@sampan/simulation'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  anySize,
  expectSame,
  matrixOf,
  matrixPlaces,
  personKey,
  present,
  sourceOptions,
} from '../support/omop-matrices.ts'
import { superuserPlace, tablesOf, type Located } from '../support/omop-places.ts'
import { hasPostgres, postgresNote } from '../support/postgres-cluster.ts'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

/** The matrix of a study, bit for bit the same wherever the data are. */
const { folder, running, write } = matrixPlaces()
/** Tables that the studies read. */
const read =
  /^(person|cdm_source|vocabulary|concept_ancestor|observation(_period)?|measurement|(condition|procedure|visit)_occurrence|drug_exposure|(condition|drug)_era)$/

describe(`generated hospitals${postgresNote}`, () => {
  it('give the matrix that their people make, from every place', async () => {
    const plan = {
      ...fourHospitals,
      hospitals: fourHospitals.hospitals.slice(0, 2).map((each) => ({ ...each, people: 300 })),
    }
    const written = await writeHospitals(folder, plan)
    const hospitals = generateHospitals(plan)
    for (const [k, { id, path: file }] of written.entries()) {
      const located = await write(`place_${id}`, await tablesOf(file, read), file)
      const manifest = { ...hospitalStudy, ...anySize } as unknown as Manifest
      const columns = await expectSame(located, manifest)
      const truth: Readonly<Record<string, Float64Array>> = pooledDesign([hospitals[k]!]).columns
      for (const [name, column] of columns) expect(column, name).toEqual(truth[name])
    }
  })
})

const asOf = '2005-06-30'
const recorded = (
  domain: RecordDomain,
  concept: number,
  window: 'any' | 'long' | 'medium' | 'short',
  descendants = true,
) => ({
  ...{ name: `${domain.replace('-', '_')}_${concept}_${window}`, kind: 'presence' },
  ...{ domain, concepts: [concept], descendants, window },
})
const counted = (
  domain: RecordDomain,
  what: 'records' | 'concepts',
  window: 'any' | 'long' | 'short',
  concept: number | null = null,
) => ({
  ...{ name: `n_${domain.replace('-', '_')}_${what}_${window}`, kind: 'count', counted: what },
  ...{ domain, window },
  concepts: concept === null ? null : { ids: [concept], descendants: true },
})
const gibleedFeatures = [
  { name: 'age', kind: 'age', at: null },
  { name: 'male', kind: 'sex', concept: 8507 },
  recorded('condition', 4329847, 'any'),
  recorded('condition', 192671, 'any'),
  recorded('condition', 441840, 'long'),
  recorded('condition', 40481087, 'short', false),
  recorded('drug', 1118084, 'any'),
  recorded('drug', 21604303, 'medium'),
  recorded('procedure', 4187458, 'any'),
  recorded('measurement', 3006322, 'long', false),
  recorded('observation', 4167217, 'any', false),
  recorded('condition-era', 40481087, 'long', false),
  recorded('drug-era', 1118084, 'medium', false),
  recorded('visit', 9201, 'any', false),
  counted('condition-era', 'concepts', 'long'),
  counted('visit', 'records', 'long'),
  counted('measurement', 'concepts', 'any'),
  counted('drug', 'records', 'short', 1118084),
  { name: 'group', kind: 'age-group', levels: ['40-44', '45-49', '50-54', '55-59'] },
  { name: 'year', kind: 'index-year', levels: ['2004', '2005'] },
  { name: 'month', kind: 'index-month' },
  { name: 'white', kind: 'race', concept: 8527 },
  { name: 'hispanic', kind: 'ethnicity', concept: 38003563 },
  { name: 'before', kind: 'observed-days', side: 'before' },
  { name: 'after', kind: 'observed-days', side: 'after' },
  { name: 'high', kind: 'range-group', concept: 3006322, group: 'above', window: 'any' },
  { name: 'burden', kind: 'score', score: 'charlson' },
  { name: 'stroke_risk', kind: 'score', score: 'cha2ds2vasc' },
]
const population = { ...hospitalStudy.population, asOf }

describe.skipIf(!hasReference)(`GiBleed${referenceNote}${postgresNote}`, () => {
  let located: Located
  beforeAll(async () => {
    const files = readdirSync(reference('omop', 'gibleed')).filter(
      (file) => !file.startsWith('COST'),
    )
    const tables = files.map((file) => {
      const place = reference('omop', 'gibleed', file)
      return [
        file.split('.')[0]!.toLowerCase(),
        `select * from read_csv('${place}', sample_size = -1, nullstr = '')`,
      ] as const
    })
    const needed = tables.filter(([name]) => read.test(name))
    located = await write('gibleed', Object.fromEntries(needed))
  }, 60_000)

  it('gives the same matrix of everyone, with its files as they came', async () => {
    const manifest = {
      ...{ ...hospitalStudy, ...anySize, population, features: gibleedFeatures, ranges: {} },
    } as unknown as Manifest
    const columns = await expectSame(located, manifest)
    const untouched = await matrixOf(
      { model: 'omop', path: reference('omop', 'gibleed') },
      manifest,
    )
    expect(untouched.columns).toEqual(columns)
    expect(untouched.seen['people']).toBe(2694)
    const shares = [...columns.values()].map((column) => column.reduce((a, b) => a + b, 0))
    expect(shares.filter((share) => share > 0 && share < 2694).length).toBeGreaterThan(12)
  })

  it('gives the same matrix of people with a condition, from its first record', async () => {
    const definition = { kind: 'condition', concepts: [40481087], descendants: true }
    const manifest = {
      ...{ ...hospitalStudy, ...anySize, features: gibleedFeatures, ranges: {} },
      cohorts: [{ id: 'everyone', name: 'x', definition }],
      population: { ...population, index: 'cohort-start' },
    } as unknown as Manifest
    const columns = await expectSame(located, manifest)
    expect(columns.get('age')!.length).toBeGreaterThan(1000)
  })
})

describe(`a CDM with the defects of real ones${postgresNote}`, () => {
  const measurements = [
    // On one day: no id, the same id twice, and an id that beats them only as a number of 64 bits.
    ...[`(null, 1, 120, '2020-01-01')`, `(5, 1, 121, '2020-01-01')`, `(5, 1, 122, '2020-01-01')`],
    ...[`(null, 2, 130, '2020-01-01')`, `(-7, 2, 131, '2020-01-01')`],
    ...[`(9007199254740993, 3, 140, '2020-01-01')`, `(9007199254740992, 3, 141, '2020-01-01')`],
    // Nobody's, nobody at all, no day, no number, after the day.
    ...[`(1, 99, 1, '2020-01-01')`, `(1, null, 1, '2020-01-01')`, `(8, 4, 150, null)`],
    ...[`(8, 4, null, '2020-01-01')`, `(9, 5, 160, '2199-12-31')`, `(9, 6, 170, '1900-01-01')`],
  ]
  const value = {
    ...{ name: 'systolic', kind: 'value', domain: 'measurement', concept: 3004249, unit: null },
    ...{ window: 'any', pick: 'latest', levels: null },
  }

  it('gives the same matrix of every kind of feature, with edges of windows', async () => {
    const person = [
      `(1, 8532, 1945, 8515, 38003563)`,
      `(2, 8507, null, 0, null)`,
      `(3, 0, 1990, null, 38003564)`,
    ]
    const eras = [
      `(1, 1, 201826, '2018-01-01', '2019-07-01')`,
      `(2, 2, 201826, '2018-01-01', '2019-06-30')`,
      `(3, 3, 201826, '2020-06-30', null)`,
      `(4, 3, 432851, '2020-06-30', '2019-01-01')`,
      `(5, 99, 432851, '2020-06-30', '2020-06-30')`,
    ]
    const located = await write('every_kind', {
      person: `select a::bigint as person_id, b as gender_concept_id, c as year_of_birth,
        d as race_concept_id, e as ethnicity_concept_id from (values ${person.join(', ')}) t(a, b, c, d, e)`,
      cdm_source: `select '5.4' as cdm_version`,
      concept_ancestor: `select * from (values (201820, 201826), (443392, 432851), (432851, 432851))
        t(ancestor_concept_id, descendant_concept_id)`,
      observation_period: `select a::bigint as observation_period_id, b::bigint as person_id,
        c::date as observation_period_start_date, d::date as observation_period_end_date from (values
        (1, 1, '2019-06-30', '2020-06-30'), (2, 1, '2020-01-01', '2020-07-30'),
        (3, 2, '1900-01-01', '2020-06-29')) t(a, b, c, d)`,
      condition_era: `select a::bigint as condition_era_id, b::bigint as person_id,
        c as condition_concept_id, d::date as condition_era_start_date,
        e::date as condition_era_end_date from (values ${eras.join(', ')}) t(a, b, c, d, e)`,
      measurement: `select a::bigint as measurement_id, 1::bigint as person_id,
        3006322 as measurement_concept_id, b::double as value_as_number, 8876 as unit_concept_id,
        c::double as range_low, 5.5::double as range_high, date '2020-06-01' as measurement_date
        from (values (1, 5.5, 1.0), (2, 0.1, null), (3, null, 1.0)) t(a, b, c)`,
    })
    const features = [
      ...gibleedFeatures.slice(-10),
      recorded('condition-era', 201826, 'long', false),
      recorded('condition-era', 201826, 'any', false),
      counted('condition-era', 'concepts', 'any'),
      counted('condition-era', 'records', 'short'),
    ]
    const manifest = {
      ...{ ...hospitalStudy, ...anySize, features, ranges: {} },
      population: { ...population, asOf: '2020-06-30' },
    } as unknown as Manifest
    const columns = await expectSame(located, manifest)
    expect([...columns].map(([name, column]) => [name, ...column])).toEqual([
      ['group', NaN, NaN, NaN],
      ['year', NaN, NaN, NaN],
      ['month', 5, 5, 5],
      ['white', 0, NaN, NaN],
      ['hispanic', 1, NaN, 0],
      ['before', 366, NaN, NaN],
      // The index date is the as-of day, and nothing after it is known.
      ['after', 0, NaN, NaN],
      ['high', 0, 0, 0],
      ['burden', 1, 1, 9],
      ['stroke_risk', 4, NaN, NaN],
      ['condition_era_201826_long', 1, 0, 1],
      ['condition_era_201826_any', 1, 1, 1],
      ['n_condition_era_concepts_any', 1, 1, 2],
      ['n_condition_era_records_short', 0, 0, 1],
    ])
  })

  it('gives the same matrix, and counts orphans as nobody', async () => {
    const located = await write('defects', {
      person: `select range::bigint as person_id, 8507 as gender_concept_id, 1950 as year_of_birth
        from range(1, 7)`,
      cdm_source: `select '5.3' as cdm_version`,
      measurement: `select a::bigint as measurement_id, b::bigint as person_id,
        3004249 as measurement_concept_id, c::double as value_as_number, 8876 as unit_concept_id,
        d::date as measurement_date from (values ${measurements.join(', ')}) t(a, b, c, d)`,
    })
    const manifest = {
      ...{ ...hospitalStudy, ...anySize, features: [value], ranges: {} },
      population: { ...population, asOf: '2020-06-30' },
    } as unknown as Manifest
    const columns = await expectSame(located, manifest)
    expect([...columns.get('systolic')!]).toEqual([122, 131, 140, NaN, NaN, 170])
  })
})

describe(`people whose ids no double tells apart${postgresNote}`, () => {
  const ids = [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, 2n ** 53n, -(2n ** 53n) - 1n, -1n, 0n]

  it('have the codes of their ids, from every place', async () => {
    const located = await write('far', {
      person: `select a::bigint as person_id, 8507 as gender_concept_id, 1950 as year_of_birth
        from (values ${ids.map((id) => `(${id}::hugeint)`).join(', ')}) t(a)`,
      cdm_source: `select '5.3' as cdm_version`,
    })
    const age = { name: 'age', kind: 'age', at: null }
    const manifest = {
      ...{ ...hospitalStudy, ...anySize, population, features: [age], ranges: {} },
    } as unknown as Manifest
    await expectSame(located, manifest)
    const { codes } = await matrixOf(located['a DuckDB file'], manifest)
    expect(codes).toEqual(
      codePersons(
        ids.map((id) => id.toString()),
        personKey,
      ),
    )
  })
})

describe(`a registry table${postgresNote}`, () => {
  const dictionary = path.join(folder, 'devices.dictionary.yaml')
  const rows = [
    `('b', 61.5, 3, true, 'Titan', date '2020-02-29')`,
    `('B', null, 1, false, 'steel', date '1900-01-01')`,
    `('é', 1e-300, 2, null, 'it''s', null)`,
    `('_', '-0'::double, null, true, 'NA', date '2199-12-31')`,
    `('a', 0.1, 3, false, null, date '2020-02-29')`,
  ]
  const numeric = (name: string) => ({ ...column(name), type: 'numeric', equals: null })
  const column = (name: string) => ({ name, kind: 'column', column: name, levels: null })
  const study = {
    ...{ ...hospitalStudy, ...anySize, ranges: {} },
    data: { model: 'registry', table: 'devices', person: 'id', rows: 'one' },
    features: [
      numeric('age'),
      numeric('stage'),
      { ...column('revised'), type: 'binary', equals: null },
      { ...column('alloy'), type: 'binary', equals: 'Titan' },
    ],
  }

  const checked = {
    ...{ table: 'devices', as: 'registry' },
    columns: [
      { name: 'age', kind: 'number', as: 'f0' },
      { name: 'revised', kind: 'boolean', as: 'f1' },
    ],
  } as const

  it('gives the same matrix, people in the order of the bytes of their ids', async () => {
    writeFileSync(
      dictionary,
      [
        'schema: sampan/dictionary/v1',
        'columns:',
        '  - {name: id, type: text, level: 4}',
        '  - {name: age, type: number, level: 2, allowed: [61.5, 1e-300, 0, 0.1]}',
        '  - {name: stage, type: integer, level: 2}',
        '  - {name: revised, type: boolean, level: 2, allowed: [true]}',
        '  - {name: alloy, type: text, level: 2}',
        '  - {name: operated, type: date, level: 2}',
      ].join('\n'),
    )
    const located = await write('registry', {
      devices: `select a::varchar as id, b::double as age, c::int as stage, d::boolean as revised,
        e::varchar as alloy, f::date as operated from (values ${rows.join(', ')}) t(a, b, c, d, e, f)`,
    })
    const registries = Object.fromEntries(
      present.map((name) => [name, { ...located[name], model: 'registry', dictionary }]),
    ) as unknown as Located
    const columns = await expectSame(registries, study as unknown as Manifest)
    // By their bytes: B _ a b é. A dictionary would say _ a b B é.
    expect([...columns.get('age')!]).toEqual([NaN, -0, 0.1, 61.5, 1e-300])
    expect([...columns.get('stage')!]).toEqual([1, NaN, 3, 3, 2])
    expect([...columns.get('revised')!]).toEqual([0, 1, 0, 1, NaN])
    const found = await Promise.all(
      present.map((name) => checkSource(openSource(registries[name], sourceOptions), [checked])),
    )
    for (const [k, findings] of found.entries())
      expect(
        findings.flatMap(({ check, column: name, status }) =>
          check === 'dictionary-values' ? [[name, status]] : [],
        ),
        present[k],
      ).toEqual([
        ['age', 'pass'],
        ['revised', 'warn'],
      ])
    const { data, ...rest } = study
    const unidentified = { ...rest, data: { ...data, person: null } } as unknown as Manifest
    const inOrder = await expectSame(registries, unidentified)
    expect([...inOrder.get('stage')!]).toEqual([3, 1, 2, NaN, 3])
  })

  it.skipIf(!hasPostgres)('may be a view on the server', async () => {
    await running.postgres!.run(
      `create view registry.seen as select * from registry.devices where revised is not null`,
    )
    const place = {
      model: 'registry' as const,
      postgres: superuserPlace(running.postgres, 'registry'),
      dictionary,
    }
    const manifest = { ...study, data: { ...study.data, table: 'seen' } } as unknown as Manifest
    const { columns } = await matrixOf(place, manifest)
    expect([...columns.get('stage')!]).toEqual([1, NaN, 3, 3])
  })
})
