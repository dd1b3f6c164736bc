import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut, quantize, wordMaxOf, type Segment } from './fixed-point.ts'
import { addInto, limbsPerWord, readWord, widths, writeWord, type Width } from './ring.ts'

const anyWidth = fc.constantFrom<Width[]>(...widths)
const anySites = fc.oneof(fc.constant(255), fc.integer({ min: 1, max: 255 }))

/** Standard deviations of noise that leave a word at all. */
const noise = fc
  .tuple(anyWidth, anySites, fc.double({ min: 0, max: 0.95, noNaN: true }))
  .map(([width, sites, part]) => {
    const room = Number(((1n << BigInt(width - 1)) - 1n) / BigInt(sites))
    const sigma = (part * room) / 14
    return { width, sites, sigma: Number.isSafeInteger(Math.ceil(14 * sigma)) ? sigma : 1e6 }
  })

/** Adds `times` sites' words in the ring, as the coordinator does. */
function sumOf(word: bigint, times: number, width: Width): bigint {
  const [sum, one] = [0, 1].map(() => new Uint32Array(limbsPerWord(width))) as [
    Uint32Array,
    Uint32Array,
  ]
  writeWord(one, 0, word, width)
  for (let k = 0; k < times; k++) addInto(sum, one, width)
  return readWord(sum, 0, width)
}

describe('a sum over up to 255 sites', () => {
  it('is exact with every site at its largest word and its largest noise, of one sign, in every width', () => {
    fc.assert(
      fc.property(noise, fc.boolean(), ({ width, sites, sigma }, negative) => {
        const largest = wordMaxOf(width, sites, sigma) + BigInt(Math.ceil(14 * sigma))
        const word = negative ? -largest : largest
        for (const members of [1, Math.ceil(sites / 2), sites])
          expect(sumOf(word, members, width)).toBe(word * BigInt(members))
      }),
      { numRuns: 300 },
    )
  })

  it('has no room for one more: a word larger by one leaves the ring', () => {
    fc.assert(
      fc.property(anyWidth, anySites, (width, sites) => {
        const tooLarge = wordMaxOf(width, sites, 0) + 1n
        expect(sumOf(tooLarge, sites, width)).not.toBe(tooLarge * BigInt(sites))
      }),
    )
  })

  it('is exact where sites differ, each coordinate at plus or minus its bound or anywhere between', () => {
    const bound = fc.oneof(
      fc.constantFrom(Number.MIN_VALUE, 2 ** -1022, 1e-300, 1, 2 ** 53, 1e300, Number.MAX_VALUE),
      fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
    )
    const parts = fc.array(
      fc.oneof(fc.constantFrom(-1, 1), fc.double({ min: -1, max: 1, noNaN: true })),
      {
        minLength: 3,
        maxLength: 12,
      },
    )
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        anyWidth,
        fc.array(bound, { minLength: 1, maxLength: 4 }),
        parts,
        (width, bounds, drawn) => {
          const segments = bounds.map((limit, k): Segment => {
            return { name: `s${k}`, kind: 'real', length: 1, bound: limit }
          })
          const layout = layOutOrNull({ width, sites: 255, segments })
          seen.add(layout === null ? 'refused' : 'laid out')
          if (layout === null) return
          const vectors = Array.from({ length: 255 }, (_, site) =>
            quantize(
              Float64Array.from(bounds, (limit, k) => limit * drawn[(site + k) % drawn.length]!),
              layout,
            ),
          )
          const sum = new Uint32Array(bounds.length * limbsPerWord(width))
          for (const vector of vectors) addInto(sum, vector, width)
          for (let k = 0; k < bounds.length; k++) {
            const words = vectors.map((vector) => readWord(vector, k, width))
            expect(words.every((word) => word <= layout.wordMax && -word <= layout.wordMax)).toBe(
              true,
            )
            expect(readWord(sum, k, width)).toBe(words.reduce((total, word) => total + word, 0n))
          }
        },
      ),
      { numRuns: 200 },
    )
    expect([...seen].sort()).toEqual(['laid out', 'refused'])
  })
})

/** Null when a bound does not fit: such a study is not run. */
function layOutOrNull(input: Parameters<typeof layOut>[0]): ReturnType<typeof layOut> | null {
  try {
    return layOut(input)
  } catch (error) {
    expect(error).toMatchObject({ code: 'study-overflow' })
    return null
  }
}
