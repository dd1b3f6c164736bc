import { resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvariantError } from '../errors/sampan-error.ts'
import { betaQuantile, betaTails } from './beta-distribution.ts'
import { chiSquareUpper, gammaQuantile, gammaTails } from './gamma-distribution.ts'
import { logBeta, logGamma } from './log-gamma.ts'
import { normalUpper } from './normal-distribution.ts'
import { fUpper, studentQuantile, studentUpper } from './student-distribution.ts'

type Columns<Name extends string> = Readonly<Record<Name, number[]>>
interface Oracle {
  readonly lgamma: Columns<'x' | 'value'>
  readonly lbeta: Columns<'a' | 'b' | 'value'>
  readonly gamma: Columns<'x' | 'shape' | 'lower' | 'upper'>
  readonly beta: Columns<'x' | 'a' | 'b' | 'lower' | 'upper'>
  readonly student: Columns<'t' | 'df' | 'lower' | 'upper'>
  readonly f: Columns<'x' | 'df1' | 'df2' | 'upper'>
  readonly studentQuantile: Columns<'p' | 'df' | 'value'>
  readonly gammaQuantile: Columns<'p' | 'shape' | 'value' | 'upper'>
  readonly betaQuantile: Columns<'p' | 'a' | 'b' | 'value' | 'upper'>
}
const file = resolve(import.meta.dirname, '../../../test/oracles/distributions.json')
const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle

/** The oracle writes an infinite number as -1. */
const finite = (x: number): number => (x === -1 ? Number.POSITIVE_INFINITY : x)

/** Largest relative distance of `ours` to a column of R's numbers. */
function worst(expected: number[], ours: (k: number) => number): number {
  return expected.reduce((most, value, k) => {
    const mine = ours(k)
    const distance = mine === value ? 0 : Math.abs(mine - value) / Math.abs(value)
    return distance >= most || Number.isNaN(distance) ? distance : most
  }, 0)
}

const shapes = fc.double({ min: 0.5, max: 5000, noNaN: true })
const probabilities = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })

describe('distributions against R', () => {
  it('has logarithms of gamma and beta', () => {
    const { lgamma, lbeta } = oracle
    const error = (ours: number, value: number): number =>
      Math.abs(ours - value) / Math.max(1, Math.abs(value))
    lgamma.x.forEach((x, k) => {
      expect(error(logGamma(x), lgamma.value[k]!), `lgamma ${x}`).toBeLessThan(1e-14)
    })
    lbeta.a.forEach((a, k) => {
      expect(error(logBeta(a, lbeta.b[k]!), lbeta.value[k]!), `lbeta ${a}`).toBeLessThan(1e-13)
    })
    expect(logGamma(1)).toBe(0)
    expect(logGamma(3e305)).toBe(Number.POSITIVE_INFINITY)
  })

  it('has both tails of gamma and beta', () => {
    const { gamma, beta } = oracle
    for (const side of ['lower', 'upper'] as const) {
      const ofGamma = (k: number): number => gammaTails(gamma.shape[k]!, gamma.x[k]!)[side]
      expect(worst(gamma[side], ofGamma)).toBeLessThan(1e-12)
      const ofBeta = (k: number): number =>
        betaTails(beta.a[k]!, beta.b[k]!, beta.x[k]!, 1 - beta.x[k]!)[side]
      expect(worst(beta[side], ofBeta)).toBeLessThan(1e-12)
    }
    expect(gamma.x.length + beta.x.length).toBeGreaterThan(200)
  })

  it('has both tails of t and the upper one of F', () => {
    const { student, f } = oracle
    const t = (k: number): number => student.t[k]!
    const df = (k: number): number => finite(student.df[k]!)
    expect(worst(student.upper, (k) => studentUpper(t(k), df(k)))).toBeLessThan(1e-12)
    expect(worst(student.lower, (k) => studentUpper(-t(k), df(k)))).toBeLessThan(1e-12)
    const ours = (k: number): number => fUpper(f.x[k]!, f.df1[k]!, finite(f.df2[k]!))
    expect(worst(f.upper, ours)).toBeLessThan(1e-12)
  })

  it('has quantiles of t, gamma and beta', () => {
    const { studentQuantile: t, gammaQuantile: gamma, betaQuantile: beta } = oracle
    expect(worst(t.value, (k) => studentQuantile(t.p[k]!, finite(t.df[k]!)))).toBeLessThan(1e-12)
    for (const [column, side] of [
      ['value', 'lower'],
      ['upper', 'upper'],
    ] as const) {
      const ofGamma = (k: number): number => gammaQuantile(gamma.p[k]!, gamma.shape[k]!, side)
      expect(worst(gamma[column], ofGamma)).toBeLessThan(1e-12)
      const ofBeta = (k: number): number => betaQuantile(beta.p[k]!, [beta.a[k]!, beta.b[k]!], side)
      expect(worst(beta[column], ofBeta)).toBeLessThan(1e-12)
    }
  })
})

describe('distributions as mathematics has them', () => {
  it('ends at 0 and 1 and keeps what is not a number', () => {
    expect(gammaTails(2, 0)).toEqual({ lower: 0, upper: 1 })
    expect(gammaTails(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 })
    expect(betaTails(2, 3, 0, 1)).toEqual({ lower: 0, upper: 1 })
    expect(betaTails(2, 3, 1, 0)).toEqual({ lower: 1, upper: 0 })
    expect(studentUpper(Number.POSITIVE_INFINITY, 3)).toBe(0)
    expect(studentUpper(Number.NEGATIVE_INFINITY, 3)).toBe(1)
    expect(fUpper(0, 2, 3)).toBe(1)
    expect(fUpper(Number.POSITIVE_INFINITY, 2, 3)).toBe(0)
    expect(chiSquareUpper(-1, 2)).toBe(1)
    for (const value of [
      chiSquareUpper(Number.NaN, 1),
      chiSquareUpper(1, 0),
      studentUpper(1, 0),
      studentUpper(Number.NaN, 1),
      fUpper(Number.NaN, 1, 1),
      betaTails(0, 1, 0.5, 0.5).lower,
    ])
      expect(value).toBeNaN()
    expect(() => gammaQuantile(0, 1)).toThrow(InvariantError)
    expect(() => betaQuantile(1, [1, 1])).toThrow(InvariantError)
    expect(() => studentQuantile(0.5, 0)).toThrow(InvariantError)
  })

  it('meets closed forms: exponential, squared normal, Cauchy, uniform', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 30, noNaN: true }), (x) => {
        expect(chiSquareUpper(2 * x, 2) / Math.exp(-x)).toBeCloseTo(1, 12)
        expect(chiSquareUpper(x * x, 1) / (2 * normalUpper(x))).toBeCloseTo(1, 12)
        expect(studentUpper(x, 1) / (Math.atan(1 / x) / Math.PI)).toBeCloseTo(1, 12)
        expect(betaTails(1, 1, x / 31, 1 - x / 31).lower).toBeCloseTo(x / 31, 13)
        expect(fUpper(x * x, 1, 7) / (2 * studentUpper(x, 7))).toBeCloseTo(1, 12)
      }),
    )
  })

  it('has tails that fall with x, sum to 1 and mirror each other', () => {
    fc.assert(
      fc.property(shapes, shapes, probabilities, probabilities, (a, b, p, q) => {
        const [x, more] = [Math.min(p, q), Math.max(p, q)]
        const tails = betaTails(a, b, x, 1 - x)
        expect(tails.lower + tails.upper).toBeCloseTo(1, 14)
        // Below the normal numbers digits are lost.
        if (tails.lower > 1e-290)
          expect(betaTails(b, a, 1 - x, x).upper / tails.lower).toBeCloseTo(1, 11)
        expect(betaTails(a, b, more, 1 - more).upper).toBeLessThanOrEqual(tails.upper + 1e-14)
        const gamma = gammaTails(a, x * 2 * b)
        expect(gamma.lower + gamma.upper).toBeCloseTo(1, 14)
        expect(gammaTails(a, more * 2 * b).upper).toBeLessThanOrEqual(gamma.upper + 1e-14)
      }),
    )
  })

  it('has quantiles that undo the tails', () => {
    fc.assert(
      fc.property(shapes, shapes, probabilities, (a, b, p) => {
        const gamma = gammaTails(a, gammaQuantile(p, a)).lower
        expect(Math.abs(gamma - p)).toBeLessThan(1e-12)
        const x = betaQuantile(p, [a + 1, b + 1])
        expect(Math.abs(betaTails(a + 1, b + 1, x, 1 - x).lower - p)).toBeLessThan(1e-12)
        expect(Math.abs(studentUpper(studentQuantile(p, a), a) - (1 - p))).toBeLessThan(1e-12)
        expect(studentQuantile(1 - p, a)).toBe(-studentQuantile(1 - (1 - p), a))
        expect(studentQuantile(0.5, a)).toBe(0)
      }),
    )
  })
})
