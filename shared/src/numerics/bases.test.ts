import { resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvariantError } from '../errors/sampan-error.ts'
import { type Basis, bSpline, powers } from './bases.ts'
import { naturalSpline } from './natural-spline.ts'

interface Case {
  readonly knots: number[]
  readonly low: number
  readonly high: number
  readonly degree: number
  readonly x: number[]
  readonly names: string[]
  readonly basis: number[][]
}
interface Oracle {
  readonly natural: Case[]
  readonly b: Case[]
  readonly powers: Pick<Case, 'x' | 'names' | 'basis'>
}
const file = resolve(import.meta.dirname, '../../../test/oracles/splines.json')
const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle

function valuesAt(basis: Basis, x: number): number[] {
  const into = new Float64Array(basis.suffixes.length)
  basis.evaluate(x, into)
  return [...into]
}

/** Largest difference to R, relative to the largest number of the row. */
function worst(basis: Basis, { x, basis: rows }: Pick<Case, 'x' | 'basis'>): number {
  const distances = x.map((place, row) => {
    const scale = Math.max(1, ...rows[row]!.map(Math.abs))
    const ours = valuesAt(basis, place)
    return Math.max(...ours.map((value, k) => Math.abs(value - rows[row]![k]!) / scale))
  })
  return Math.max(...distances)
}

describe('bases against R', () => {
  it.each(oracle.natural)('is ns() with knots $knots from $low to $high', (example) => {
    const basis = naturalSpline(example.knots, example)
    expect(basis.suffixes).toEqual(example.names)
    expect(worst(basis, example)).toBeLessThan(1e-12)
  })

  it.each(oracle.b)('is bs() of degree $degree with knots $knots from $low to $high', (example) => {
    const basis = bSpline(example.knots, example, example.degree)
    expect(basis.suffixes).toEqual(example.names)
    expect(worst(basis, example)).toBeLessThan(1e-12)
  })

  it('is poly(raw = TRUE)', () => {
    expect(powers(5).suffixes).toEqual(oracle.powers.names)
    expect(worst(powers(5), oracle.powers)).toBeLessThan(1e-15)
  })
})

const places = fc
  .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 8 })
  .map((all) => all.sort((a, b) => a - b))
  .map((all) => ({ knots: all.slice(1, -1), boundary: { low: all[0]!, high: all.at(-1)! } }))
const ranges = fc
  .tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 0, max: 4000 }))
  .map(([low, width]) => ({ low, high: low + width }))
const shares = fc.double({ min: 0, max: 1, noNaN: true })

function expectWithinBounds(basis: Basis, range: { low: number; high: number }, share: number) {
  const bounds = basis.bounds(range.low, range.high)
  expect(bounds).toHaveLength(basis.suffixes.length)
  for (const x of [range.low, range.high, Math.min(range.low + share * 4000, range.high)])
    for (const [k, value] of valuesAt(basis, x).entries()) {
      expect(value).toBeGreaterThanOrEqual(bounds[k]!.low)
      expect(value).toBeLessThanOrEqual(bounds[k]!.high)
    }
}

describe('bounds of bases', () => {
  it('hold for every x of the interval, within the boundary and far beyond', () => {
    fc.assert(
      fc.property(
        places,
        ranges,
        shares,
        fc.integer({ min: 1, max: 5 }),
        (place, range, share, d) => {
          const { knots, boundary } = place
          expectWithinBounds(naturalSpline(knots, boundary), range, share)
          expectWithinBounds(bSpline(knots, boundary, d), range, share)
          expectWithinBounds(powers(d), range, share)
          expectWithinBounds(naturalSpline(knots, boundary), boundary, share)
          expectWithinBounds(bSpline(knots, boundary, d), boundary, share)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are of the size of the columns, not of what cancels', () => {
    const boundary = { low: 29, high: 77 }
    for (const { low, high } of bSpline([45, 55], boundary, 3).bounds(29, 77)) {
      expect(low).toBeGreaterThan(-1e-8)
      expect(high).toBeLessThan(1.00000001)
    }
    for (const { low, high } of naturalSpline([45, 55], boundary).bounds(29, 77)) {
      expect(low).toBeGreaterThan(-1)
      expect(high).toBeLessThan(1.1)
    }
    expect(powers(2).bounds(-2, 3)[1]!.low).toBeCloseTo(0, 7)
    expect(powers(2).bounds(-2, 3)[1]!.high).toBeCloseTo(9, 7)
  })
})

describe('splines as mathematics has them', () => {
  it('has natural splines that are straight beyond the boundary and smooth at it', () => {
    fc.assert(
      fc.property(places, ({ knots, boundary: { low, high } }) => {
        const basis = naturalSpline(knots, { low, high })
        const step = 1e-3
        const [a, b, c] = [high, high + step, high + 2 * step].map((x) => valuesAt(basis, x))
        const inside = valuesAt(basis, high - step)
        b!.forEach((middle, k) => {
          expect(a![k]! + c![k]! - 2 * middle).toBeCloseTo(0, 9)
          expect(inside[k]! + middle - 2 * a![k]!).toBeCloseTo(0, 6)
        })
      }),
    )
  })

  it('has B-splines that sum to 1 with the one that is left out', () => {
    fc.assert(
      fc.property(places, shares, ({ knots, boundary }, share) => {
        const x = boundary.low + share * (boundary.high - boundary.low)
        const sum = valuesAt(bSpline(knots, boundary, 3), x).reduce((a, b) => a + b, 0)
        expect(sum).toBeLessThanOrEqual(1 + 1e-12)
        expect(sum).toBeGreaterThanOrEqual(0)
        if (x >= (knots[0] ?? boundary.high)) expect(sum).toBeCloseTo(1, 12)
      }),
    )
  })

  it('refuses knots that do not rise within the boundary, and degrees below 1', () => {
    const boundary = { low: 0, high: 1 }
    for (const knots of [[0], [1], [0.5, 0.5], [0.6, 0.5], [2], [Number.NaN]])
      expect(() => naturalSpline(knots, boundary)).toThrow(InvariantError)
    expect(() => bSpline([], { low: 1, high: 1 }, 3)).toThrow(InvariantError)
    expect(() => bSpline([], boundary, 0)).toThrow(InvariantError)
    expect(() => powers(0)).toThrow(InvariantError)
  })
})
