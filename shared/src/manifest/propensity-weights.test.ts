import { describe, expect, it } from 'vitest'
import { describeForms } from './analyses/describe.ts'
import { glmForms } from './analyses/glm.ts'
import { expandPropensity, type PropensityWeights } from './analyses/propensity-weights.ts'
import type { Manifest } from './manifest.ts'
import { faultsOf, sound, type Change } from './sound-manifest.test.data.ts'

type Settings<K> = Extract<Manifest['analyses'][number], { readonly kind: K }>

const model = sound.analyses.find((each): each is Settings<'glm'> => each.kind === 'glm')!
const weights: PropensityWeights = {
  ...{ propensity: 'score', estimand: 'ate', bounds: { low: 0.01, high: 0.99 } },
}
const score: Settings<'glm'> = { ...model, id: 'score', outcome: 'male', terms: ['age'] }
const outcome: Settings<'glm'> = { ...model, id: 'effect', terms: ['male'], weights }
const balance: Settings<'describe'> = {
  ...{ id: 'balance', kind: 'describe', features: ['age'], groups: 'male' },
  ...{ quantiles: [], bins: 100, weights },
}

const study =
  (...analyses: Manifest['analyses']): Change =>
  () => ({ analyses })

it.each<[string, Change, readonly string[]]>([
  ['a two-step study', study(score, outcome, balance), []],
  [
    'a score that is fitted later',
    study(outcome, score),
    ['analyses[0].weights.propensity fault.propensityUnknown'],
  ],
  [
    'a score that is not there',
    study(balance),
    ['analyses[0].weights.propensity fault.propensityUnknown'],
  ],
  [
    'a score that is its own',
    study({ ...outcome, weights: { ...weights, propensity: 'effect' } }),
    ['analyses[0].weights.propensity fault.propensityUnknown'],
  ],
  [
    'a score of a weighted model',
    study(score, outcome, { ...balance, weights: { ...weights, propensity: 'effect' } }),
    ['analyses[2].weights.propensity fault.propensityUnknown'],
  ],
  [
    'groups that are not those of the score',
    study(score, { ...balance, groups: 'smoking' }),
    ['analyses[1].groups fault.propensityGroups'],
  ],
  [
    'no groups at all',
    study(score, { ...balance, groups: null }),
    ['analyses[1].groups fault.propensityGroups'],
  ],
])('%s', (_, change, expected) => {
  expect(faultsOf(change).map((text) => text.replace(' study-invalid', ''))).toEqual(expected)
})

describe('settings', () => {
  const written = { propensity: 'score', estimand: 'ate' } as const

  it('cap the score at 0.01 and 0.99 where nothing is said', () => {
    expect(expandPropensity(written)).toEqual(weights)
    const bounds = { low: 0.05, high: 0.9 }
    expect(expandPropensity({ ...written, bounds })).toEqual({ ...weights, bounds })
  })

  it.each([
    ['an estimand that is not named', { propensity: 'score' }],
    ['bounds of nobody', { ...written, bounds: { low: 0.5, high: 0.5 } }],
    ['a score of 0', { ...written, bounds: { low: 0, high: 0.9 } }],
    ['a score of 1', { ...written, bounds: { low: 0.1, high: 1 } }],
  ])('are refused for %s', (_, own) => {
    const glm = { kind: 'glm', outcome: 'male' }
    expect(glmForms.written.safeParse({ ...glm, weights: written }).success).toBe(true)
    expect(glmForms.written.safeParse({ ...glm, weights: own }).success).toBe(false)
    const table = { kind: 'describe', groups: 'male' }
    expect(describeForms.written.safeParse({ ...table, weights: own }).success).toBe(false)
  })

  it.each([
    ['HC0 by default', {}, 'HC0'],
    ['what is asked', { robust: 'HC1' }, 'HC1'],
    ['that of the clusters', { cluster: 'site' }, null],
  ] as const)('have the variance: %s', (_, own, robust) => {
    type Written = Parameters<typeof glmForms.expand>[1]
    const plain: Written = { kind: 'glm', outcome: 'male', terms: [], weights: { ...written } }
    const analysis: Written = { ...plain, ...own }
    const features = [...sound.features]
    const expanding = { features, faults: [] } as unknown as Parameters<typeof glmForms.expand>[0]
    const place = { id: 'effect', path: [], declared: [] }
    expect(glmForms.expand(expanding, analysis, place)).toMatchObject({ robust, weights })
  })
})
