import { resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvariantError } from '../errors/sampan-error.ts'
import { normalLower, normalUpper } from './normal-distribution.ts'
import { normalQuantile } from './normal-quantile.ts'
import { portableLog } from './portable-log.ts'

interface Oracle {
  readonly x: number[]
  readonly lower: number[]
  readonly upper: number[]
  readonly p: number[]
  readonly quantile: number[]
}
const file = resolve(import.meta.dirname, '../../../test/oracles/normal.json')
const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle

/** Relative distance; 0 for two zeros. */
function distance(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.abs(b)
}

describe('normal distribution against R pnorm and qnorm', () => {
  it('has both tails to a few units in the last place', () => {
    oracle.x.forEach((x, k) => {
      expect(distance(normalLower(x), oracle.lower[k]!), `lower ${x}`).toBeLessThan(1e-15)
      expect(distance(normalUpper(x), oracle.upper[k]!), `upper ${x}`).toBeLessThan(1e-15)
    })
    expect(oracle.x.length).toBeGreaterThan(300)
  })

  it('keeps the far tail and the ends', () => {
    expect(normalUpper(37.5)).toBeGreaterThan(0)
    expect(normalUpper(38)).toBe(0)
    expect(normalUpper(60)).toBe(0)
    expect(normalLower(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(normalLower(Number.POSITIVE_INFINITY)).toBe(1)
    expect(normalLower(Number.NaN)).toBeNaN()
  })

  it('has quantiles to a few units in the last place', () => {
    oracle.p.forEach((p, k) => {
      const expected = oracle.quantile[k]!
      expect(Math.abs(normalQuantile(p) - expected), `quantile ${p}`).toBeLessThanOrEqual(
        1e-15 * Math.max(1, Math.abs(expected)),
      )
    })
    expect(() => normalQuantile(1)).toThrow(InvariantError)
  })

  it('is symmetric, and the quantile undoes it', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        expect(normalLower(x)).toBe(normalUpper(-x))
        const p = normalLower(x)
        if (p > 1e-10 && p < 0.99) expect(normalQuantile(p)).toBeCloseTo(x, 9)
      }),
    )
  })
})

describe('portable logarithm', () => {
  it('agrees with the engine to the last digits, also for subnormal numbers', () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true }), (x) => {
        const expected = Math.log(x)
        expect(Math.abs(portableLog(x) - expected)).toBeLessThanOrEqual(
          5e-16 * Math.max(1, Math.abs(expected)),
        )
      }),
    )
    expect(portableLog(1)).toBe(0)
    expect(portableLog(5e-324)).toBeCloseTo(-744.4400719213812, 10)
    expect(() => portableLog(0)).toThrow(InvariantError)
  })
})
