import { limits } from '@sampan/proto'
import { describe, expect, it } from 'vitest'
import { checkManifest } from './check-manifest.ts'
import type { Manifest } from './manifest.ts'
import { faultsOf, sound, type Change } from './sound-manifest.test.data.ts'

const smoking = sound.features.find(({ name }) => name === 'smoking')
const glm = sound.analyses[1] as Extract<Manifest['analyses'][number], { kind: 'glm' }>

const table = {
  ...{ id: 'a', kind: 'describe', features: ['age'], groups: null },
  ...{ quantiles: [], bins: 100, weights: null },
} as Extract<Manifest['analyses'][number], { kind: 'describe' }>

describe('models', () => {
  const numeric = {
    name: 'x',
    kind: 'numeric',
    of: 'age',
    centre: 0,
    scale: 1,
    log: false,
  } as const
  const term =
    (each: Manifest['terms'][number]): Change =>
    (m) => ({ terms: [...m.terms, each] })
  const spline = { name: 'x', kind: 'spline', of: 'age', basis: 'natural', degree: 3 } as const
  const curve = (change: Partial<Extract<Manifest['terms'][number], { kind: 'spline' }>>): Change =>
    term({ ...spline, knots: [40, 60], boundary: { low: 30, high: 80 }, ...change })
  const model =
    (change: Partial<typeof glm>): Change =>
    () => ({ analyses: [{ ...glm, ...change }] })

  it.each<[string, Change, readonly string[]]>([
    ['term twice', term({ ...numeric, name: 'age' }), ['terms[4] study-invalid fault.repeated']],
    [
      'no feature',
      term({ ...numeric, of: 'weight' }),
      ['terms[4].of study-invalid fault.featureUnknown'],
    ],
    [
      'numeric of a category',
      term({ ...numeric, of: 'smoking' }),
      ['terms[4].of study-invalid fault.numericCategory'],
    ],
    [
      'binary scaled',
      term({ ...numeric, of: 'male', scale: 2 }),
      ['terms[4] study-invalid fault.binaryScaled'],
    ],
    [
      'log of what may be 0',
      term({ ...numeric, log: true }),
      ['terms[4].log study-invalid fault.logRange'],
    ],
    [
      'factor of a number',
      term({ name: 'x', kind: 'factor', of: 'age', reference: '1' }),
      ['terms[4].of study-invalid fault.factorLevels'],
    ],
    [
      'reference',
      term({ name: 'x', kind: 'factor', of: 'smoking', reference: 'Never' }),
      ['terms[4].reference study-invalid fault.choice'],
    ],
    [
      'interaction of nothing',
      term({ name: 'x', kind: 'interaction', of: ['age', 'weight'] }),
      ['terms[4].of[1] study-invalid fault.termUnknown'],
    ],
    [
      'interaction with itself',
      term({ name: 'x', kind: 'interaction', of: ['age', 'age'] }),
      ['terms[4].of[1] study-invalid fault.repeated'],
    ],
    [
      'interaction of an interaction',
      (m) => ({
        terms: [
          ...m.terms,
          { name: 'a:b', kind: 'interaction', of: ['age', 'male'] },
          { name: 'x', kind: 'interaction', of: ['age', 'a:b'] },
        ],
      }),
      ['terms[5].of[1] study-invalid fault.termUnknown'],
    ],
    [
      'curve of no number',
      term({ name: 'x', kind: 'polynomial', of: 'male', degree: 2 }),
      ['terms[4].of study-invalid fault.curveNumber'],
    ],
    ['natural spline beyond its boundary', curve({}), []],
    ['knots that fall', curve({ knots: [50, 40] }), ['terms[4].knots study-invalid fault.knots']],
    [
      'a knot on the boundary',
      curve({ knots: [30] }),
      ['terms[4].knots study-invalid fault.knots'],
    ],
    [
      'knots all but together',
      curve({ knots: [40, 40.000001] }),
      ['terms[4].knots study-invalid fault.knots'],
    ],
    [
      'an empty boundary',
      curve({ boundary: { low: 30, high: 30 } }),
      ['terms[4].boundary study-invalid fault.rangeOrder'],
    ],
    [
      'a natural spline that is not cubic',
      curve({ degree: 2 }),
      ['terms[4].degree study-invalid fault.naturalDegree'],
    ],
    [
      'a B-spline beyond its boundary',
      curve({ basis: 'b' }),
      ['terms[4].boundary study-invalid fault.splineBoundary'],
    ],
    ['a B-spline within', curve({ basis: 'b', degree: 2, boundary: { low: -1, high: 150 } }), []],
    [
      'analysis twice',
      (m) => ({ analyses: [m.analyses[0]!, m.analyses[0]!] }),
      ['analyses[1] study-invalid fault.repeated'],
    ],
    ...[
      ['groups of a number', 'age', 'fault.groups'],
      ['groups that are described', 'smoking', 'fault.groups'],
      ['groups of nothing', 'weight', 'fault.featureUnknown'],
    ].map(([name, groups, wrong]): [string, Change, readonly string[]] => [
      name!,
      () => ({ analyses: [{ ...table, features: ['smoking'], groups: groups! }] }),
      [`analyses[0].groups study-invalid ${wrong!}`],
    ]),
    [
      'describe',
      () => ({
        analyses: [
          {
            id: 'a',
            kind: 'describe',
            features: ['weight', 'age', 'age'],
            groups: null,
            quantiles: [],
            bins: 100,
            weights: null,
          },
        ],
      }),
      [
        'analyses[0].features[0] study-invalid fault.featureUnknown',
        'analyses[0].features[2] study-invalid fault.repeated',
      ],
    ],
    [
      'term of a model',
      model({ terms: ['weight', 'age', 'age'] }),
      [
        'analyses[0].terms[0] study-invalid fault.termUnknown',
        'analyses[0].terms[2] study-invalid fault.repeated',
      ],
    ],
    [
      'no outcome',
      model({ outcome: 'weight' }),
      ['analyses[0].outcome study-invalid fault.featureUnknown'],
    ],
    [
      'outcome not binary',
      model({ outcome: 'smoking', terms: [] }),
      ['analyses[0].outcome study-invalid fault.outcomeBinary'],
    ],
    [
      'outcome among terms',
      model({ outcome: 'male' }),
      ['analyses[0].outcome study-invalid fault.outcomeTerm'],
    ],
    [
      'outcome in an interaction',
      (m) => ({
        terms: [...m.terms, { name: 'x', kind: 'interaction', of: ['age', 'male'] }],
        analyses: [{ ...glm, outcome: 'male', terms: ['x'] }],
      }),
      ['analyses[0].outcome study-invalid fault.outcomeTerm'],
    ],
    [
      'empty',
      model({ terms: [], intercept: false }),
      ['analyses[0].terms study-invalid fault.modelEmpty'],
    ],
    ['intercept only', model({ terms: [] }), []],
    ['another link', model({ link: 'log' }), ['analyses[0].link study-invalid fault.link']],
    [
      'a level as an amount',
      model({ family: 'gaussian', link: 'identity', outcome: 'smoking', terms: [] }),
      ['analyses[0].outcome study-invalid fault.featureNumeric'],
    ],
    [
      'counts below 0',
      (m) => ({
        ranges: { ...m.ranges, age: { low: -1, high: 120, outside: 'missing' } },
        analyses: [{ ...glm, family: 'poisson', link: 'log', outcome: 'age', terms: [] }],
      }),
      ['analyses[0].outcome study-invalid fault.rangeFromZero'],
    ],
    [
      'amounts, weights and logarithms of 0',
      (m) => ({
        ranges: { ...m.ranges, age: { low: 0, high: 120, outside: 'missing' } },
        analyses: [
          {
            ...glm,
            ...{ family: 'gamma', link: 'log', outcome: 'age', terms: [] },
            offset: { feature: 'age', log: true },
            weights: 'age',
          },
        ],
      }),
      [
        'analyses[0].outcome study-invalid fault.rangeAboveZero',
        'analyses[0].offset.feature study-invalid fault.rangeAboveZero',
      ],
    ],
    [
      'offset, weights and clusters of nothing',
      model({ offset: { feature: 'x', log: false }, weights: 'x', cluster: 'x', terms: [] }),
      ['offset.feature', 'weights', 'cluster'].map(
        (place) => `analyses[0].${place} study-invalid fault.featureUnknown`,
      ),
    ],
    [
      'clusters of a number',
      model({ cluster: 'age', terms: [] }),
      ['analyses[0].cluster study-invalid fault.featureCategory'],
    ],
    ['clusters of sites and levels', model({ cluster: 'site', terms: [] }), []],
    ['clusters of levels', model({ cluster: 'smoking', terms: [] }), []],
  ])('%s', (_, change, expected) => {
    expect(faultsOf(change)).toEqual(expected)
  })

  // R: ncol(model.matrix(~ f * g)) is 240 for 15 and 16 levels; ~ f:g alone codes all levels (1 + 16 * 16).
  it.each([
    [15, ['f', 'g', 'f:g', 'age', 'male', 'smoking', 'pressure'], null],
    [16, ['f', 'g', 'f:g'], 256],
    [16, ['f:g'], 257],
  ])('columns with %i levels and %j: %s', (count, terms, found) => {
    const levels = Array.from({ length: 16 }, (_, k) => `l${k}`)
    const change: Change = (m) => ({
      features: [
        ...m.features,
        { ...smoking!, name: 'f', levels: levels.slice(0, count) } as never,
        { ...smoking!, name: 'g', levels } as never,
      ],
      terms: [
        ...m.terms,
        { name: 'f', kind: 'factor', of: 'f', reference: 'l0' },
        { name: 'g', kind: 'factor', of: 'g', reference: 'l0' },
        { name: 'f:g', kind: 'interaction', of: ['f', 'g'] },
      ],
      analyses: [{ ...glm, terms }],
    })
    const expected = { key: 'fault.columns', values: { found, most: limits.columnsMax } }
    expect(checkManifest({ ...sound, ...change(sound) }).map((each) => each.expected)).toEqual(
      found === null ? [] : [expected],
    )
  })
})
