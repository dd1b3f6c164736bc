import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Term } from '../manifest/parts.ts'
import { blockFiller, blockRows } from './design-block.ts'
import { designOf } from './design.ts'
import { analyse } from './drive.ts'
import type { GlmResult } from './results.ts'
import {
  factorTerm,
  glmOf,
  interactionTerm,
  madeUpPeople,
  manifestOf,
  oracles,
  peopleFeatures,
  peopleRanges,
  plainTerm,
  readJson,
  snapshotOf,
} from './studies.test.data.ts'

interface Fit {
  readonly terms: readonly string[]
  readonly n: number
  readonly deviance: number
  readonly estimate: readonly number[]
  readonly error: readonly number[]
  readonly rows: readonly (readonly number[])[]
}
const oracle = readJson(resolve(oracles, 'curves.json')) as Readonly<Record<string, Fit>>

const spline = { kind: 'spline', basis: 'b', of: 'bmi', boundary: { low: 10, high: 45 } } as const
const terms: readonly Term[] = [
  ...['age', 'sex'].map(plainTerm),
  factorTerm('smoking', 'never'),
  {
    ...{ name: 'age.ns', of: 'age', kind: 'spline', basis: 'natural', degree: 3 },
    ...{ knots: [45, 60], boundary: { low: 35, high: 80 } },
  },
  { ...spline, name: 'bmi.bs', degree: 3, knots: [28] },
  { ...spline, name: 'square', degree: 2, knots: [20, 25, 30] },
  { name: 'bmi.poly', of: 'bmi', kind: 'polynomial', degree: 3 },
  interactionTerm('age.ns', 'smoking'),
  interactionTerm('sex', 'bmi.poly'),
  interactionTerm('age.ns', 'bmi.poly'),
  interactionTerm('age.ns', 'sex'),
]
const ranges = { ...peopleRanges, bmi: [10, 45] } as const
const manifest = manifestOf({ features: peopleFeatures, ranges, terms })
const people = madeUpPeople()
const count = people.get('y')!.length

/** Models of test/oracles/curves.R, with our names for R's calls. */
const models: readonly (readonly [string, readonly string[], boolean])[] = [
  ['natural', ['age.ns', 'sex'], true],
  ['cubic', ['bmi.bs', 'age'], true],
  ['square', ['square'], true],
  ['power', ['bmi.poly'], true],
  ['byLevel', ['age.ns', 'smoking', 'age.ns:smoking'], true],
  ['byFlag', ['sex', 'bmi.poly', 'sex:bmi.poly'], true],
  ['product', ['age.ns:bmi.poly'], true],
  ['nested', ['smoking', 'age.ns:sex'], false],
]
const ours = (name: string): string =>
  name
    .replaceAll('natural(age)', 'age.ns')
    .replaceAll('cubic(bmi)', 'bmi.bs')
    .replaceAll('square(bmi)', 'square')
    .replaceAll('power(bmi)', 'bmi.poly')

describe('splines and powers against R', () => {
  it.each(models)('has the columns of R and their values: %s', (name, chosen, intercept) => {
    const design = designOf(manifest, { outcome: 'y', terms: chosen, intercept })
    const { terms: names, rows } = oracle[name]!
    expect(design.columns.map((column) => column.name)).toEqual(names.map(ours))
    const complete = Array.from({ length: count }, (_, k) => k).filter((row) =>
      design.features.every((feature) => !Number.isNaN(people.get(feature)![row])),
    )
    const first = complete.slice(0, rows.length)
    const block = new Float64Array(design.columns.length * blockRows)
    blockFiller(design.columns, snapshotOf(people), Uint32Array.from(first))(block, 0, rows.length)
    rows.forEach((row, b) => {
      row.forEach((value, k) => {
        const distance = Math.abs(block[k * blockRows + b]! - value)
        expect(distance).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)))
      })
    })
  })

  it.each(models)('gives the model of R over three sites: %s', (name, chosen, intercept) => {
    const input = glmOf(manifest, 'y', chosen, { intercept, tolerance: 1e-10 })
    const sites = [0, 1, 2].map((site) =>
      snapshotOf(
        people,
        Array.from({ length: count }, (_, k) => k).filter((k) => k % 3 === site),
      ),
    )
    const { outcome } = analyse(input, sites)
    if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
    const result = outcome.result as GlmResult
    const r = oracle[name]!
    expect(result.n).toBe(r.n)
    expect(Math.abs(result.deviance! - r.deviance)).toBeLessThanOrEqual(1e-9 * r.deviance)
    result.estimates.forEach(({ estimate, 'std.error': error }, k) => {
      const scale = Math.max(Math.abs(r.estimate[k]!), r.error[k]!)
      expect(Math.abs(estimate - r.estimate[k]!)).toBeLessThanOrEqual(1e-8 * scale)
      expect(Math.abs(error - r.error[k]!)).toBeLessThanOrEqual(1e-8 * r.error[k]!)
    })
  })

  it('keeps every value within the public interval of its column', () => {
    const all = terms.map((term) => term.name)
    const { columns } = designOf(manifest, { outcome: 'y', terms: all, intercept: true })
    const place = (low: number, high: number): fc.Arbitrary<number> =>
      fc.oneof(fc.constantFrom(low, high), fc.double({ min: low, max: high, noNaN: true }))
    const person = fc.record({
      ...{ age: place(0, 120), bmi: place(10, 45), sex: fc.nat(1), smoking: fc.nat(2) },
    })
    fc.assert(
      fc.property(person, ({ age, bmi, sex, smoking }) => {
        const one = Object.entries({ age, bmi, sex, smoking, y: 1 })
        const snapshot = snapshotOf(new Map(one.map(([name, value]) => [name, [value]])))
        const block = new Float64Array(columns.length * blockRows)
        blockFiller(columns, snapshot, Uint32Array.of(0))(block, 0, 1)
        columns.forEach(({ interval }, k) => {
          expect(block[k * blockRows]).toBeGreaterThanOrEqual(interval.low)
          expect(block[k * blockRows]).toBeLessThanOrEqual(interval.high)
        })
      }),
    )
  })
})
