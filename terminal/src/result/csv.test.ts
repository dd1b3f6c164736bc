import type { DescribeResult, PrevalenceResult } from '@sampan/shared'
import { expect, it } from 'vitest'
import { resultCsv } from './csv.ts'

const level = (name: string) => ({ level: name, count: 7, proportion: 0.5 })

it('a word that begins like a formula stays a word in a spreadsheet; a negative number stays a number', () => {
  const features = [
    { feature: 'x', type: 'category', n: 14, missing: 0, levels: ['=1+1', '-2', '@a'].map(level) },
    {
      feature: 'y',
      type: 'numeric',
      n: 14,
      missing: 0,
      mean: -1.5,
      sd: 1,
      skewness: 0,
      kurtosis: 0,
      quantiles: null,
    },
  ]
  const lines = resultCsv({
    kind: 'describe',
    features,
    grouped: null,
  } as unknown as DescribeResult).split('\n')
  expect(lines.slice(1, 5)).toEqual([
    `x,category,'=1+1,14,0,7,0.5,,,,`,
    `x,category,'-2,14,0,7,0.5,,,,`,
    `x,category,'@a,14,0,7,0.5,,,,`,
    'y,numeric,,14,0,,,-1.5,1,0,0',
  ])
})

it('a prevalence that is not shown is empty, and what was picked is 1', () => {
  const features = [
    { feature: 'c201826202', people: 14, picked: true },
    { feature: 'c80180202', people: null, picked: false },
  ]
  expect(resultCsv({ kind: 'prevalence', features } as unknown as PrevalenceResult)).toBe(
    'feature,people,picked\nc201826202,14,1\nc80180202,,0\n',
  )
})
