import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearScale, logScale } from './ticks.ts'

// What R's pretty() gives for the same intervals.
describe('a linear axis', () => {
  it.each([
    [0, 1, 5, ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']],
    [0, 1022, 7, ['0', '200', '400', '600', '800', '1000', '1200']],
    [-0.52, 0.03, 6, ['-0.6', '-0.5', '-0.4', '-0.3', '-0.2', '-0.1', '0.0', '0.1']],
    [0, 0.412, 5, ['0.0', '0.1', '0.2', '0.3', '0.4', '0.5']],
  ])('from %d to %d', (low, high, most, labels) => {
    const { ticks, label } = linearScale(low, high, most)
    expect(ticks.map(label)).toEqual(labels)
  })

  it('holds its interval, with few ticks whose labels differ', () => {
    const ends = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(ends, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (low, span) => {
        const scale = linearScale(low, low + span)
        const slack = Math.max(Math.abs(low), span) * 1e-8
        expect(scale.min).toBeLessThanOrEqual(low + slack)
        expect(scale.max).toBeGreaterThanOrEqual(low + span - slack)
        expect(scale.ticks.length).toBeLessThanOrEqual(9)
        expect(new Set(scale.ticks.map(scale.label)).size).toBe(scale.ticks.length)
      }),
    )
  })

  it('of one point has a length', () => {
    const { min, max } = linearScale(5, 5)
    expect(max).toBeGreaterThan(min)
  })
})

describe('a logarithmic axis', () => {
  it.each([
    [0.4, 6, [0.5, 1, 2, 5]],
    [0.85, 1.68, [1, 1.2, 1.4, 1.6]],
    [0.97, 1.09, [0.975, 1, 1.025, 1.05, 1.075]],
    [0.2, 160, [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]],
    [0.14, 210, [0.3, 1, 3, 10, 30, 100]],
    [1e-8, 1e9, [1e-8, 1e-6, 1e-4, 1e-2, 1, 100, 1e4, 1e6, 1e8]],
  ])('from %d to %d', (low, high, ticks) => {
    expect(logScale(low, high).ticks).toEqual(ticks)
  })
})
