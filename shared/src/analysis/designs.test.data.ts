import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Feature, Term } from '../manifest/parts.ts'
import { binary, category, numeric, oracles, readPeople } from './studies.test.data.ts'

/** A model of test/oracles/designs.R, and what R's glm says of it. */
export interface DrawnDesign {
  readonly id: string
  readonly outcome: string
  readonly intercept: boolean
  readonly confidence: number
  readonly terms: readonly Term[]
  readonly n: number
  readonly cases: number
  readonly deviance: number
  readonly nullDeviance: number
  /** 1 - R^2 of a column on those before it, the smallest. */
  readonly left: number
  readonly aliased: boolean
  /** Largest |linear predictor|: beyond 25 or so there is no maximum, whatever R says. */
  readonly largest: number
  /** Empty where R has none. */
  readonly rows: readonly DrawnRow[]
}

export interface DrawnRow {
  readonly term: string
  readonly estimate: number
  readonly error: number
}

export const designLevels = {
  site: ['a', 'b', 'c', 'd'],
  three: ['p', 'q', 'r'],
  five: ['a1', 'b2', 'c 3', 'd-4', 'e.5'],
  eight: ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8'],
} as const
export const designRanges = {
  unit: [-10, 10],
  far: [999_000, 1_001_000],
  tiny: [-1e-4, 1e-4],
  heavy: [1e-6, 1e5],
  near: [-10, 10],
  wide: [1, 1e6],
  count: [0, 100],
  narrow: [900, 1100],
} as const
export const designBinaries = ['half', 'rare', 'even', 'tenth', 'few'] as const
export const designFactors = ['three', 'five', 'eight'] as const
export const designFeatures: readonly Feature[] = [
  ...Object.keys(designRanges).map(numeric),
  ...designBinaries.map(binary),
  ...designFactors.map((name) => category(name, designLevels[name])),
]

export const designPeople = readPeople(resolve(oracles, 'designs_people.csv'), designLevels)

export function drawnDesigns(): readonly DrawnDesign[] {
  const rows = new Map<string, DrawnRow[]>()
  for (const line of linesOf('designs-answers.csv')) {
    const [id = '', term = '', estimate, error] = line.split(',')
    const own = rows.get(id) ?? []
    own.push({ term, estimate: Number(estimate), error: Number(error) })
    rows.set(id, own)
  }
  return linesOf('designs.csv').map((line) => {
    const cells = line.split(',')
    const text = (k: number): string => cells[k] ?? ''
    const number = (k: number): number => Number(cells[k])
    const joined = text(5).split(';').filter(Boolean)
    return {
      ...{ id: text(0), outcome: text(1), intercept: text(2) === '1', confidence: number(3) },
      terms: [...text(4).split(';').map(mainTerm), ...joined.map(product)],
      ...{ n: number(6), cases: number(7), deviance: number(8), nullDeviance: number(9) },
      ...{ left: number(10), aliased: text(11) === '1', largest: number(12) },
      rows: rows.get(text(0)) ?? [],
    }
  })
}

function linesOf(name: string): readonly string[] {
  return readFileSync(resolve(oracles, name), 'utf8').trim().split('\n').slice(1)
}

/** `of|reference`, or `of|log|centre|scale`. */
function mainTerm(text: string, k: number): Term {
  const [of = '', first = '', centre, scale] = text.split('|')
  const name = `t${k + 1}`
  if (scale === undefined) return { name, kind: 'factor', of, reference: first }
  const place = { centre: Number(centre), scale: Number(scale) }
  return { name, kind: 'numeric', of, log: first === '1', ...place }
}

/** Places of main terms, from 1. */
function product(text: string): Term {
  const of = text.split('|').map((place) => `t${place}`)
  return { name: of.join(':'), kind: 'interaction', of }
}
