import { limits } from '@sampan/proto'
import { describe, expect, it } from 'vitest'
import type { Code } from '../errors/codes.ts'
import { isSampanError } from '../errors/sampan-error.ts'
import { checkManifest, requireSoundManifest } from './check-manifest.ts'
import { fault, pathText } from './fault.ts'
import type { Manifest } from './manifest.ts'
import { directory, manifestOf, soundStudy } from './sample.test.data.ts'

const sound = manifestOf(soundStudy)

type Change = (manifest: Manifest) => Partial<Manifest>

function faults(change: Change): readonly string[] {
  return checkManifest({ ...sound, ...change(sound) }).map(
    ({ path, code, expected }) => `${pathText(path)} ${code} ${expected.key}`,
  )
}

/** Participants of these sites of the directory, with their controllers replaced. */
function parties(controllers: readonly string[]): Manifest['participants'] {
  return controllers.map((controller, k) => ({
    ...directory.sites[0]!,
    site: `site-${String(k).padStart(3, '0')}`,
    controller,
    mandatory: false,
  }))
}

const [age, male, stroke, pressure, smoking] = sound.features
const glm = sound.analyses[1] as Extract<Manifest['analyses'][number], { kind: 'glm' }>

it('a sound manifest has no faults', () => {
  expect(checkManifest(sound)).toEqual([])
  expect(() => requireSoundManifest(sound)).not.toThrow()
})

describe('who takes part', () => {
  it.each<[string, Change, readonly string[]]>([
    [
      'order',
      (m) => ({ participants: [...m.participants].reverse() }),
      [
        'participants[1].site study-invalid fault.order',
        'participants[2].site study-invalid fault.order',
      ],
    ],
    [
      'twice',
      (m) => ({
        participants: [...m.participants.slice(0, 2), m.participants[1]!, m.participants[2]!],
        collusionAccepted: 'x',
      }),
      ['participants[2].site study-invalid fault.repeated'],
    ],
    [
      'too few sites',
      () => ({ sitesMin: 4, survivorsMin: 4 }),
      ['participants sites-too-few fault.sitesTooFew'],
    ],
    [
      'two sites',
      (m) => ({
        participants: m.participants.slice(0, 2),
        controllersMin: 2,
        collusionAccepted: 'x',
      }),
      ['participants sites-too-few fault.sitesTooFew'],
    ],
    [
      'one controller',
      () => ({ participants: parties(['a', 'a', 'a']), collusionAccepted: 'x' }),
      ['participants controllers-too-few fault.controllersTooFew'],
    ],
    [
      'two controllers',
      () => ({ participants: parties(['a', 'a', 'b']) }),
      ['participants controllers-too-few fault.controllersTwo'],
    ],
    [
      'two controllers, and only two asked',
      () => ({ participants: parties(['a', 'a', 'b']), controllersMin: 2 }),
      ['controllersMin collusion-not-accepted fault.controllersTwoAccepted'],
    ],
    [
      'two controllers, accepted',
      () => ({
        participants: parties(['a', 'a', 'b']),
        controllersMin: 2,
        collusionAccepted: 'We know.',
      }),
      [],
    ],
    [
      'survivors below the threshold',
      () => ({
        participants: parties(['a', 'b', 'c', 'd', 'e', 'f', 'g']),
        sitesMin: 7,
        survivorsMin: 4,
      }),
      ['survivorsMin study-invalid fault.atLeast'],
    ],
    [
      'survivors above a run',
      () => ({ survivorsMin: 4 }),
      ['survivorsMin study-invalid fault.survivors'],
    ],
    [
      'recipient twice',
      (m) => ({ recipients: [...m.recipients, ...m.recipients] }),
      ['recipients[1].id study-invalid fault.repeated'],
    ],
    [
      'recipient elsewhere',
      (m) => ({
        recipients: [
          ...m.recipients,
          { id: 'cleveland', controller: 'cleveland', jurisdiction: 'HK' },
        ],
      }),
      ['recipients[1] study-invalid fault.partyDiffers'],
    ],
    [
      'recipient of another entity',
      (m) => ({ recipients: [{ ...m.recipients[0]!, controller: 'other' }] }),
      ['recipients[0] study-invalid fault.partyDiffers'],
    ],
    [
      'recipient outside the federation',
      (m) => ({
        recipients: [
          ...m.recipients,
          { id: 'university', controller: 'university', jurisdiction: 'OTHER' },
        ],
      }),
      [],
    ],
    [
      'coordinator receives',
      () => ({
        recipients: [{ id: 'university', controller: 'university', jurisdiction: 'OTHER' }],
      }),
      ['recipients study-invalid fault.coordinatorReceives'],
    ],
  ])('%s', (_, change, expected) => {
    expect(faults(change)).toEqual(expected)
  })

  // Thresholds of the specification: n = 4: 2, 7: 3, 10: 4, 240: 82.
  it.each([
    [4, 2, 4],
    [7, 3, 7],
    [10, 4, 10],
    [240, 82, 240],
    // A roster of four is allowed, and two of four suffice.
    [10, 2, 4],
    [7, 3, 5],
  ])('of %i sites %i of one controller are too many when a run needs %i', (n, held, sitesMin) => {
    const participants = (count: number) =>
      parties(Array.from({ length: n }, (_, k) => (k < count ? 'large' : `other-${k}`)))
    const survivorsMin = Math.max(3, Math.floor((2 * sitesMin) / 3) + 1)
    const change =
      (count: number, collusionAccepted: string | null): Change =>
      () => ({
        participants: participants(count),
        sitesMin,
        survivorsMin,
        collusionAccepted,
      })
    expect(faults(change(held, null))).toEqual([
      'collusionAccepted collusion-not-accepted fault.collusion',
    ])
    expect(faults(change(held, 'One authority runs them all.'))).toEqual([])
    expect(faults(change(held - 1, null))).toEqual([])
  })
})

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
    expect(faults(change)).toEqual(expected)
  })

  it('a registry table', () => {
    const column = { name: 'x', kind: 'column', column: 'x', equals: null, levels: null } as const
    const registry: Change = () => ({
      data: { model: 'registry', table: 't', person: null },
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
      analyses: [{ id: 'a', kind: 'feasibility' }],
    })
    expect(faults(registry)).toEqual([
      'cohorts[0] study-invalid fault.registryCohort',
      'features[0] study-invalid fault.categoryLevels',
      'features[1] study-invalid fault.categoryLevels',
      'features[1] study-invalid fault.binaryEquals',
      'features[2] study-invalid fault.conceptInRegistry',
    ])
  })
})

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
      'analysis twice',
      (m) => ({ analyses: [m.analyses[0]!, m.analyses[0]!] }),
      ['analyses[1] study-invalid fault.repeated'],
    ],
    [
      'describe',
      () => ({ analyses: [{ id: 'a', kind: 'describe', features: ['weight', 'age', 'age'] }] }),
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
  ])('%s', (_, change, expected) => {
    expect(faults(change)).toEqual(expected)
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

describe('what is not built', () => {
  const population =
    (change: Partial<Manifest['population']>): Change =>
    (m) => ({
      population: { ...m.population, ...change },
    })
  it.each<[string, Change]>([
    ['cells', () => ({ cells: 'site' })],
    ['missing', () => ({ missing: 'mean-indicator' })],
    [
      'cohorts[0].definition',
      (m) => ({
        cohorts: [
          { ...m.cohorts[0]!, definition: { kind: 'circe', file: directory.coordinator.key } },
        ],
      }),
    ],
    ['population.comparator', population({ comparator: 'target' })],
    ['population.outcome', population({ outcome: 'target' })],
    ['population.washoutDays', population({ washoutDays: 1 })],
    ['population.priorOutcome', population({ priorOutcome: 'remove' })],
    [
      'population.timeAtRisk',
      population({
        timeAtRisk: {
          start: 0,
          startAnchor: 'cohort start',
          end: 0,
          endAnchor: 'cohort end',
          minimumDays: 1,
        },
      }),
    ],
  ])('%s', (path, change) => {
    expect(faults(change)).toEqual([`${path} feature-not-built fault.notBuilt`])
  })
})

describe('further checks', () => {
  const overflow = () => [fault('study-overflow', ['ranges', 'age'], 'fault.value')]

  it('see only manifests without faults', () => {
    expect(checkManifest(sound, [overflow]).map(({ code }) => code)).toEqual(['study-overflow'])
    expect(
      checkManifest({ ...sound, features: [] }, [overflow]).map(({ code }) => code),
    ).not.toContain('study-overflow')
  })

  it('throw as the first fault', () => {
    let code: Code | null = null
    try {
      requireSoundManifest(sound, [overflow])
    } catch (error) {
      code = isSampanError(error) ? error.code : null
    }
    expect(code).toBe('study-overflow')
  })
})
