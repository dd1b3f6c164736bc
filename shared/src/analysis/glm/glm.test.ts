import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyse } from '../drive.ts'
import { isAnalysisResult, type GlmResult } from '../results.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { AnalysisInput } from '../analysis.ts'
import {
  factorTerm,
  glmOf,
  interactionTerm,
  madeUpPeople,
  manifestOf,
  numeric,
  oracles,
  peopleFeatures,
  peopleRanges,
  plainTerm,
  readJson,
  snapshotOf,
  type People,
} from '../studies.test.data.ts'

/** Asserts |a - b| <= 1e-8 max(|b|, error): the specification's 'equal to R'. */
export function expectEqual(a: number, b: number, error = 0, what = ''): void {
  expect(Math.abs(a - b), `${what}: ${a} for ${b}`).toBeLessThanOrEqual(
    1e-8 * Math.max(Math.abs(b), error),
  )
}

function resultOf(input: AnalysisInput, people: People, parts = 1): GlmResult {
  const rows = [...(people.get('y') ?? []).keys()]
  const sites = Array.from({ length: parts }, (_, k) =>
    snapshotOf(
      people,
      rows.filter((row) => row % parts === k),
    ),
  )
  const { outcome } = analyse(input, sites)
  if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
  if (!isAnalysisResult(outcome.result) || outcome.result.kind !== 'glm') throw new Error('kind')
  return outcome.result
}

interface Fit {
  readonly columns: string[]
  readonly n: number
  readonly cases: number
  readonly level: number
  readonly estimate: number[]
  readonly error: number[]
  readonly z: number[]
  readonly p: number[]
  readonly low: number[]
  readonly high: number[]
  readonly vcov: number[][]
  readonly deviance: number
  readonly nullDeviance: number
  readonly dfResidual: number
  readonly dfNull: number
  readonly aic: number
  readonly logLik: number
}
const oracle = readJson(resolve(oracles, 'glm.json')) as {
  fits: Record<string, Fit>
  aliased: Record<string, string[]>
}

const manifest: Manifest = manifestOf({
  features: [...peopleFeatures, numeric('combined')],
  ranges: { ...peopleRanges, combined: [-100, 200] },
  terms: [
    ...['age', 'bmi', 'sex', 'combined'].map(plainTerm),
    factorTerm('smoking', 'never'),
    { ...factorTerm('smoking', 'current'), name: 'smoking.c' },
    factorTerm('stage', '1'),
    { name: 'lcrp', kind: 'numeric', of: 'crp', centre: 0.5, scale: 2, log: true },
    { name: 'decades', kind: 'numeric', of: 'age', centre: 60, scale: 10, log: false },
    ...[
      ['age', 'smoking'],
      ['sex', 'smoking'],
      ['age', 'bmi'],
      ['age', 'sex'],
      ['age', 'stage'],
      ['sex', 'stage'],
      ['age', 'sex', 'stage'],
    ].map((names) => interactionTerm(...names)),
  ],
})

const people = madeUpPeople()
const bmi = people.get('bmi') ?? []
const combined = (people.get('age') ?? []).map((age, k) => 2 * (bmi[k] ?? Number.NaN) - age)
const everyone: People = new Map([...people, ['combined', combined]])

/** The same models in the words of a study. Where R names transformed columns otherwise, names are not compared. */
const models: readonly (readonly [string, readonly string[], object, boolean])[] = [
  ['main', ['age', 'sex', 'smoking'], {}, true],
  ['reference', ['age', 'smoking.c'], { confidence: 0.9 }, false],
  ['slopes', ['age', 'smoking', 'age:smoking'], {}, true],
  ['cells', ['sex', 'smoking', 'sex:smoking'], {}, true],
  ['withoutIntercept', ['age', 'smoking'], { intercept: false }, true],
  ['numbersWithoutIntercept', ['age', 'bmi'], { intercept: false }, true],
  ['scaled', ['lcrp', 'decades'], { confidence: 0.99 }, false],
  ['product', ['age', 'bmi', 'age:bmi'], {}, true],
  ['nestedSlopes', ['smoking', 'age:smoking'], {}, true],
  ['constant', [], {}, true],
  [
    'three',
    ['age', 'sex', 'stage', 'age:sex', 'age:stage', 'sex:stage', 'age:sex:stage'],
    {},
    true,
  ],
]

describe.each(models)('logistic regression against R glm: %s', (name, terms, settings, named) => {
  const fit = oracle.fits[name]!

  it.each([1, 5])('equal over %i sites', (sites) => {
    const result = resultOf(glmOf(manifest, 'y', terms, settings), everyone, sites)
    if (named) expect(result.estimates.map(({ term }) => term)).toEqual(fit.columns)
    expect(result.estimates.length).toBe(fit.estimate.length)
    result.estimates.forEach((row, k) => {
      const error = fit.error[k]!
      expectEqual(row.estimate, fit.estimate[k]!, error, row.term)
      expectEqual(row['std.error'], error, 0, `error of ${row.term}`)
      expectEqual(row.statistic, fit.z[k]!, 1, `z of ${row.term}`)
      // A p value moves by |z| times what z moves by.
      expect(Math.abs(row['p.value'] / fit.p[k]! - 1)).toBeLessThan(1e-7)
      expectEqual(row['conf.low'], fit.low[k]!, error, `low of ${row.term}`)
      expectEqual(row['conf.high'], fit.high[k]!, error, `high of ${row.term}`)
      expectEqual(row['odds.ratio']!, Math.exp(fit.estimate[k]!), 0)
      expectEqual(row['odds.conf.high']!, Math.exp(fit.high[k]!), 0)
      fit.vcov[k]!.forEach((value, j) => {
        expectEqual(result.vcov[k]![j]!, value, error * fit.error[j]!, `vcov ${k} ${j}`)
      })
    })
    expect([result.n, result.cases]).toEqual([fit.n, fit.cases])
    expect([result['df.residual'], result['df.null']]).toEqual([fit.dfResidual, fit.dfNull])
    expectRelative(result.deviance!, fit.deviance)
    expectRelative(result['null.deviance']!, fit.nullDeviance)
    expectRelative(result.aic!, fit.aic)
    expectRelative(result.logLik!, fit.logLik)
    expect(result.fixedPointError.estimates).toBeLessThan(1e-12)
  })
})

function expectRelative(a: number, b: number): void {
  expect(Math.abs(a / b - 1)).toBeLessThan(1e-9)
}

describe('a tolerance that stops early', () => {
  it('still has the estimates with the last step taken', () => {
    const fit = oracle.fits['main']!
    const input = glmOf(manifest, 'y', ['age', 'sex', 'smoking'], { tolerance: 1e-3 })
    const result = resultOf(input, everyone)
    expect(result.decrement).toBeGreaterThan(1e-8)
    result.estimates.forEach((row, k) => {
      const distance = Math.abs(row.estimate - fit.estimate[k]!) / fit.error[k]!
      expect(distance).toBeLessThan(0.1 * result.decrement)
    })
  })
})

describe('aliased columns', () => {
  it.each([
    ['combined', ['age', 'bmi', 'combined', 'sex']],
    ['first', ['combined', 'age', 'sex', 'bmi']],
  ])('are the ones that R leaves without a coefficient: %s', (name, terms) => {
    const { outcome } = analyse(glmOf(manifest, 'y', terms), [snapshotOf(everyone)])
    expect(outcome).toEqual({
      type: 'failure',
      code: 'columns-aliased',
      context: { term: oracle.aliased[name]!.join(', ') },
    })
  })
})
