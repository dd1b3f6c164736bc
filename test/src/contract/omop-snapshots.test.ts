import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  bytesFromLimbs,
  float64Bytes,
  formatDigest,
  hex,
  sha256,
  systemClock,
  utf8,
  type Manifest,
} from '@sampan/shared'
import {
  buildSnapshot,
  checkSource,
  codePersons,
  openSource,
  type SourceLocation,
} from '@sampan/site-agent'
import {
  fourHospitals,
  generateHospitals,
  hospitalStudy,
  pooledDesign,
  writeHospitals,
} from '@sampan/simulation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  placeNames,
  superuserPlace,
  tablesOf,
  writePlaces,
  type Located,
  type Tables,
} from '../support/omop-places.ts'
import {
  hasPostgres,
  postgresNote,
  startCluster,
  type Cluster,
} from '../support/postgres-cluster.ts'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

/** The matrix of a study, bit for bit the same wherever the data are. */
const folder = mkdtempSync(path.join(tmpdir(), 'sampan-snapshots-'))
let postgres: Cluster | null = null
beforeAll(async () => {
  if (hasPostgres) postgres = await startCluster()
}, 60_000)
afterAll(() => {
  postgres?.stop()
  rmSync(folder, { recursive: true })
})
const options = { clock: systemClock, memoryMib: 1024, threads: 2 }
/** Tables that the studies read. */
const read =
  /^(person|cdm_source|vocabulary|concept_ancestor|observation|measurement|(condition|procedure)_occurrence|drug_exposure)$/
const present = placeNames.filter((name) => hasPostgres || name !== 'PostgreSQL')

const personKey = new Uint8Array(32).fill(3)
type Files = ReadonlyMap<string, Uint8Array>

async function matrixOf(location: SourceLocation, manifest: Manifest, files: Files = new Map()) {
  const { people, columns, attrition, facts, persons } = await buildSnapshot(
    openSource(location, options),
    manifest,
    { personKey, files },
  )
  const { codes, ...identity } = persons!
  const { cdmVersion, vocabularyVersion, statedVersion } = facts
  const digests = [...columns].map(([name, column]) => [name, hex(sha256(float64Bytes(column)))])
  return {
    columns,
    codes,
    seen: {
      ...{ people, attrition, digests, cdmVersion, vocabularyVersion, statedVersion },
      persons: { ...identity, codes: hex(sha256(bytesFromLimbs(codes))) },
    },
  }
}

async function expectSame(located: Located, manifest: Manifest, files: Files = new Map()) {
  const [first, ...others] = await Promise.all(
    present.map((name) => matrixOf(located[name], manifest, files)),
  )
  others.forEach(({ seen }, k) => {
    expect(seen, present[k + 1]).toEqual(first!.seen)
  })
  return first!.columns
}

const parts = { largestSite: 1_000_000, vocabulary: { version: null, onMismatch: 'ignore' } }

describe(`generated hospitals${postgresNote}`, () => {
  it('give the matrix that their people make, from every place', async () => {
    const plan = {
      ...fourHospitals,
      hospitals: fourHospitals.hospitals.slice(0, 2).map((each) => ({ ...each, people: 300 })),
    }
    const written = await writeHospitals(folder, plan)
    const hospitals = generateHospitals(plan)
    for (const [k, { id, path: file }] of written.entries()) {
      const located = await writePlaces(
        { postgres, folder, attached: file },
        `place_${id}`,
        await tablesOf(file, read),
      )
      const manifest = { ...hospitalStudy, ...parts } as unknown as Manifest
      const columns = await expectSame(located, manifest)
      const truth: Readonly<Record<string, Float64Array>> = pooledDesign([hospitals[k]!]).columns
      for (const [name, column] of columns) expect(column, name).toEqual(truth[name])
    }
  })
})

const asOf = '2005-06-30'
const recorded = (
  domain: 'condition' | 'drug' | 'procedure' | 'measurement' | 'observation',
  concept: number,
  window: 'any' | 'long' | 'medium' | 'short',
  descendants = true,
) => ({
  ...{ name: `${domain}_${concept}_${window}`, kind: 'presence' },
  ...{ domain, concepts: [concept], descendants, window },
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
    located = await writePlaces({ postgres, folder }, 'gibleed', Object.fromEntries(needed))
  }, 60_000)

  it('gives the same matrix of everyone, with its files as they came', async () => {
    const manifest = {
      ...{ ...hospitalStudy, ...parts, population, features: gibleedFeatures, ranges: {} },
    } as unknown as Manifest
    const columns = await expectSame(located, manifest)
    const untouched = await matrixOf(
      { model: 'omop', path: reference('omop', 'gibleed') },
      manifest,
    )
    expect(untouched.columns).toEqual(columns)
    expect(untouched.seen.people).toBe(2694)
    const shares = [...columns.values()].map((column) => column.reduce((a, b) => a + b, 0))
    expect(shares.filter((share) => share > 0 && share < 2694).length).toBeGreaterThan(6)
  })

  it('gives the same matrix of people with a condition, from its first record', async () => {
    const definition = { kind: 'condition', concepts: [40481087], descendants: true }
    const manifest = {
      ...{ ...hospitalStudy, ...parts, features: gibleedFeatures, ranges: {} },
      cohorts: [{ id: 'everyone', name: 'x', definition }],
      population: { ...population, index: 'cohort-start' },
    } as unknown as Manifest
    const columns = await expectSame(located, manifest)
    expect(columns.get('age')!.length).toBeGreaterThan(1000)
  })
})

/** A definition of ATLAS as a study has it: in a file, by its digest. */
function definitionOf(domain: string, concept: number, parts: object) {
  const items = [{ concept: { CONCEPT_ID: concept }, includeDescendants: true }]
  const text = JSON.stringify({
    ConceptSets: [{ id: 1, name: 'x', expression: { items } }],
    PrimaryCriteria: {
      CriteriaList: [{ [domain]: { CodesetId: 1 } }],
      ObservationWindow: {},
      PrimaryCriteriaLimit: { Type: 'All' },
    },
    ...parts,
  })
  const content = utf8(text)
  return { content, file: formatDigest(sha256(content)) }
}
const over40 = {
  name: 'over 40',
  expression: { Type: 'ALL', DemographicCriteriaList: [{ Age: { Value: 40, Op: 'gt' } }] },
}
const ends = { EndStrategy: { DateOffset: { DateField: 'EndDate', Offset: 30 } } }

describe.skipIf(!hasReference)(`outcomes in GiBleed${referenceNote}${postgresNote}`, () => {
  it('are the same of cohorts from ATLAS, with their time at risk', async () => {
    const needed =
      /^(PERSON|CDM_SOURCE|CONCEPT|CONCEPT_ANCESTOR|OBSERVATION_PERIOD|DRUG_EXPOSURE|CONDITION_OCCURRENCE)\./
    const files = readdirSync(reference('omop', 'gibleed')).filter((file) => needed.test(file))
    const tables = files.map((file) => [
      file.split('.')[0]!.toLowerCase(),
      `select * from read_csv('${reference('omop', 'gibleed', file)}', sample_size = -1, nullstr = '')`,
    ])
    const located = await writePlaces(
      { postgres, folder },
      'outcomes',
      Object.fromEntries(tables) as Tables,
    )
    const target = definitionOf('DrugExposure', 1118084, { ...ends, InclusionRules: [over40] })
    const comparator = definitionOf('DrugExposure', 1124300, ends)
    const bleed = definitionOf('ConditionOccurrence', 192671, {})
    const made = { target, comparator, bleed }
    const definitions = Object.entries(made).map(([id, { file }]) => ({
      ...{ id, name: id },
      definition: { kind: 'circe', file, rules: id === 'target' ? 1 : 0 },
    }))
    const range = { low: 0, high: 100_000, outside: 'refuse' }
    const timeAtRisk = {
      ...{ start: 1, startAnchor: 'cohort start', end: 365, endAnchor: 'cohort end' },
      minimumDays: 30,
    }
    const study = {
      ...{ ...hospitalStudy, ...parts, cohorts: definitions },
      population: {
        ...{ target: 'target', comparator: { cohort: 'comparator', both: 'keep-first' } },
        ...{ outcome: 'bleed', asOf: '2015-06-30', index: 'cohort-start', washoutDays: 3650 },
        ...{ priorOutcome: 'remove', timeAtRisk },
      },
      features: ['treatment', 'outcome', 'outcome-count', 'time-to-event'].map((kind) => ({
        ...{ name: kind.replaceAll('-', '_'), kind },
      })),
      ranges: { outcome_count: range, time_to_event: range },
    } as unknown as Manifest
    const content = new Map(Object.values(made).map((each) => [each.file, each.content]))
    const columns = await expectSame(located, study, content)
    const total = (name: string) => columns.get(name)!.reduce((a, b) => a + b, 0)
    expect(total('treatment')).toBeGreaterThan(100)
    expect(columns.get('treatment')!.length - total('treatment')).toBeGreaterThan(100)
    expect(total('outcome')).toBeGreaterThan(10)
    const alone = { ...study.population, comparator: null }
    const features = study.features.filter(({ kind }) => kind !== 'treatment')
    await expectSame(located, { ...study, population: alone, features }, content)
  }, 120_000)
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

  it('gives the same matrix, and counts orphans as nobody', async () => {
    const located = await writePlaces({ postgres, folder }, 'defects', {
      person: `select range::bigint as person_id, 8507 as gender_concept_id, 1950 as year_of_birth
        from range(1, 7)`,
      cdm_source: `select '5.3' as cdm_version`,
      measurement: `select a::bigint as measurement_id, b::bigint as person_id,
        3004249 as measurement_concept_id, c::double as value_as_number, 8876 as unit_concept_id,
        d::date as measurement_date from (values ${measurements.join(', ')}) t(a, b, c, d)`,
    })
    const manifest = {
      ...{ ...hospitalStudy, ...parts, features: [value], ranges: {} },
      population: { ...population, asOf: '2020-06-30' },
    } as unknown as Manifest
    const columns = await expectSame(located, manifest)
    expect([...columns.get('systolic')!]).toEqual([122, 131, 140, NaN, NaN, 170])
  })
})

describe(`people whose ids no double tells apart${postgresNote}`, () => {
  const ids = [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, 2n ** 53n, -(2n ** 53n) - 1n, -1n, 0n]

  it('have the codes of their ids, from every place', async () => {
    const located = await writePlaces({ postgres, folder }, 'far', {
      person: `select a::bigint as person_id, 8507 as gender_concept_id, 1950 as year_of_birth
        from (values ${ids.map((id) => `(${id}::hugeint)`).join(', ')}) t(a)`,
      cdm_source: `select '5.3' as cdm_version`,
    })
    const age = { name: 'age', kind: 'age', at: null }
    const manifest = {
      ...{ ...hospitalStudy, ...parts, population, features: [age], ranges: {} },
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
    ...{ ...hospitalStudy, ...parts, ranges: {} },
    data: { model: 'registry', table: 'devices', person: 'id' },
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
    const located = await writePlaces({ postgres, folder }, 'registry', {
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
      present.map((name) => checkSource(openSource(registries[name], options), [checked])),
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
    await postgres!.run(
      `create view registry.seen as select * from registry.devices where revised is not null`,
    )
    const place = {
      model: 'registry' as const,
      postgres: superuserPlace(postgres, 'registry'),
      dictionary,
    }
    const manifest = { ...study, data: { ...study.data, table: 'seen' } } as unknown as Manifest
    const { columns } = await matrixOf(place, manifest)
    expect([...columns.get('stage')!]).toEqual([1, NaN, 3, 3])
  })
})
