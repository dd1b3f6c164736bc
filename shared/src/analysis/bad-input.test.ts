import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultFloors } from '../disclosure/floors.ts'
import { releaseCheck } from '../disclosure/release.ts'
import { numbersOf, shapes } from './bad-input.numbers.test.data.ts'
import {
  byWard,
  changed,
  endOf,
  gaps,
  inputs,
  kinds,
  metaEnd,
  notNumbers,
  splitOver,
  type Bad,
  type Cell,
} from './bad-input.test.data.ts'
import type { AnalysisResult } from './results.ts'
import { oracles, readJson, type People } from './studies.test.data.ts'

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
    if (cell !== 'cox by site')
      splits.push(splitOver(people, 3, ofNine), [splitOver(people, 1)[0]!])
    for (const sites of splits) {
      const end = endOf(kinds[cell](terms), sites)
      const code = refused[cell]?.[bad]
      if (code !== undefined || typeof end === 'string') {
        expect(end, bad).toBe(code)
        continue
      }
      expect(notNumbers(end)).toEqual([])
      const complete = bad === 'values missing' ? 66 : 120
      const steps = [120, 120, complete]
      const wanted = cell === 'feasibility' ? steps : (oracle[cell]?.[bad] ?? [])
      expectAnswer(numbersOf(cell, end), wanted, bad)
    }
  })
})

const nobody = changed(Object.fromEntries(gaps.map((name) => [name, () => NaN])))

describe('nobody with a value, and nobody at all', () => {
  const counting: readonly string[] = ['describe', 'prevalence', 'feasibility']
  it.each(Object.keys(kinds) as Cell[])('%s', (cell) => {
    const unknown = endOf(kinds[cell](), splitOver(nobody))
    if (!counting.includes(cell)) expect(unknown).toBe('nobody-complete')
    else expect([typeof unknown, notNumbers(unknown)]).toEqual(['object', []])
    const none = endOf(
      kinds[cell](),
      splitOver(changed(), 3, () => -1),
    )
    if (cell === 'feasibility') expect(numbersOf(cell, none as object)).toEqual([0, 0, 0])
    else expect(none).toBe('nobody-complete')
    if (cell === 'describe')
      expect(unknown).toMatchObject({
        people: 120,
        features: [
          { n: 0, missing: 120, mean: null, sd: null, skewness: null, fixedPointError: null },
          {
            n: 0,
            levels: [
              { count: 0, proportion: null },
              { count: 0, proportion: null },
            ],
          },
          {},
        ],
      })
  })
})

describe('a category of 200 levels, 40 of which there are', () => {
  const models = ['gaussian', 'binomial', 'poisson', 'gamma', 'efron', 'breslow', 'cox by site']
  it.each(models as Cell[])('%s: too many parameters', (cell) => {
    expect(endOf(kinds[cell](['x', 'ward']), splitOver(changed()))).toBe('levels-too-many ward')
  })

  it.each(['describe', 'crosstab', 'incidence', 'km', 'logrank'] as const)('%s', (cell) => {
    const input = byWard[cell]()
    const end = endOf(input, splitOver(changed()))
    if (typeof end === 'string') throw new Error(end)
    expect(notNumbers(end)).toEqual([])
    expect(shapes[cell](end as never)).toEqual(Array(40).fill(3))
    const release = releaseCheck(end as AnalysisResult, defaultFloors)
    expect(release.type === 'refused' || release.suppressed.length > 0).toBe(true)
  })
})

describe('weights of 0', () => {
  const weighted = () => kinds.gaussian(['x', 'b', 'f'])
  const under = (people: People) => {
    const { manifest, settings } = weighted()
    return endOf({ manifest, settings: { ...settings, weights: 'w' } }, splitOver(people))
  }

  it('count as nobody, as in R', () => {
    const found = numbersOf('gaussian', under(changed()) as object).slice(1)
    expectAnswer(found, oracle['gaussian']!['some weights 0']!, 'weights')
  })

  it('of everybody leave nobody', () => {
    expect(under(changed({ w: () => 0 }))).toBe('nobody-complete')
  })
})

describe('meta of three hospitals and one that has nobody', () => {
  const all = (...said: string[]): string[][] => [said, said, said]
  const statuses: Readonly<Partial<Record<Bad, string[][]>>> = {
    'x constant': all('aliased', 'x'),
    'b constant': all('aliased', 'b'),
    aliased: all('aliased'),
    separated: all('separated'),
    'outcome constant': all('too-few'),
    'one event': [['separated'], ['too-few'], ['too-few']],
  }
  it.each(Object.keys(inputs) as Bad[])('%s', (bad) => {
    const terms = bad === 'aliased' ? ['x', 'b', 'z'] : undefined
    const said = metaEnd(changed(inputs[bad]), terms)
    expect(said).toEqual([...(statuses[bad] ?? all('given')), ['too-few']])
  })
})
