import { describe, expect, it } from 'vitest'
import {
  familyInput,
  familyNames,
  familyOracles,
  familySites,
  fitted,
} from './families.test.data.ts'
import { closeWithin, covarianceIs, isOfR, relative } from './of-r.test.data.ts'
import type { GlmSettings } from './settings.ts'

const sites = familySites()
const close = closeWithin(1e-8)

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
