import { describe, expect, it } from 'vitest'
import type { GlmResult } from '../results.ts'
import {
  familyInput,
  familyNames,
  familyOracles,
  familySites,
  fitted,
  type FamilyOracle,
} from './families.test.data.ts'
import type { GlmSettings } from './settings.ts'

const sites = familySites()

/** |a - b| <= 1e-8 max(|b|, unit). */
function close(a: number, b: number, unit: number, what: string): void {
  expect(Math.abs(a - b), `${what}: ${a} for ${b}`).toBeLessThanOrEqual(
    1e-8 * Math.max(Math.abs(b), unit),
  )
}

function relative(a: number | null, b: number, what: string): void {
  expect(Math.abs(a! / b - 1), `${what}: ${a} for ${b}`).toBeLessThan(1e-9)
}

function covarianceIs({ vcov }: GlmResult, expected: readonly number[][]): void {
  expected.forEach((row, k) => {
    row.forEach((value, j) => {
      const unit = Math.sqrt(expected[k]![k]! * expected[j]![j]!)
      close(vcov[k]![j]!, value, unit, `vcov ${k} ${j}`)
    })
  })
}

/** Every number of `summary(glm(...))`, `confint.default`, AIC and BIC. */
export function isOfR(result: GlmResult, r: FamilyOracle): void {
  expect(result.estimates.map(({ term }) => term)).toEqual(r.columns)
  result.estimates.forEach((row, k) => {
    const unit = r.error[k]!
    close(row.estimate, r.estimate[k]!, unit, row.term)
    close(row['std.error'], unit, 0, `error of ${row.term}`)
    close(row.statistic, r.statistic[k]!, 1, `statistic of ${row.term}`)
    const error = Math.abs(row['p.value'] - r.p[k]!)
    expect(error, `p of ${row.term}`).toBeLessThanOrEqual(1e-6 * r.p[k]!)
    close(row['conf.low'], r.low[k]!, unit, `low of ${row.term}`)
    close(row['conf.high'], r.high[k]!, unit, `high of ${row.term}`)
  })
  covarianceIs(result, r.vcov)
  expect([result.n, result['df.residual'], result['df.null']]).toEqual([
    r.n,
    r.dfResidual,
    r.dfNull,
  ])
  relative(result.deviance, r.deviance, 'deviance')
  relative(result['null.deviance'], r.nullDeviance, 'null deviance')
  relative(result.dispersion, r.dispersion, 'dispersion')
  relative(result.aic, r.aic, 'aic')
  relative(result.bic, r.bic, 'bic')
  relative(result.logLik, r.logLik, 'log likelihood')
}

const shift = { feature: 'shift', log: false }
const variants: Readonly<
  Record<Exclude<keyof typeof familyOracles, 'ridge'>, Partial<GlmSettings>>
> = {
  plain: {},
  constant: { terms: [] },
  bare: { intercept: false },
  weighted: { weights: 'w' },
  offset: { offset: shift },
  exposure: { offset: { feature: 'days', log: true } },
  bareOffset: { intercept: false, offset: shift },
  both: { weights: 'w', offset: shift },
}
const names = Object.keys(variants) as (keyof typeof variants)[]

describe.each(familyNames)('%s over five sites equals R', (family) => {
  it.each(names)('%s', (name) => {
    const result = fitted(familyInput(family, variants[name]), sites)
    isOfR(result, familyOracles[name][family])
    expect(result.fixedPointError.estimates).toBeLessThan(1e-9)
    expect(result.statistic).toBe(family === 'gaussian' || family === 'gamma' ? 't' : 'z')
  })

  it.each([
    ['hc0', { robust: 'HC0' }],
    ['hc1', { robust: 'HC1' }],
    ['site', { cluster: 'site' }],
    ['siteHc1', { cluster: 'site', robust: 'HC1' }],
    ['person', { cluster: 'person' }],
    ['ward', { cluster: 'ward' }],
  ] as const)('the sandwich %s, plain and weighted with an offset', (name, settings) => {
    for (const variant of ['plain', 'weighted', 'both'] as const) {
      const result = fitted(familyInput(family, { ...variants[variant], ...settings }), sites)
      const r = familyOracles[variant][family]
      covarianceIs(result, r[name]!)
      result.estimates.forEach((row, k) => {
        close(row.estimate, r.estimate[k]!, r.error[k]!, row.term)
      })
      relative(result.logLik, r.logLik, 'log likelihood')
      expect(result.statistic).toBe('z')
    }
  })

  it('a ridge', () => {
    const result = fitted(familyInput(family, { ridge: 20 }), sites)
    const r = familyOracles.ridge[family]
    result.estimates.forEach((row, k) => {
      close(row.estimate, r.estimate[k]!, row['std.error'], row.term)
    })
    relative(result.deviance, r.deviance, 'deviance')
    relative(result.parameters, r.parameters, 'parameters')
    covarianceIs(result, r.vcov)
  })
})

describe('rounds', () => {
  it('two for least squares, one more for its sandwich', () => {
    expect(fitted(familyInput('gaussian'), sites).deviances).toHaveLength(1)
    expect(fitted(familyInput('gaussian', { robust: 'HC0' }), sites).deviances).toHaveLength(2)
  })

  it('few for the others', () => {
    for (const family of ['poisson', 'gamma'] as const)
      expect(fitted(familyInput(family), sites).iterations).toBeLessThan(8)
  })
})
