import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addFourInto,
  addInto,
  limbsPerWord,
  readWord,
  subtractFourFrom,
  subtractFrom,
  widths,
  type Width,
} from './ring.ts'

/** Limbs at which carries and signs change, and any other. */
const limb = fc.oneof(
  fc.constantFrom(0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff),
  fc.integer({ min: 0, max: 0xffff_ffff }),
)

/** Two vectors of the same length, 0 to 40 words: every remainder of the unrolled loops. */
const pair = fc
  .tuple(fc.constantFrom<Width[]>(...widths), fc.integer({ min: 0, max: 40 }))
  .chain(([width, words]) => {
    const length = words * limbsPerWord(width)
    const limbs = fc.array(limb, { minLength: length, maxLength: length })
    return fc.tuple(fc.constant(width), limbs, limbs)
  })

function wordsOf(limbs: Uint32Array, width: Width): bigint[] {
  const words = limbs.length / limbsPerWord(width)
  return Array.from({ length: words }, (_, k) => readWord(limbs, k, width))
}

describe('addition and subtraction', () => {
  it('are those of integers modulo 2^w for every length and every carry', () => {
    fc.assert(
      fc.property(pair, ([width, x, y]) => {
        const [a, b] = [Uint32Array.from(x), Uint32Array.from(y)]
        const [wordsA, wordsB] = [wordsOf(a, width), wordsOf(b, width)]
        const sum = a.slice()
        addInto(sum, b, width)
        expect(wordsOf(sum, width)).toEqual(
          wordsA.map((word, k) => BigInt.asIntN(width, word + wordsB[k]!)),
        )
        const difference = a.slice()
        subtractFrom(difference, b, width)
        expect(wordsOf(difference, width)).toEqual(
          wordsA.map((word, k) => BigInt.asIntN(width, word - wordsB[k]!)),
        )
        expect(b).toEqual(Uint32Array.from(y))
      }),
      { numRuns: 500 },
    )
  })

  it('touch nothing behind the addend', () => {
    for (const width of widths) {
      const sum = new Uint32Array(64).fill(7)
      const addend = new Uint32Array(12).fill(0xffff_ffff)
      addInto(sum, addend, width)
      subtractFrom(sum, addend, width)
      expect(sum).toEqual(new Uint32Array(64).fill(7))
    }
  })
})

/** An accumulator and four more of the same length, 0 to 20 words. */
const five = fc
  .tuple(fc.constantFrom<Width[]>(...widths), fc.integer({ min: 0, max: 20 }))
  .chain(([width, words]) => {
    const length = words * limbsPerWord(width)
    const limbs = fc.array(limb, { minLength: length, maxLength: length })
    return fc.tuple(fc.constant(width), limbs, fc.tuple(limbs, limbs, limbs, limbs))
  })

describe('four streams in one pass', () => {
  it('are four additions and four subtractions of integers modulo 2^w', () => {
    fc.assert(
      fc.property(five, ([width, start, [b, c, d, e]]) => {
        const four = [
          Uint32Array.from(b),
          Uint32Array.from(c),
          Uint32Array.from(d),
          Uint32Array.from(e),
        ] as const
        const before = wordsOf(Uint32Array.from(start), width)
        const total = before.map((_, k) =>
          four.reduce((sum, limbs) => sum + readWord(limbs, k, width), 0n),
        )
        const sum = Uint32Array.from(start)
        addFourInto(sum, four, width)
        expect(wordsOf(sum, width)).toEqual(
          before.map((word, k) => BigInt.asIntN(width, word + total[k]!)),
        )
        const difference = Uint32Array.from(start)
        subtractFourFrom(difference, four, width)
        expect(wordsOf(difference, width)).toEqual(
          before.map((word, k) => BigInt.asIntN(width, word - total[k]!)),
        )
      }),
      { numRuns: 500 },
    )
  })

  it.each(widths)('carry as far as they can: all ones and all zeros, %i bits', (width) => {
    const ones = new Uint32Array(limbsPerWord(width)).fill(0xffff_ffff)
    const sum = ones.slice()
    addFourInto(sum, [ones, ones, ones, ones], width)
    expect(readWord(sum, 0, width)).toBe(-5n)
    const difference = new Uint32Array(limbsPerWord(width))
    subtractFourFrom(difference, [ones, ones, ones, ones], width)
    expect(readWord(difference, 0, width)).toBe(4n)
  })
})
