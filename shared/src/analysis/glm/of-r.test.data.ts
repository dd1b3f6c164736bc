import { expect } from 'vitest'
import type { GlmResult } from '../results.ts'
import type { FamilyOracle } from './families.test.data.ts'

type Close = (a: number, b: number, unit: number, what: string) => void

/** |a - b| <= tolerance max(|b|, unit). */
export const closeWithin =
  (tolerance: number): Close =>
  (a, b, unit, what) => {
    expect(Math.abs(a - b), `${what}: ${a} for ${b}`).toBeLessThanOrEqual(
      tolerance * Math.max(Math.abs(b), unit),
    )
  }

export function relative(a: number | null, b: number, what: string): void {
  expect(Math.abs((a ?? Number.NaN) / b - 1), `${what}: ${a} for ${b}`).toBeLessThan(1e-9)
}

export function covarianceIs(
  { vcov }: GlmResult,
  expected: readonly number[][],
  close = closeWithin(1e-8),
): void {
  expected.forEach((row, k) => {
    row.forEach((value, j) => {
      const unit = Math.sqrt(at(expected[k], k) * at(expected[j], j))
      close(at(vcov[k], j), value, unit, `vcov ${k} ${j}`)
    })
  })
}

/** Every number of `summary(glm(...))`, `confint.default`, AIC and BIC. */
export function isOfR(result: GlmResult, r: FamilyOracle, tolerance = 1e-8): void {
  const close = closeWithin(tolerance)
  expect(result.estimates.map(({ term }) => term)).toEqual(r.columns)
  result.estimates.forEach((row, k) => {
    const unit = at(r.error, k)
    close(row.estimate, at(r.estimate, k), unit, row.term)
    close(row['std.error'], unit, 0, `error of ${row.term}`)
    close(row.statistic, at(r.statistic, k), 1, `statistic of ${row.term}`)
    const error = Math.abs(row['p.value'] - at(r.p, k))
    expect(error, `p of ${row.term}`).toBeLessThanOrEqual(100 * tolerance * at(r.p, k))
    close(row['conf.low'], at(r.low, k), unit, `low of ${row.term}`)
    close(row['conf.high'], at(r.high, k), unit, `high of ${row.term}`)
  })
  covarianceIs(result, r.vcov, close)
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

/** NaN, which equals nothing, where there is no number. */
function at(list: readonly number[] | undefined, k: number): number {
  return list?.[k] ?? Number.NaN
}
