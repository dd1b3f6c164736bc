import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../platform/random.ts'
import { divide, multiply } from './gf256.ts'
import { combine, split } from './shamir.ts'

describe('GF(2^8)', () => {
  it('multiplies as FIPS 197, section 4.2', () => {
    expect(multiply(0x57, 0x83)).toBe(0xc1)
    expect(multiply(0x57, 0x13)).toBe(0xfe)
    expect(multiply(0x57, 0x02)).toBe(0xae)
  })

  it('is a field', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const unit = fc.integer({ min: 1, max: 255 })
    fc.assert(
      fc.property(byte, byte, byte, unit, (a, b, c, d) => {
        expect(multiply(a, b ^ c)).toBe(multiply(a, b) ^ multiply(a, c))
        expect(multiply(a, multiply(b, c))).toBe(multiply(multiply(a, b), c))
        expect(divide(multiply(a, d), d)).toBe(a)
      }),
    )
  })
})

describe('secret sharing', () => {
  const random = seededRandom('shamir')

  it('gives the secret from any t shares', () => {
    const case_ = fc
      .integer({ min: 1, max: 20 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n }), fc.nat()))
    fc.assert(
      fc.property(
        case_,
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        ([n, t, start], secret) => {
          const holders = Array.from({ length: n }, (_, k) => k + 1)
          const shares = split(secret, t, holders, random)
          const chosen = Array.from({ length: t }, (_, k) => shares[(start + k) % n]!)
          expect(combine(chosen)).toEqual(secret)
        },
      ),
    )
  })

  it('gives nothing from t - 1: every secret stays possible', () => {
    const secret = new Uint8Array(32).fill(7)
    const counts = new Set<number>()
    for (let k = 0; k < 300; k++) counts.add(split(secret, 2, [1, 2, 3], random)[0]!.bytes[0]!)
    // One share of a threshold of two is uniform: 300 draws of 256 values meet about 177 of them.
    expect(counts.size).toBeGreaterThan(140)
  })
})
