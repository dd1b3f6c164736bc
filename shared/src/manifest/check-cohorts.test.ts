import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { definitionBytes, smallDefinition } from '../circe/small-definition.test.data.ts'
import { attritionSteps } from './attrition-steps.ts'
import type { Manifest } from './manifest.ts'
import type { Feature } from './parts.ts'
import { readStudy } from './read-study.ts'
import { expandStudy } from './expand.ts'
import { clock, directory, soundStudy, studyOf } from './sample.test.data.ts'
import { faultsOf, sound, type Change } from './sound-manifest.test.data.ts'

type Population = Manifest['population']
const condition = (id: string): Manifest['cohorts'][number] => ({
  id,
  name: id,
  definition: { kind: 'condition', concepts: [192671], descendants: true },
})
const cohorts = [
  condition('target'),
  condition('other'),
  condition('bleed'),
  { id: 'all', name: 'all', definition: { kind: 'everyone' } as const },
]
const timeAtRisk = {
  start: 1,
  startAnchor: 'cohort start',
  end: 365,
  endAnchor: 'cohort start',
  minimumDays: 1,
} as const
const whole: Population = {
  ...sound.population,
  target: 'target',
  index: 'cohort-start',
  comparator: { cohort: 'other', both: 'keep-first' },
  outcome: 'bleed',
  washoutDays: 365,
  priorOutcome: 'remove',
  timeAtRisk,
}
const outcomes: Feature[] = [
  { name: 'bled', kind: 'outcome' },
  { name: 'bleeds', kind: 'outcome-count' },
  { name: 'days', kind: 'time-to-event' },
  { name: 'arm', kind: 'treatment' },
]
const counted = { low: 0, high: 366, outside: 'missing' } as const

const population =
  (change: Partial<Population>, features = true): Change =>
  (m) => ({
    cohorts,
    population: { ...whole, ...change },
    features: features ? [...m.features, ...outcomes] : m.features,
    ranges: features ? { ...m.ranges, bleeds: counted, days: counted } : m.ranges,
  })

describe('a population', () => {
  it('may have everything that createStudyPopulation has', () => {
    expect(faultsOf(population({}))).toEqual([])
  })

  it.each<[string, Partial<Population>, string]>([
    ['target', { target: 'nobody' }, 'target study-invalid fault.cohortUnknown'],
    [
      'comparator',
      { comparator: { cohort: 'nobody', both: 'remove' } },
      'comparator study-invalid fault.cohortUnknown',
    ],
    ['outcome', { outcome: 'nobody' }, 'outcome study-invalid fault.cohortUnknown'],
    [
      'comparator that is the target',
      { comparator: { cohort: 'target', both: 'remove' } },
      'comparator study-invalid fault.repeated',
    ],
    [
      'comparator that is everyone',
      { comparator: { cohort: 'all', both: 'remove' } },
      'comparator study-invalid fault.everyoneCompared',
    ],
    [
      'outcome that is everyone',
      { outcome: 'all' },
      'outcome study-invalid fault.everyoneCompared',
    ],
    [
      'time at risk upside down',
      { timeAtRisk: { ...timeAtRisk, end: 0 } },
      'timeAtRisk study-invalid fault.riskOrder',
    ],
    ['index', { index: 'as-of' }, 'index study-invalid fault.riskIndex'],
  ])('is refused for its %s', (_, change, expected) => {
    expect(faultsOf(population(change))).toEqual([`population.${expected}`])
  })

  it.each<[string, Partial<Population>, readonly string[]]>([
    [
      'outcome without a time at risk',
      { timeAtRisk: null },
      ['population.outcome study-invalid fault.outcomeNeedsRisk'],
    ],
    [
      'prior outcome without an outcome',
      { outcome: null },
      ['population.priorOutcome study-invalid fault.priorNeedsOutcome'],
    ],
    [
      'everyone compared',
      { target: 'all', index: 'as-of', outcome: null, priorOutcome: 'keep', timeAtRisk: null },
      ['population.target study-invalid fault.everyoneCompared'],
    ],
  ])('is refused: %s', (_, change, expected) => {
    expect(faultsOf(population(change, false))).toEqual(expected)
  })

  it('has what its features look at', () => {
    const bare = { comparator: null, outcome: null, priorOutcome: 'keep' } as const
    const first = sound.features.length
    expect(faultsOf(population(bare))).toEqual(
      outcomes.map((_, k) => `features[${first + k}] study-invalid fault.populationLacks`),
    )
  })

  it('of a registry has none of it', () => {
    const asked: Change = () => ({
      data: { model: 'registry', table: 't', person: null, rows: 'one' },
      cohorts: [{ id: 'target', name: 'x', definition: { kind: 'everyone' } }],
      population: { ...sound.population, target: 'target', index: 'as-of', washoutDays: 1 },
      features: [
        { name: 'x', kind: 'column', column: 'x', type: 'binary', equals: null, levels: null },
      ],
      ranges: {},
      terms: [],
      analyses: [{ id: 'a', kind: 'feasibility', perSite: false }],
    })
    expect(faultsOf(asked)).toEqual([
      'population.washoutDays study-invalid fault.registryPopulation',
    ])
  })
})

describe('the steps of the attrition', () => {
  const stepsOf = (change: Partial<Population>, own = cohorts) =>
    attritionSteps({ cohorts: own, population: { ...whole, ...change } })
  const bare = {
    comparator: null,
    outcome: null,
    washoutDays: 0,
    priorOutcome: 'keep',
    timeAtRisk: null,
  } as const

  it('follow from the manifest', () => {
    const definition = { kind: 'circe', file: `sha256:${'0'.repeat(64)}`, rules: 2 } as const
    const atlas = [{ id: 'target', name: 'x', definition }]
    expect(stepsOf(bare)).toEqual(['everyone', 'target'])
    expect(stepsOf(bare, atlas)).toEqual([
      'everyone',
      'initial event',
      'rule 1',
      'rule 2',
      'target',
    ])
    expect(stepsOf({})).toEqual([
      'everyone',
      'target or comparator',
      'one cohort',
      'observed',
      'washout',
      'no prior outcome',
      'time at risk',
    ])
    expect(stepsOf({ ...bare, washoutDays: 1 })).toEqual([
      'everyone',
      'target',
      'observed',
      'washout',
    ])
  })
})

describe('docs/population.md', () => {
  it('has an example that is sound', () => {
    const page = readFileSync(`${import.meta.dirname}/../../../docs/population.md`, 'utf8')
    const [, example] = /```yaml\n([^`]*)```/.exec(page)!
    const analyses = `analyses:
  - { kind: describe, features: [arm, bled, bleeds, days] }
  - { kind: glm, outcome: bled, terms: [arm] }
`
    const head = soundStudy.slice(0, soundStudy.indexOf('features:'))
    const definition = definitionBytes(smallDefinition())
    const files = new Map(
      ['cohorts/celecoxib.json', 'cohorts/diclofenac.json'].map((name) => [name, definition]),
    )
    const source = { text: `${head}${example!}${analyses}`, fileName: 'study.yaml' }
    const { manifest, faults } = readStudy(source, directory, { clock, files })
    expect(faults).toEqual([])
    expect(manifest?.population).toMatchObject({ target: 'celecoxib', outcome: 'bleeding' })
  })
})

describe('what a study file says in short', () => {
  const cohortText = `cohorts:
  target: { condition: 1 }
  other: { condition: 2 }
  bleed: { condition: 3 }
population: `
  const expand = (text: string, features = '') => {
    const written = soundStudy
      .replace('asOf:', `${cohortText}${text}\nasOf:`)
      .replace('features:\n', `features:\n${features}`)
    return expandStudy(studyOf(written), directory, { clock })
  }

  it('has the defaults of createStudyPopulation', () => {
    const text = '{ target: target, comparator: other, outcome: bleed, timeAtRisk: { } }'
    expect(expand(text).manifest?.population).toEqual({
      target: 'target',
      comparator: { cohort: 'other', both: 'keep-first' },
      outcome: 'bleed',
      asOf: '2025-12-31',
      index: 'cohort-start',
      washoutDays: 0,
      priorOutcome: 'remove',
      timeAtRisk: {
        start: 0,
        startAnchor: 'cohort start',
        end: 0,
        endAnchor: 'cohort end',
        minimumDays: 1,
      },
    })
  })

  it('has a range for the time to an event where its anchors are one', () => {
    const risk = (anchor: string) =>
      `{ target: target, outcome: bleed, timeAtRisk: { start: 1, end: 90, endAnchor: ${anchor} } }`
    const features = '  days: { outcome: time }\n  bled: { outcome: any }\n'
    const { manifest } = expand(risk('cohort start'), features)
    expect(manifest?.ranges['days']).toEqual({ low: 0, high: 90, outside: 'missing' })
    expect(manifest?.features.slice(0, 2)).toEqual([
      { name: 'days', kind: 'time-to-event' },
      { name: 'bled', kind: 'outcome' },
    ])
    expect(expand(risk('cohort end'), features).faults.map(({ path }) => path)).toEqual([
      ['features', 'days'],
    ])
    const bounded = features.replace('time }', 'time, range: [0, 1000] }')
    expect(expand(risk('cohort end'), bounded).faults).toEqual([])
  })
})
