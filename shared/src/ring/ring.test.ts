import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dequantize,
  fixedPointError,
  layOut,
  quantize,
  scaleToInteger,
  sumInRange,
  wordMaxOf,
} from './fixed-point.ts'
import {
  addInto,
  limbsPerWord,
  readWord,
  subtractFrom,
  widths,
  writeWord,
  type Width,
} from './ring.ts'

const widthArbitrary = fc.constantFrom<Width[]>(...widths)

function vector(values: readonly bigint[], width: Width): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(values.length * limbsPerWord(width))
  values.forEach((value, k) => {
    writeWord(words, k, value, width)
  })
  return words
}

describe('the ring', () => {
  it('adds and subtracts as integers modulo 2^w, carries inside a word only', () => {
    const case_ = widthArbitrary.chain((width) => {
      const word = fc.bigInt({
        min: -(1n << BigInt(width - 1)),
        max: (1n << BigInt(width - 1)) - 1n,
      })
      return fc.tuple(fc.constant(width), fc.array(fc.tuple(word, word), { minLength: 1 }))
    })
    fc.assert(
      fc.property(case_, ([width, pairs]) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        const sum = vector(a, width)
        addInto(sum, vector(b, width), width)
        pairs.forEach(([x, y], k) => {
          expect(readWord(sum, k, width)).toBe(BigInt.asIntN(width, x + y))
        })
        subtractFrom(sum, vector(b, width), width)
        expect(sum).toEqual(vector(a, width))
      }),
    )
  })

  it('carries through every limb of a 128-bit word', () => {
    const words = vector([-1n, 0n], 128)
    addInto(words, vector([1n, 0n], 128), 128)
    expect([readWord(words, 0, 128), readWord(words, 1, 128)]).toEqual([0n, 0n])
  })
})

describe('fixed point', () => {
  it('never overflows: every site at its bound, every width, up to 255 sites', () => {
    const bound = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        widthArbitrary,
        fc.integer({ min: 1, max: 255 }),
        bound,
        (width, sites, limit) => {
          const segments = [{ name: 's', length: 1, kind: 'real', bound: limit } as const]
          const layout = layOut({ width, sites, segments })
          const one = quantize(Float64Array.of(limit), layout)
          const most = BigInt(sites) * readWord(one, 0, width)
          expect(most < 1n << BigInt(width - 1)).toBe(true)
          const sum = vector([most], width)
          expect(sumInRange(sum, layout, sites)).toBe(true)
          const [value] = dequantize(sum, layout)
          const error = fixedPointError(layout.segments[0]!, sites) + 1e-12 * limit * sites
          expect(Math.abs(value! - limit * sites)).toBeLessThanOrEqual(error)
        },
      ),
    )
  })

  it('takes the largest power of two that fits', () => {
    const one = (bound: number): number =>
      layOut({ width: 32, sites: 4, segments: [{ name: 's', length: 1, kind: 'real', bound }] })
        .segments[0]!.exponent
    // q_max = floor((2^31 - 1) / 4) = 536870911 = 2^29 - 1
    expect(wordMaxOf(32, 4, 0)).toBe(536_870_911n)
    expect(one(1)).toBe(28)
    expect(one(0.5)).toBe(29)
    expect(one(536_870_911)).toBe(0)
    expect(one(536_870_912)).toBe(-1)
  })

  it('rounds to nearest, ties to even', () => {
    const cases: [number, number, bigint][] = [
      [0.5, 0, 0n],
      [1.5, 0, 2n],
      [2.5, 0, 2n],
      [-1.5, 0, -2n],
      [-0, 3, 0n],
      [0.1, 10, 102n],
      [2 ** 60 + 2 ** 20, -3, (1n << 57n) + (1n << 17n)],
      [Number.MIN_VALUE, 1074, 1n],
    ]
    for (const [value, exponent, expected] of cases)
      expect(scaleToInteger(value, exponent)).toBe(expected)
  })

  it('refuses what is not finite or over its bound, by the name of the segment only', () => {
    const segments = [{ name: 'score', length: 1, kind: 'real', bound: 2 } as const]
    const layout = layOut({ width: 128, sites: 3, segments })
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect(() => quantize(Float64Array.of(value), layout)).toThrow(
        expect.objectContaining({ code: 'value-not-finite', context: { segment: 'score' } }),
      )
    for (const value of [2.0000001, -3])
      expect(() => quantize(Float64Array.of(value), layout)).toThrow(
        expect.objectContaining({ code: 'bound-exceeded', context: { segment: 'score' } }),
      )
    expect(readWord(quantize(Float64Array.of(-0), layout), 0, 128)).toBe(0n)
  })

  it('refuses a layout that would overflow, and noise that leaves no room', () => {
    const count = { name: 'people', length: 1, kind: 'count', bound: 2 ** 31 } as const
    expect(() => layOut({ width: 32, sites: 3, segments: [count] })).toThrow(
      expect.objectContaining({ code: 'study-overflow', context: { segment: 'people' } }),
    )
    expect(() => wordMaxOf(32, 255, 1e6)).toThrow(
      expect.objectContaining({ code: 'study-overflow' }),
    )
  })
})
