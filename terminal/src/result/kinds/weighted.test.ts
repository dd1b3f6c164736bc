import { expect, it } from 'vitest'
import { terminalTexts } from '../../text/terminal-texts.ts'
import { resultCsv } from '../csv.ts'
import { kindOf, resultSchema } from './kinds.ts'

const numeric = { feature: 'age', type: 'numeric', n: 40, missing: 0, mean: 60.5, sd: 9 }
const shape = { skewness: null, kurtosis: null, fixedPointError: null }
const features = [
  { ...numeric, ...shape, quantiles: null, histogram: null },
  {
    ...{ feature: 'stage', type: 'category', n: 40, missing: 0 },
    levels: ['i', 'ii'].map((level) => ({ level, count: 20, proportion: 0.5 })),
  },
]
const groups = ['0', '1'].map((group) => ({ group, people: 40, features }))
const weightedGroup = (group: string, mean: number) => ({
  ...{ group, effective: 31.5 },
  features: [
    { feature: 'age', mean, sd: 8.5, proportions: null },
    { feature: 'stage', mean: null, sd: null, proportions: [0.25, 0.75] },
  ],
})
const balance = {
  ...{ analysis: 't', sites: 3, kind: 'describe', people: 80, missing: 'available-case', features },
  grouped: {
    ...{ by: 'treated', groups },
    differences: ['age', 'stage'].map((feature) => ({ feature, smd: 0.5, between: ['0', '1'] })),
    weighted: {
      ...{ propensity: 'score', estimand: 'ate' },
      groups: [weightedGroup('0', 61), weightedGroup('1', 62)],
      differences: [
        { feature: 'age', smdWeighted: -0.125 },
        { feature: 'stage', smdWeighted: null },
      ],
    },
  },
}

it('a balance table stands below the plain one, with differences before and after', () => {
  const result = resultSchema.parse(balance)
  const [, table] = kindOf('describe').tables(result, terminalTexts('en'))
  expect(table?.columns.map(({ head }) => head)).toEqual([
    ...['feature', 'level', 'treated 0 (31.5)', 'treated 1 (31.5)', 'smd', 'smdWeighted'],
  ])
  expect(table?.rows).toEqual([
    ['age', '', '61 (8.5)', '62 (8.5)', '0.5', '-0.125'],
    ['stage', 'i', '25.0%', '25.0%', '0.5', '.'],
    ['', 'ii', '75.0%', '75.0%', '', ''],
  ])
})

it('a file has weighted columns beside the others', () => {
  const lines = resultCsv(resultSchema.parse(balance)).trim().split('\n')
  const ends = lines.map((line) => line.split(',').slice(12).join(','))
  expect(ends).toEqual([
    'smd,smdWeighted,meanWeighted,sdWeighted,proportionWeighted',
    ...['0.5,-0.125,,,', '0.5,,,,', '0.5,,,,'],
    ...[',,61,8.5,', ',,,,0.25', ',,,,0.75'],
    ...[',,62,8.5,', ',,,,0.25', ',,,,0.75'],
  ])
})
