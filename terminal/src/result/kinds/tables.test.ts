import type { AnalysisResult } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { terminalTexts } from '../../text/terminal-texts.ts'
import { resultCsv } from '../csv.ts'
import { kindOf, resultSchema } from './kinds.ts'

const t = terminalTexts('en')
const texts = (result: AnalysisResult) =>
  kindOf(result.kind)
    .tables(result, t)
    .map(({ rows }) => rows)

const square = { statistic: 4.5, df: 1, 'p.value': 0.0339 }
const odds = { 'odds.ratio': 2, 'conf.low': 1.5, 'conf.high': null }
const crosstab = {
  ...{ analysis: 't', sites: 3, kind: 'crosstab', confidence: 0.95, people: 90, missing: null },
  rows: { feature: 'sex', levels: ['0', '1'] },
  columns: { feature: 'y', levels: ['0', '1'] },
  strata: { feature: 'site', levels: ['a', 'b'] },
  tables: [
    [
      [10, 20],
      [null, 40],
    ],
    [
      [5, 6],
      [7, 8],
    ],
  ],
  tests: {
    ...{ chiSquare: square, chiSquareCorrected: square, fisher: { ...odds, 'p.value': 0.01 } },
    ...{ mantelHaenszel: { ...square, ...odds }, mantelHaenszelCorrected: square },
  },
}

describe('a crosstab on the screen and in a file', () => {
  const result = resultSchema.parse(crosstab)

  it('shows cells by stratum, and a row per test', () => {
    expect(texts(result)).toEqual([
      [
        ['a', '0', '10', '20'],
        ['', '1', '.', '40'],
        ['b', '0', '5', '6'],
        ['', '1', '7', '8'],
      ],
      [
        ['chi-square', '4.5', '1', '0.0339', '', '', ''],
        ['chi-square, corrected', '4.5', '1', '0.0339', '', '', ''],
        ["Fisher's exact test", '', '', '0.01', '2', '1.5', '.'],
        ['Mantel-Haenszel', '4.5', '1', '0.0339', '2', '1.5', '.'],
        ['Mantel-Haenszel, corrected', '4.5', '1', '0.0339', '', '', ''],
      ],
    ])
    expect(texts(resultSchema.parse({ ...crosstab, tests: null }))).toHaveLength(1)
  })

  it('has a line per cell, empty where it is not shown', () => {
    expect(resultCsv(result).split('\n').slice(0, 4)).toEqual([
      'stratum,row,column,people',
      'a,0,0,10',
      'a,0,1,20',
      'a,1,0,',
    ])
  })
})

const rate = {
  ...{ stratum: 'a', people: 90, having: 30, events: 31, personDays: 900.5, ratio: null },
  ...{ rate: 12.5, 'conf.low': 10, 'conf.high': 15 },
}
const ratio = { 'rate.ratio': 0.5, 'conf.low': 0.25, 'conf.high': null, 'p.value': 0.04 }
const incidence = {
  ...{ analysis: 'i', sites: 3, kind: 'incidence', confidence: 0.95, people: 180, missing: 2 },
  ...{ event: 'e', time: 'd', strata: 's', per: 1000 },
  rates: [rate, { ...rate, stratum: 'b', ratio }],
}

describe('rates on the screen and in a file', () => {
  const result = resultSchema.parse(incidence)

  it('stand by stratum, ratios below', () => {
    expect(texts(result)).toEqual([
      ['a', 'b'].map((stratum) => [stratum, '90', '30', '31', '900.5', '12.5', '10', '15']),
      [['b', '0.5', '0.25', '.', '0.04']],
    ])
    expect(kindOf('incidence').fields(result, t)).toContainEqual(['rates per', '1000 person-years'])
  })

  it('have a line per stratum', () => {
    expect(resultCsv(result).split('\n').slice(1, 3)).toEqual([
      'a,90,30,31,900.5,12.5,10,15,,,,',
      'b,90,30,31,900.5,12.5,10,15,0.5,0.25,,0.04',
    ])
  })
})
