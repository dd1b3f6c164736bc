import { describe, expect, it } from 'vitest'
import { expandStudy } from './expand.ts'
import { pathText } from './fault.ts'
import { featureType, levelsOf } from './parts.ts'
import { readStudy } from './read-study.ts'
import { clock, directory, manifestOf, soundStudy, studyOf } from './sample.test.data.ts'

const withFeature = (text: string): string =>
  soundStudy.replace('  age: { age: index }', `  age: { age: index }\n  x: ${text}`)
const expanded = (text: string) => {
  const { features, ranges } = manifestOf(withFeature(text))
  return { feature: features.find(({ name }) => name === 'x')!, range: ranges['x'] }
}
const faults = (text: string): readonly string[] =>
  expandStudy(studyOf(withFeature(text)), directory, { clock }).faults.map(
    ({ path, expected }) => `${pathText(path)} ${expected.key}`,
  )

describe('features of FeatureExtraction', () => {
  it('are written out with every setting', () => {
    const forms = [
      '{ conditionEra: 201826, window: short }',
      '{ drugEra: [1, 2], descendants: false }',
      '{ visit: 9201 }',
      '{ indexMonth: all }',
      '{ race: 8515 }',
      '{ ethnicity: 38003563 }',
      '{ rangeGroup: above, of: 3004249 }',
    ]
    const any = { name: 'x', window: 'any' }
    expect(forms.map((text) => expanded(text))).toEqual(
      [
        {
          ...{ name: 'x', kind: 'presence', domain: 'condition-era', concepts: [201826] },
          ...{ descendants: true, window: 'short' },
        },
        { ...any, kind: 'presence', domain: 'drug-era', concepts: [1, 2], descendants: false },
        { ...any, kind: 'presence', domain: 'visit', concepts: [9201], descendants: true },
        { name: 'x', kind: 'index-month' },
        { name: 'x', kind: 'race', concept: 8515 },
        { name: 'x', kind: 'ethnicity', concept: 38003563 },
        { ...any, kind: 'range-group', concept: 3004249, group: 'above' },
      ].map((feature) => ({ feature, range: undefined })),
    )
  })

  it('have groups of five years that reach from one age to another, and years', () => {
    const levels = (text: string) => levelsOf(expanded(text).feature)
    expect(levels('{ ageGroup: [64, 75] }')).toEqual(['60-64', '65-69', '70-74', '75-79'])
    expect(levels('{ ageGroup: [0, 119] }')).toHaveLength(24)
    expect(levels('{ ageGroup: [0, 119] }').at(-1)).toBe('115-119')
    expect(levels('{ indexYear: [2019, 2021] }')).toEqual(['2019', '2020', '2021'])
    expect(levels('{ indexMonth: all }')).toHaveLength(12)
    expect(featureType(expanded('{ ageGroup: [64, 75] }').feature)).toBe('category')
  })

  it('have a range of their own where they have bounds', () => {
    const outside = 'missing'
    expect(expanded('{ score: charlson }').range).toEqual({ low: 0, high: 33, outside })
    expect(expanded('{ score: cha2ds2vasc, range: [0, 5] }').range).toMatchObject({ high: 5 })
    expect(expanded('{ observedDays: before }').range).toEqual({ low: 0, high: 43_830, outside })
    expect(expanded('{ count: visit, range: [0, 50] }')).toMatchObject({
      feature: { counted: 'records', concepts: null, domain: 'visit', window: 'any' },
      range: { low: 0, high: 50, outside },
    })
    expect(expanded('{ count: drug, concepts: 7, of: concepts, range: [0, 5] }').feature).toEqual({
      ...{ name: 'x', kind: 'count', counted: 'concepts', domain: 'drug', window: 'any' },
      concepts: { ids: [7], descendants: true },
    })
    expect(faults('{ count: visit }')).toEqual(['features.x fault.rangeNeeded'])
  })

  it('are refused when they have fewer than two levels, or too many', () => {
    expect(faults('{ ageGroup: [60, 64] }')).toEqual(['features[1].levels fault.shortList'])
    expect(faults('{ indexYear: [2020, 2019] }')).toEqual(['features[1].levels fault.shortList'])
    expect(faults('{ indexYear: [1950, 2020] }')).toEqual(['features[1].levels fault.longList'])
  })
})

describe('a list', () => {
  it('is a column of every concept, named by its covariate id', () => {
    const { features } = manifestOf(
      withFeature('{ list: condition-era, concepts: [201826, 80180], window: long }'),
    )
    expect(features.slice(1, 3)).toEqual(
      [201826, 80180].map((concept) => ({
        ...{ name: `c${concept}202`, kind: 'presence', domain: 'condition-era' },
        ...{ concepts: [concept], descendants: false, window: 'long' },
      })),
    )
    const visits = manifestOf(withFeature('{ list: visit, concepts: [9201], descendants: true }'))
    expect(visits.features[1]).toMatchObject({ name: 'c9201', descendants: true })
  })

  it('is what prevalence counts, beside features with values 0 and 1', () => {
    const list = '{ list: drug-era, concepts: [1, 2] }'
    const asked = (analysis: string) =>
      withFeature(list).replace('  - kind: feasibility', `  - ${analysis}`)
    const analysis = (text: string) => manifestOf(asked(text)).analyses[0]
    expect(analysis('{ kind: prevalence }')).toEqual({
      ...{ id: 'prevalence', kind: 'prevalence', features: ['c1401', 'c2401'], shareMin: 0.01 },
    })
    expect(analysis('{ kind: prevalence, features: [male, x], shareMin: 0 }')).toMatchObject({
      features: ['male', 'c1401', 'c2401'],
      shareMin: 0,
    })
    const read = (text: string) =>
      readStudy({ text: asked(text), fileName: 'a.yaml' }, directory, { clock }).faults.map(
        ({ expected }) => expected.key,
      )
    expect(read('{ kind: prevalence, features: [age] }')).toEqual(['fault.featureBinary'])
    expect(read('{ kind: prevalence, features: [x, c1401] }')).toEqual(['fault.repeated'])
    expect(read('{ kind: prevalence, features: [none] }')).toEqual(['fault.featureUnknown'])
  })

  it('stands for its features in a table and as a term', () => {
    const { terms, analyses } = manifestOf(
      withFeature('{ list: drug-era, concepts: [1, 2] }')
        .replace('  - age\n', '  - age\n  - x\n')
        .replace('  - kind: feasibility', '  - { kind: describe, features: [male, x] }'),
    )
    expect(terms.map(({ name }) => name).slice(0, 3)).toEqual(['age', 'c1401', 'c2401'])
    expect(terms[1]).toMatchObject({ kind: 'numeric', of: 'c1401' })
    expect(analyses).toMatchObject([
      { kind: 'describe', features: ['male', 'c1401', 'c2401'] },
      { kind: 'glm', terms: expect.arrayContaining(['c1401', 'c2401']) as unknown },
    ])
  })

  it('has no concept twice', () => {
    expect(faults('{ list: drug, concepts: [1, 1] }')).toEqual(['features.x fault.repeated'])
  })
})
