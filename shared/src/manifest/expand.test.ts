import { describe, expect, it } from 'vitest'
import { utf8 } from '../encoding/bytes.ts'
import { formatDigest } from '../identity/keys.ts'
import { sha256 } from '../platform/crypto.ts'
import { defaultFloors } from '../disclosure/floors.ts'
import { expandStudy } from './expand.ts'
import type { ExpandOptions } from './expanding.ts'
import { pathText } from './fault.ts'
import { clock, directory, manifestOf, soundStudy, studyOf } from './sample.test.data.ts'

function expand(text: string, options: Partial<ExpandOptions> = {}) {
  return expandStudy(studyOf(text), directory, { clock, ...options })
}

/** `path code key` of every fault. */
function faults(text: string, options: Partial<ExpandOptions> = {}): readonly string[] {
  return expand(text, options).faults.map(
    ({ path, code, expected }) => `${pathText(path)} ${code} ${expected.key}`,
  )
}

const withLine = (text: string): string => soundStudy.replace('asOf:', `${text}\nasOf:`)

describe('every default is written out', () => {
  const manifest = manifestOf(soundStudy)

  it('of the study', () => {
    expect(manifest).toMatchObject({
      schema: 'sampan/manifest/v1',
      suite: 1,
      parent: null,
      protocolDigest: null,
      investigator: { key: null },
      sitesMin: 3,
      controllersMin: 3,
      survivorsMin: 3,
      largestSite: 1_000_000,
      collusionAccepted: null,
      data: { model: 'omop', versions: ['5.3', '5.4'] },
      cohorts: [{ id: 'target', name: 'target', definition: { kind: 'everyone' } }],
      population: { target: 'target', index: 'as-of', asOf: '2025-12-31', timeAtRisk: null },
      timeGrid: null,
      missing: 'complete-case',
      vocabulary: { version: null, onMismatch: 'report' },
      runsMax: 5,
      cells: 'pooled',
      floors: defaultFloors,
      dp: null,
      outputs: ['table', 'csv', 'json'],
      startsAt: '2026-01-15T08:00:00Z',
      expiresAt: '2027-01-15T08:00:00Z',
    })
  })

  it('of features, terms and analyses', () => {
    expect(manifest.features).toEqual([
      { name: 'age', kind: 'age', at: null },
      { name: 'male', kind: 'sex', concept: 8507 },
      {
        name: 'stroke',
        kind: 'presence',
        domain: 'condition',
        concepts: [372924],
        descendants: true,
        window: 'any',
      },
      {
        name: 'pressure',
        kind: 'value',
        domain: 'measurement',
        concept: 3004249,
        unit: 8876,
        window: 'any',
        pick: 'latest',
        levels: null,
      },
      {
        name: 'smoking',
        kind: 'value',
        domain: 'observation',
        concept: 4275495,
        unit: null,
        window: 'any',
        pick: 'latest',
        levels: ['never', 'former', 'current'],
      },
    ])
    expect(manifest.ranges).toEqual({
      age: { low: 0, high: 120, outside: 'missing' },
      pressure: { low: 60, high: 260, outside: 'missing' },
    })
    expect(manifest.terms).toEqual([
      { name: 'age', kind: 'numeric', of: 'age', centre: 0, scale: 1, log: false },
      { name: 'male', kind: 'numeric', of: 'male', centre: 0, scale: 1, log: false },
      { name: 'smoking', kind: 'factor', of: 'smoking', reference: 'never' },
      { name: 'pressure', kind: 'numeric', of: 'pressure', centre: 0, scale: 1, log: true },
    ])
    expect(manifest.analyses[1]).toEqual({
      id: 'glm',
      kind: 'glm',
      family: 'binomial',
      link: 'logit',
      outcome: 'stroke',
      terms: ['age', 'male', 'smoking', 'pressure'],
      intercept: true,
      offset: null,
      weights: null,
      ridge: 0,
      robust: null,
      cluster: null,
      confidence: 0.95,
      tolerance: 1e-10,
      iterationsMax: 20,
    })
  })
})

describe('short forms', () => {
  it('parties: names become entries of the directory, in the order of names', () => {
    const text = withLine('recipients: [cleveland, trials]').replace(
      'zurich-basel]',
      '{ site: zurich-basel, mandatory: true }]',
    )
    const manifest = manifestOf(text)
    expect(manifest.participants.map(({ site, mandatory }) => [site, mandatory])).toEqual([
      ['budapest', false],
      ['cleveland', false],
      ['zurich-basel', true],
    ])
    expect(manifest.recipients).toEqual([
      { id: 'trials', controller: 'institute', jurisdiction: 'HK' },
      { id: 'cleveland', controller: 'cleveland', jurisdiction: 'OTHER' },
    ])
  })

  it('a run needs all sites unless the study says otherwise, a sum two thirds and one', () => {
    const five = soundStudy.replace(
      'zurich-basel]',
      'zurich-basel, peak-university, lotus-hospital]',
    )
    expect(manifestOf(five)).toMatchObject({ sitesMin: 5, survivorsMin: 4 })
    expect(manifestOf(five.replace('asOf:', 'sitesMin: 4\nasOf:'))).toMatchObject({
      sitesMin: 4,
      survivorsMin: 3,
    })
  })

  it('a negative zero is the zero that the canonical form can keep', () => {
    const { ranges, terms } = manifestOf(
      soundStudy
        .replace('{ age: index }', '{ age: index, range: [-0, 120] }')
        .replace('- age\n', '- { numeric: age, centre: -0.0 }\n'),
    )
    expect(ranges['age']).toStrictEqual({ low: 0, high: 120, outside: 'missing' })
    expect(terms[0]).toMatchObject({ centre: 0 })
  })

  it('all forms of a feature', () => {
    const text = soundStudy.replace(
      '  age: { age: index }',
      `  age: { age: index }
  age.then: { age: 2020-02-29, range: [18, 90], outside: refuse }
  age.at: { age: { at: 2020-02-29 } }
  female: { sex: female }
  other: { sex: 8551 }
  warfarin: { drug: [1310149, 40241331], window: long, descendants: false }
  tested: { measured: 3004410 }
  asked: { observed: 4275495 }`,
    )
    const { features, ranges } = manifestOf(text)
    const named = new Map(features.map((each) => [each.name, each]))
    expect(named.get('age.then')).toMatchObject({ kind: 'age', at: '2020-02-29' })
    expect(named.get('age.at')).toMatchObject({ kind: 'age', at: '2020-02-29' })
    expect(named.get('female')).toMatchObject({ kind: 'sex', concept: 8532 })
    expect(named.get('other')).toMatchObject({ kind: 'sex', concept: 8551 })
    expect(named.get('warfarin')).toMatchObject({
      domain: 'drug',
      concepts: [1310149, 40241331],
      window: 'long',
      descendants: false,
    })
    expect(named.get('tested')).toMatchObject({ kind: 'presence', domain: 'measurement' })
    expect(named.get('asked')).toMatchObject({ kind: 'presence', domain: 'observation' })
    expect(ranges['age.then']).toEqual({ low: 18, high: 90, outside: 'refuse' })
  })

  it('splines and powers, with names that say what they are', () => {
    const list = `  - { spline: age, knots: [40, 60], boundary: [30, 80] }
  - { spline: age, kind: b, degree: 2, knots: [50], boundary: [0, 120], name: pieces }
  - { polynomial: age, degree: 2 }
  - { interaction: [age.ns, male] }
`
    const { terms } = manifestOf(soundStudy.replace('  - age\n', list))
    const spline = { kind: 'spline', of: 'age' } as const
    const ends = (low: number, high: number) => ({ boundary: { low, high } })
    expect(terms.slice(0, 4)).toEqual([
      { ...spline, name: 'age.ns', basis: 'natural', degree: 3, knots: [40, 60], ...ends(30, 80) },
      { ...spline, name: 'pieces', basis: 'b', degree: 2, knots: [50], ...ends(0, 120) },
      { name: 'age.poly', kind: 'polynomial', of: 'age', degree: 2 },
      expect.objectContaining({ name: 'male' }),
    ])
    expect(terms.find(({ name }) => name === 'age.ns:male')).toBeDefined()
    expect(faults(soundStudy.replace('- age\n', '- { polynomial: agee, degree: 2 }\n'))).toEqual([
      'terms[0].polynomial study-invalid fault.featureUnknownNear',
    ])
  })

  it('terms inside an analysis, interactions after what they join', () => {
    const text = soundStudy
      .replace('  - age\n', '  - { interaction: [age, smoking] }\n  - age\n')
      .replace(
        'outcome: stroke }',
        'outcome: stroke, terms: [age, { numeric: age, name: age10, scale: 10 }] }',
      )
    const manifest = manifestOf(text)
    expect(manifest.terms.map(({ name }) => name)).toEqual([
      'age',
      'male',
      'smoking',
      'pressure',
      'age:smoking',
      'age10',
    ])
    expect(manifest.analyses[1]).toMatchObject({ terms: ['age', 'age10'] })
  })

  it('ids of analyses of one kind are numbered', () => {
    const text = soundStudy.replace(
      '  - kind: feasibility\n',
      '  - kind: feasibility\n  - { kind: glm, outcome: stroke, terms: [age] }\n',
    )
    expect(manifestOf(text).analyses.map(({ id }) => id)).toEqual(['feasibility', 'glm', 'glm-2'])
  })

  it('cohorts, data, vocabulary, dates', () => {
    const text = soundStudy.replace(
      'asOf: 2025-12-31',
      `data: { omop: [5.4] }
cohorts:
  diabetes: { condition: 201826, name: Type 2 diabetes }
  all: everyone
population: { target: diabetes }
vocabulary: v5.0 28-FEB-25
startsAt: 2028-02-29`,
    )
    const manifest = manifestOf(text)
    expect(manifest.data).toEqual({ model: 'omop', versions: ['5.4'] })
    expect(manifest.cohorts.map(({ id }) => id)).toEqual(['diabetes', 'all'])
    expect(manifest.population).toMatchObject({
      target: 'diabetes',
      index: 'cohort-start',
      asOf: '2028-02-29',
    })
    expect(manifest.vocabulary).toEqual({ version: 'v5.0 28-FEB-25', onMismatch: 'report' })
    expect([manifest.startsAt, manifest.expiresAt]).toEqual([
      '2028-02-29T00:00:00Z',
      '2029-03-01T00:00:00Z',
    ])
  })

  it('a registry table: ranges from its dictionary, by column', () => {
    const text = `${soundStudy
      .replace(/features:[^]*/, '')
      .replace('asOf:', 'data: { registry: heart, person: id }\nasOf:')}
features:
  chol: { column: CHOL }
  dead: { column: dead, equals: 2 }
  ecog: { column: ph.ecog, levels: [0, 1, 2] }
  high: { column: high, type: binary }
analyses: [kind: describe]
`
    const ranges = new Map([['CHOL', { low: 50, high: 700 }]])
    const { manifest } = expand(text, { ranges })
    expect(manifest?.data).toEqual({ model: 'registry', table: 'heart', person: 'id', rows: 'one' })
    expect(manifest?.ranges).toEqual({ chol: { low: 50, high: 700, outside: 'missing' } })
    expect(
      manifest?.features.map((each) => (each.kind === 'column' ? [each.type, each.equals] : [])),
    ).toEqual([
      ['numeric', null],
      ['binary', '2'],
      ['category', null],
      ['binary', null],
    ])
    expect(manifest?.analyses[0]).toMatchObject({ features: ['chol', 'dead', 'ecog', 'high'] })
    expect(faults(text)).toEqual(['features.chol study-invalid fault.rangeNeeded'])
  })

  it('the hospital as a category: levels are the sites, and small groups are judged at each', () => {
    const text = soundStudy.replace('features:\n', 'features:\n  place: { site: all }\n')
    const { manifest } = expand(text)
    const levels = manifest?.participants.map(({ site }) => site)
    expect(manifest?.features[0]).toEqual({ name: 'place', kind: 'site', levels })
    expect(manifest?.cells).toBe('site')
    expect(expand(text.replace('asOf:', 'cells: pooled\nasOf:')).manifest?.cells).toBe('pooled')
  })

  it('the protocol and the parent by digest', () => {
    const digest = `sha256:${'ab'.repeat(32)}`
    const plan = utf8('a protocol')
    const files = new Map([['plan.pdf', plan]])
    const { manifest } = expand(withLine('protocol: plan.pdf'), { files, parent: digest })
    expect(manifest).toMatchObject({
      protocolDigest: formatDigest(sha256(plan)),
      parent: digest,
    })
  })
})

describe('what cannot be expanded', () => {
  it.each([
    [
      soundStudy.replace('budapest', 'budapst'),
      ['sites[1] participant-unknown fault.siteUnknownNear'],
    ],
    [
      soundStudy.replace('budapest', '{ site: paris }'),
      ['sites[1].site participant-unknown fault.siteUnknown'],
    ],
    [withLine('recipients: [nobody]'), ['recipients[0] recipient-unknown fault.partyUnknown']],
    [withLine('protocol: plan.pdf'), ['protocol study-file-missing fault.fileMissing']],
    [
      withLine('cohort: everyone\ncohorts: { a: everyone }'),
      ['cohort study-invalid fault.oneOfTwo'],
    ],
    [
      withLine('cohorts: { a: everyone, b: everyone }'),
      ['population study-invalid fault.required'],
    ],
    [withLine('ranges: { stroke: [0, 1] }'), ['ranges.stroke study-invalid fault.rangeStray']],
    [withLine('ranges: { pressure: [0, 1] }'), ['ranges.pressure study-invalid fault.repeated']],
    [
      soundStudy.replace(', range: [60, 260]', ''),
      ['features.pressure study-invalid fault.rangeNeeded'],
    ],
    [
      soundStudy.replace(
        'levels: [never, former, current]',
        'levels: [never, former], range: [0, 1]',
      ),
      ['features.smoking study-invalid fault.rangeStray'],
    ],
    [
      soundStudy.replace('- age\n', '- agee\n'),
      ['terms[0] study-invalid fault.featureUnknownNear'],
    ],
    [
      soundStudy.replace('- age\n', '- { numeric: weight }\n'),
      ['terms[0].numeric study-invalid fault.featureUnknown'],
    ],
    [
      soundStudy.replace('{ factor: smoking, reference: never }', '{ factor: age }'),
      ['terms[2].factor study-invalid fault.factorLevels'],
    ],
    [
      soundStudy.replace('- age\n', '- age\n  - { numeric: age, scale: 10 }\n'),
      ['terms[1] study-invalid fault.repeated'],
    ],
    [
      soundStudy.replace('- age\n', '- { interaction: [age, weight] }\n'),
      ['terms[0].interaction[1] study-invalid fault.featureUnknown'],
    ],
    [
      soundStudy.replace(
        '- age\n',
        `- { numeric: age, name: a${'b'.repeat(39)} }\n  - { numeric: age, name: b${'b'.repeat(39)} }\n  - { interaction: [a${'b'.repeat(39)}, b${'b'.repeat(39)}] }\n`,
      ),
      ['terms[2] study-invalid fault.interactionName'],
    ],
    [
      soundStudy.replace(/features:\n[^]*terms:[^]*analyses:/, 'features: {}\nanalyses:'),
      ['features study-invalid fault.shortList'],
    ],
  ])('%#', (text, expected) => {
    expect(faults(text)).toEqual(expected)
  })

  it('a study that grows beyond a manifest', () => {
    // 400 terms of 40 letters: 30 kB as written, but each of 30 models names them all.
    const names = Array.from({ length: 400 }, (_, k) => `t${String(k).padStart(39, '0')}`)
    const terms = names.map((name) => `  - { numeric: age, name: ${name} }\n`).join('')
    const features = names.map((name) => `  ${name}: { condition: 1 }\n`).join('')
    const models = Array.from(
      { length: 30 },
      (_, k) => `  - { id: m${k}, kind: glm, outcome: stroke }\n`,
    )
    const text = `${soundStudy
      .replace('  - age\n', `  - age\n${terms}`)
      .replace('  age: {', `${features}  age: {`)}${models.join('')}`
    expect(faults(text)).toEqual([' study-invalid fault.manifestTooLarge'])
  })

  it('everything at once', () => {
    const text = soundStudy.replace('budapest', 'paris').replace('- age\n', '- agee\n')
    expect(faults(text)).toHaveLength(2)
  })
})
