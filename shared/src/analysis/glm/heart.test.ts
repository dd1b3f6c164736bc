import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultFloors, stricter } from '../../disclosure/floors.ts'
import { analyse } from '../drive.ts'
import type { GlmResult } from '../results.ts'
import { memorySnapshot } from '../memory-snapshot.ts'
import {
  glmOf,
  heartManifest,
  heartSites,
  heartTerms,
  lowFloors,
  readJson,
  referenceData,
} from '../studies.test.data.ts'

const present = existsSync(referenceData)
const title = present
  ? 'UCI heart disease, four hospitals, against R'
  : 'reference data absent: skipped'

interface Reference {
  readonly pooled_full: {
    readonly terms: string[]
    readonly coef: Record<string, number>
    readonly se: Record<string, number>
    readonly z_or_t: Record<string, number>
    readonly p: Record<string, number>
    readonly wald95_lo: Record<string, number>
    readonly wald95_hi: Record<string, number>
    readonly vcov: number[][]
    readonly deviance: number
    readonly null_deviance: number
    readonly AIC: number
    readonly logLik: number
    readonly df_residual: number
    readonly df_null: number
  }
  readonly federated_checks: { readonly irls_path: { readonly deviance: number }[] }
}

describe.skipIf(!present)(title, () => {
  // The body runs where tests are skipped, too.
  const file = resolve(referenceData, 'reference/heart_logistic.json')
  const reference = (present ? readJson(file) : {}) as Reference
  const { pooled_full: pooled, federated_checks: checks } = reference
  const input = glmOf(heartManifest(defaultFloors), 'y', heartTerms)
  const run = () => analyse(input, [...heartSites().values()])
  const resultOf = ({ outcome }: ReturnType<typeof analyse>) => {
    if (outcome.type !== 'result') throw new Error(JSON.stringify(outcome))
    return outcome.result as GlmResult
  }

  it('has the coefficients, errors, z, p and intervals of the pooled model', () => {
    const result = resultOf(run())
    expect(result.estimates.map(({ term }) => term)).toEqual(pooled.terms)
    for (const row of result.estimates) {
      const { term } = row
      const error = pooled.se[term]!
      const compare = (value: number, expected: number, unit: number) =>
        expect(Math.abs(value - expected), term).toBeLessThanOrEqual(
          1e-8 * Math.max(Math.abs(expected), unit),
        )
      compare(row.estimate, pooled.coef[term]!, error)
      compare(row['std.error'], error, 0)
      compare(row.statistic, pooled.z_or_t[term]!, 1)
      compare(row['p.value'], pooled.p[term]!, 0)
      compare(row['conf.low'], pooled.wald95_lo[term]!, error)
      compare(row['conf.high'], pooled.wald95_hi[term]!, error)
    }
  })

  it('has its deviances, AIC and degrees of freedom', () => {
    const result = resultOf(run())
    const relative = (a: number, b: number) => expect(Math.abs(a / b - 1)).toBeLessThan(1e-9)
    relative(result.deviance!, pooled.deviance)
    relative(result['null.deviance']!, pooled.null_deviance)
    relative(result.aic!, pooled.AIC)
    relative(result.logLik!, pooled.logLik)
    expect(result['df.residual']).toBe(pooled.df_residual)
    expect(result['df.null']).toBe(pooled.df_null)
    expect([result.n, result.cases, result.sites]).toEqual([740, 383, 4])
  })

  it('takes the Newton steps that R takes from coefficients 0', () => {
    const result = resultOf(run())
    expect(result.deviances.length).toBeGreaterThanOrEqual(6)
    result.deviances.forEach((deviance, k) => {
      const expected = checks.irls_path[Math.min(k, checks.irls_path.length - 1)]!.deviance
      expect(Math.abs(deviance! / expected - 1), `step ${k}`).toBeLessThan(1e-9)
    })
    expect(result.decrement).toBeLessThanOrEqual(input.settings.tolerance)
    expect(result.halvings).toBe(0)
  })

  it('is the same model for one site with all people', () => {
    const sites = [...heartSites().values()]
    const names = [...heartTerms, 'y']
    const columns = names.map((name) => {
      const values = sites.flatMap((site) => [...site.column(name)])
      return [name, Float64Array.from(values)] as const
    })
    const together = resultOf(analyse(input, [memorySnapshot(new Map(columns))]))
    const apart = resultOf(run())
    apart.estimates.forEach((row, k) => {
      const other = together.estimates[k]!
      expect(Math.abs(row.estimate - other.estimate)).toBeLessThan(1e-11 * other['std.error'])
    })
  })

  it('has no model of its own for Zurich and Basel', () => {
    const swiss = heartSites().get('switzerland')!
    const own = (terms: readonly string[], floors = lowFloors) =>
      analyse(glmOf(heartManifest(floors), 'y', terms), [swiss]).outcome
    // One of 46 has no disease: never a table of its own, but part of a pooled model.
    expect(own(['age'], stricter(defaultFloors, lowFloors))).toEqual({
      type: 'failure',
      code: 'cell-too-small',
      context: { term: 'y' },
    })
    expect(own(heartTerms)).toMatchObject({ code: 'column-constant', context: { term: 'chol' } })
    const measured = heartTerms.filter((term) => term !== 'chol' && term !== 'fbs')
    expect(own(measured)).toMatchObject({ type: 'failure', code: 'separation' })
    const reduced = ['age', 'sex', 'thalach', 'exang', 'oldpeak']
    expect(own(reduced)).toMatchObject({ type: 'failure', code: 'separation' })
  })
})
