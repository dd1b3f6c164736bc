import type { DescribeResult } from '@sampan/shared'
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
    },
  ]
  const lines = resultCsv({ kind: 'describe', features } as unknown as DescribeResult).split('\n')
  expect(lines.slice(1, 5)).toEqual([
    `x,category,'=1+1,14,0,7,0.5,,,,`,
    `x,category,'-2,14,0,7,0.5,,,,`,
    `x,category,'@a,14,0,7,0.5,,,,`,
    'y,numeric,,14,0,,,-1.5,1,0,0',
  ])
})
