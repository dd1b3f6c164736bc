import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { numbersOf } from './bad-input.numbers.test.data.ts'
import {
  changed,
  endOf,
  inputs,
  kinds,
  notNumbers,
  splitOver,
  type Bad,
  type Cell,
} from './bad-input.test.data.ts'
import { oracles, readJson } from './studies.test.data.ts'

type Numbers = readonly (number | null)[]
const oracle = readJson(resolve(oracles, 'bad-input.json')) as Readonly<
  Record<string, Readonly<Record<string, Numbers | null>>>
>

/** What ends the analysis and what it names; where nothing is said, the answer is R's. */
type Refused = Readonly<Partial<Record<Bad, string>>>
const ofTerms: Refused = {
  'x constant': 'column-constant x',
  'b constant': 'column-constant b',
  'f constant': 'column-constant fq',
  aliased: 'columns-aliased z',
}
const ofCox: Refused = {
  ...ofTerms,
  separated: 'monotone-likelihood b',
  'outcome constant': 'outcome-constant event',
  'one event': 'parameters-too-many 4',
}
const refused: Readonly<Partial<Record<Cell, Refused>>> = {
  gaussian: { ...ofTerms, 'outcome constant': 'outcome-constant pressure' },
  binomial: {
    ...ofTerms,
    separated: 'separation x',
    'outcome constant': 'outcome-constant y',
    'one event': 'separation b',
  },
  poisson: {
    ...ofTerms,
    separated: 'separation fr',
    'outcome constant': 'outcome-constant count',
    'one event': 'separation b',
  },
  gamma: { ...ofTerms, 'outcome constant': 'outcome-constant cost' },
  efron: ofCox,
  breslow: ofCox,
  'cox by site': ofCox,
  logrank: { 'f constant': 'column-constant f', 'outcome constant': 'outcome-constant event' },
  evaluate: { 'outcome constant': 'outcome-constant y' },
}

/** One of 9 people, as everybody else. */
const ofNine = (k: number): number => (k < 9 ? 0 : 1 + (k % 2))

function expectAnswer(found: Numbers, wanted: Numbers, what: string): void {
  expect(found.length, what).toBe(wanted.length)
  const errors = found.map((value, k) => {
    const other = wanted[k] ?? null
    if (value === null || other === null) return value === other ? 0 : Infinity
    return Math.abs(value - other) / Math.max(Math.abs(other), 1e-2)
  })
  expect(Math.max(...errors), `${what}: ${String(found)} is not ${String(wanted)}`).toBeLessThan(
    1e-8,
  )
}

describe.each(Object.keys(kinds) as Cell[])('%s', (cell) => {
  it.each(Object.keys(inputs) as Bad[])('%s', (bad) => {
    const people = changed(inputs[bad])
    const three = splitOver(people)
    const terms = bad === 'aliased' ? ['x', 'b', 'z'] : undefined
    const splits = [three, [...three, ...splitOver(people, 1, () => -1)]]
    if (cell !== 'cox by site') splits.push(splitOver(people, 3, ofNine), [splitOver(people, 1)[0]!])
    for (const sites of splits) {
      const end = endOf(kinds[cell](terms), sites)
      const code = refused[cell]?.[bad]
      if (code !== undefined || typeof end === 'string') {
        expect(end, bad).toBe(code)
        continue
      }
      expect(notNumbers(end)).toEqual([])
      const wanted = cell === 'feasibility' ? [120, 120, 120] : (oracle[cell]?.[bad] ?? [])
      expectAnswer(numbersOf(cell, end), wanted, bad)
    }
  })
})
