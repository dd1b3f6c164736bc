import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addInto, limbsPerWord, readWord, subtractFrom, widths, type Width } from './ring.ts'

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
