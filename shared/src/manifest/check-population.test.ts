import { describe, expect, it } from 'vitest'
import type { ManifestDraft } from './manifest.ts'
import type { Feature } from './parts.ts'
import { faultsOf, sound, type Change } from './sound-manifest.test.data.ts'

const [age, male, stroke, pressure, smoking] = sound.features

describe('what is read', () => {
  it.each<[string, Change, readonly string[]]>([
    ['dates', (m) => ({ expiresAt: m.startsAt }), ['expiresAt study-invalid fault.expiry']],
    [
      'as of',
      (m) => ({ population: { ...m.population, asOf: '2030-01-01' } }),
      ['population.asOf study-invalid fault.asOf'],
    ],
    ['outputs', () => ({ outputs: ['csv', 'csv'] }), ['outputs[1] study-invalid fault.repeated']],
    [
      'versions',
      () => ({ data: { model: 'omop', versions: ['5.3', '5.3'] } }),
      ['data.versions[1] study-invalid fault.repeated'],
    ],
    [
      'cohorts',
      (m) => ({ cohorts: [...m.cohorts, ...m.cohorts] }),
      ['cohorts[1] study-invalid fault.repeated'],
    ],
    [
      'features',
      (m) => ({ features: [...m.features, age!] }),
      ['features[5] study-invalid fault.repeated'],
    ],
    [
      'levels',
      () => ({
        features: [
          age!,
          male!,
          stroke!,
          pressure!,
          { ...smoking!, levels: ['never', 'never', 'current'] } as never,
        ],
      }),
      ['features[4].levels[1] study-invalid fault.repeated'],
    ],
    [
      'more levels than the floors allow',
      (m) => ({ floors: { ...m.floors, factorLevelsMax: 2 } }),
      ['features[4].levels levels-too-many fault.longList'],
    ],
    [
      'target',
      (m) => ({ population: { ...m.population, target: 'other' } }),
      ['population.target study-invalid fault.cohortUnknown'],
    ],
    [
      'index of everyone',
      (m) => ({ population: { ...m.population, index: 'cohort-start' } }),
      ['population.index study-invalid fault.indexEveryone'],
    ],
    [
      'column in OMOP',
      (m) => ({
        features: [
          ...m.features,
          { name: 'x', kind: 'column', column: 'x', type: 'binary', equals: null, levels: null },
        ],
      }),
      ['features[5] study-invalid fault.columnInOmop'],
    ],
    [
      'no range',
      () => ({ ranges: { age: sound.ranges['age']! } }),
      ['features[3] study-invalid fault.rangeNeeded'],
    ],
    [
      'range of a binary',
      (m) => ({ ranges: { ...m.ranges, stroke: m.ranges['age']! } }),
      ['ranges.stroke study-invalid fault.rangeStray'],
    ],
    [
      'range of nothing',
      (m) => ({ ranges: { ...m.ranges, weight: m.ranges['age']! } }),
      ['ranges.weight study-invalid fault.rangeStray'],
    ],
    [
      'range upside down',
      (m) => ({ ranges: { ...m.ranges, age: { low: 5, high: 5, outside: 'missing' } } }),
      ['ranges.age study-invalid fault.rangeOrder'],
    ],
  ])('%s', (_, change, expected) => {
    expect(faultsOf(change)).toEqual(expected)
  })

  it('the hospital as a category: its sites, judged at each, said to become visible', () => {
    const levels = sound.participants.map(({ site }) => site)
    const site = (own: readonly string[]): Feature => ({
      ...{ name: 'site', kind: 'site', levels: [...own] },
    })
    const change =
      (own: readonly string[], parts: Partial<ManifestDraft>): Change =>
      (m) => ({ ...parts, features: [...m.features, site(own)] })
    const shown = { cells: 'site', floors: { ...sound.floors, aloneOk: true } } as const
    const at = `features[${sound.features.length}].levels study-invalid fault.siteLevels`
    expect(faultsOf(change(levels, shown))).toEqual([])
    expect(faultsOf(change([...levels].reverse(), shown))).toEqual([at])
    expect(faultsOf(change(levels.slice(1), shown))).toEqual([at])
    expect(faultsOf(change(levels, {}))).toEqual([
      'cells study-invalid fault.siteCells',
      'floors study-invalid fault.siteAlone',
    ])
  })

  it('several rows a person: only what knows of rows, and a column that tells people apart', () => {
    const data = { model: 'registry', table: 't', person: 'id', rows: 'several' } as const
    const x = { name: 'x', kind: 'column', column: 'x', type: 'binary' } as const
    const parts: Partial<ManifestDraft> = {
      cohorts: [{ id: 'target', name: 'x', definition: { kind: 'everyone' } }],
      features: [{ ...x, equals: null, levels: null }],
      ranges: {},
      terms: [],
      analyses: [{ id: 'a', kind: 'feasibility', perSite: false }],
    }
    const settings = { groups: null, quantiles: [], bins: 100, weights: null }
    const described = { id: 'b', kind: 'describe' as const, features: ['x'], ...settings }
    expect(faultsOf(() => ({ ...parts, data }))).toEqual([])
    expect(
      faultsOf(() => ({
        ...parts,
        data: { ...data, person: null },
        analyses: [...parts.analyses!, described],
      })),
    ).toEqual([
      'data study-invalid fault.severalPerson',
      'analyses[1] study-invalid fault.severalRows',
    ])
  })

  it('a registry table', () => {
    const column = { name: 'x', kind: 'column', column: 'x', equals: null, levels: null } as const
    const registry: Change = () => ({
      data: { model: 'registry', table: 't', person: null, rows: 'one' },
      cohorts: [
        {
          id: 'target',
          name: 'x',
          definition: { kind: 'condition', concepts: [1], descendants: true },
        },
      ],
      features: [
        { ...column, type: 'category' },
        { ...column, name: 'y', type: 'numeric', levels: ['a', 'b'], equals: 'a' },
        { name: 'z', kind: 'sex', concept: 1 },
      ],
      ranges: { y: { low: 0, high: 1, outside: 'missing' } },
      terms: [],
      analyses: [{ id: 'a', kind: 'feasibility', perSite: false }],
    })
    expect(faultsOf(registry)).toEqual([
      'cohorts[0] study-invalid fault.registryCohort',
      'features[0] study-invalid fault.categoryLevels',
      'features[1] study-invalid fault.categoryLevels',
      'features[1] study-invalid fault.binaryEquals',
      'features[2] study-invalid fault.conceptInRegistry',
    ])
  })
})
