import { describe, expect, it } from 'vitest'
import { readStudy } from './read-study.ts'
import { clock, directory, manifestOf, soundStudy } from './sample.test.data.ts'

const asked = (analysis: string, more = ''): string =>
  soundStudy
    .replace(
      '  age: { age: index }',
      `  age: { age: index }\n  days: { count: visit, window: long, range: [0, 100] }\n${more}`,
    )
    .replace('  - { kind: glm, outcome: stroke }', `  - ${analysis}`)
const settings = (analysis: string) => manifestOf(asked(analysis)).analyses[1]
const faults = (analysis: string, more = '') =>
  readStudy({ text: asked(analysis, more), fileName: 'a.yaml' }, directory, { clock }).faults.map(
    ({ expected }) => expected.key,
  )

describe('crosstab in a study', () => {
  it('is written out with its defaults', () => {
    expect(settings('{ kind: crosstab, rows: male, columns: stroke }')).toEqual({
      ...{ id: 'crosstab', kind: 'crosstab', rows: 'male', columns: 'stroke' },
      ...{ strata: null, confidence: 0.95 },
    })
    const all = '{ kind: crosstab, rows: male, columns: stroke, strata: smoking, confidence: 0.9 }'
    expect(settings(all)).toMatchObject({ strata: 'smoking', confidence: 0.9 })
  })

  it('stands on two or three features that have levels, and is not too large', () => {
    const of = (rows: string, columns: string, strata = 'smoking') =>
      faults(`{ kind: crosstab, rows: ${rows}, columns: ${columns}, strata: ${strata} }`)
    expect(of('male', 'stroke')).toEqual([])
    expect(of('age', 'stroke')).toEqual(['fault.featureLevels'])
    expect(of('male', 'male')).toEqual(['fault.repeated'])
    expect(of('male', 'stroke', 'none')).toEqual(['fault.featureUnknown'])
    const large = ['a', 'b', 'c'].map((name, k) => {
      const levels = Array.from({ length: 17 }, (_, level) => `l${level}`).join(', ')
      return `  ${name}: { observation: ${k + 1}, levels: [${levels}] }`
    })
    expect(faults('{ kind: crosstab, rows: a, columns: b, strata: c }', large.join('\n'))).toEqual([
      'fault.tableCells',
    ])
  })
})

describe('incidence in a study', () => {
  it('is written out with its defaults', () => {
    expect(settings('{ kind: incidence, event: stroke, time: days }')).toEqual({
      ...{ id: 'incidence', kind: 'incidence', event: 'stroke', time: 'days' },
      ...{ strata: null, per: 1000, confidence: 0.95 },
    })
  })

  it('stands on events, on days that are not negative, and on strata with levels', () => {
    const of = (event: string, time: string, strata = 'smoking') =>
      faults(`{ kind: incidence, event: ${event}, time: ${time}, strata: ${strata} }`)
    expect(of('stroke', 'days')).toEqual([])
    expect(of('days', 'pressure')).toEqual([])
    expect(of('smoking', 'days', 'male')).toEqual(['fault.featureAmount'])
    expect(of('stroke', 'male')).toEqual(['fault.featureAmount'])
    expect(of('stroke', 'days', 'age')).toEqual(['fault.featureLevels'])
    const below = '  x: { measurement: 5, unit: 1, range: [-1, 5] }'
    expect(faults('{ kind: incidence, event: stroke, time: x }', below)).toEqual([
      'fault.featureAmount',
    ])
  })
})
