import { resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poissonInterval, proportionInterval, proportionPValue } from './exact-counts.ts'
import { fisherExact, type FourFold } from './fisher-exact.ts'

interface Oracle {
  readonly fisher: {
    readonly cells: [number, number, number, number][]
    readonly p: number[]
    readonly or: number[]
    readonly low: number[]
    readonly high: number[]
  }
  readonly poisson: { events: number[]; low: number[]; high: number[] }
  readonly proportion: {
    readonly x: number[]
    readonly n: number[]
    readonly p: number[]
    readonly value: number[]
    readonly low: number[]
    readonly high: number[]
  }
}
const file = resolve(import.meta.dirname, '../../../test/oracles/distributions.json')
const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle

function expectNear(ours: number, written: number | undefined, what: string): void {
  const expected = written === -1 ? Number.POSITIVE_INFINITY : written!
  const distance = ours === expected ? 0 : Math.abs(ours - expected) / Math.abs(expected)
  expect(distance, what).toBeLessThan(1e-11)
}

const counts = fc.integer({ min: 0, max: 40 })

describe('exact tests against R', () => {
  it('has fisher.test: p, conditional odds ratio and interval', () => {
    const { cells, p, or, low, high } = oracle.fisher
    cells.forEach((table, k) => {
      const ours = fisherExact(table, 0.95)
      expectNear(ours.pValue, p[k], `p of ${table.join(' ')}`)
      expectNear(ours.oddsRatio, or[k], `odds ratio of ${table.join(' ')}`)
      expectNear(ours.low, low[k], `low of ${table.join(' ')}`)
      expectNear(ours.high, high[k], `high of ${table.join(' ')}`)
    })
    expect(cells.length).toBeGreaterThan(10)
  })

  it('has poisson.test and binom.test', () => {
    const { poisson, proportion } = oracle
    poisson.events.forEach((events, k) => {
      const { low, high } = poissonInterval(events, 0.95)
      expectNear(low, poisson.low[k], `low of ${events}`)
      expectNear(high, poisson.high[k], `high of ${events}`)
    })
    proportion.x.forEach((x, k) => {
      const n = proportion.n[k]!
      const { low, high } = proportionInterval(x, n, 0.95)
      expectNear(low, proportion.low[k], `low of ${x} of ${n}`)
      expectNear(high, proportion.high[k], `high of ${x} of ${n}`)
      expectNear(proportionPValue(x, n, proportion.p[k]!), proportion.value[k], `p of ${x} of ${n}`)
    })
  })
})

describe('exact tests as mathematics has them', () => {
  it('turns with the table', () => {
    fc.assert(
      fc.property(counts, counts, counts, counts, (a, b, c, d) => {
        const ours = fisherExact([a, b, c, d], 0.9)
        const turned: FourFold = [a, c, b, d]
        expect(fisherExact(turned, 0.9).pValue).toBeCloseTo(ours.pValue, 12)
        const mirrored = fisherExact([c, d, a, b], 0.9)
        expect(mirrored.pValue).toBeCloseTo(ours.pValue, 12)
        expect(mirrored.low * ours.high || 1).toBeCloseTo(1, 9)
        expect(ours.low).toBeLessThanOrEqual(ours.oddsRatio)
        expect(ours.high).toBeGreaterThanOrEqual(ours.oddsRatio)
      }),
    )
  })

  it('has intervals that hold the estimate and grow with the level', () => {
    fc.assert(
      fc.property(counts, counts, (x, rest) => {
        const share = proportionInterval(x, x + rest + 1, 0.95)
        expect(share.low).toBeLessThanOrEqual(x / (x + rest + 1))
        expect(share.high).toBeGreaterThanOrEqual(x / (x + rest + 1))
        expect(proportionInterval(x, x + rest + 1, 0.99).high).toBeGreaterThanOrEqual(share.high)
        const mean = poissonInterval(x, 0.95)
        expect(mean.low).toBeLessThanOrEqual(x)
        expect(poissonInterval(x + 1, 0.95).low).toBeGreaterThan(mean.low)
      }),
    )
  })
})
