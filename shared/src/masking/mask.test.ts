import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../encoding/bytes.ts'
import { bytesFromLimbs, limbsFromBytes } from '../encoding/number-codec.ts'
import { rosterDigest } from '../identity/roster.ts'
import { sha256 } from '../platform/crypto.ts'
import { seededRandom } from '../platform/random.ts'
import { layOut } from '../ring/fixed-point.ts'
import { limbsPerWord, readWord, widths, type Width } from '../ring/ring.ts'
import { contextDigest, type AttemptContext } from './context.ts'
import type { AttemptSecrets } from './deal.ts'
import { createEphemeralKey, pairSeed, selfSeed } from './keys.ts'
import { maskVector } from './mask-vector.ts'
import { applyMasks, applyMasksToRange, zeroWords, type Mask } from './mask.ts'

const suite = 1

/** The whole keystream in one piece, from node:crypto alone. */
function wholeKeystream(seed: Uint8Array, bytes: number): Uint32Array {
  const cipher = createCipheriv('aes-256-ctr', seed, Buffer.alloc(16))
  return limbsFromBytes(cipher.update(Buffer.alloc(bytes)))
}

function randomLimbs(seed: string, length: number): Uint32Array<ArrayBuffer> {
  return limbsFromBytes(seededRandom(seed).bytes(length * 4))
}

describe('a mask taken in pieces', () => {
  it('is the whole keystream, word by word, for sizes around and off the pieces', () => {
    const piece = 16_384
    const sizes = fc.oneof(
      fc.integer({ min: 0, max: 70 }),
      fc.integer({ min: piece - 5, max: piece + 5 }),
      fc.integer({ min: 2 * piece - 5, max: 2 * piece + 5 }),
    )
    const width = fc.constantFrom<Width[]>(...widths)
    const sign = fc.constantFrom('add' as const, 'subtract' as const)
    const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(sizes, width, sign, seed, (limbs, w, direction, key) => {
        const dimension = Math.ceil(limbs / limbsPerWord(w))
        const plain = randomLimbs('plain', dimension * limbsPerWord(w))
        const masked = plain.slice()
        applyMasks(masked, [{ seed: key, sign: direction }], w)
        const stream = wholeKeystream(key, plain.byteLength)
        for (let k = 0; k < dimension; k++) {
          const [x, mask] = [readWord(plain, k, w), readWord(stream, k, w)]
          const expected = direction === 'add' ? x + mask : x - mask
          if (readWord(masked, k, w) !== BigInt.asIntN(w, expected))
            expect.fail(`word ${k} of ${dimension}, ${w} bits`)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is the same for many masks at once as for one after another', () => {
    const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
    const mask = fc.record<Mask>({ seed, sign: fc.constantFrom('add', 'subtract') })
    const masks = fc.array(mask, { maxLength: 20 })
    fc.assert(
      fc.property(masks, fc.constantFrom<Width[]>(...widths), (many, width) => {
        const together = randomLimbs('plain', 20_000)
        const apart = together.slice()
        applyMasks(together, many, width)
        for (const one of many) applyMasks(apart, [one], width)
        expect(Buffer.compare(bytesFromLimbs(together), bytesFromLimbs(apart))).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a mask over a part of a vector', () => {
  it('is that part of the mask over the whole, wherever it begins', () => {
    const masks = ['first', 'second', 'third'].map((name, k): Mask => {
      return { seed: sha256(utf8(name)), sign: k === 1 ? 'subtract' : 'add' }
    })
    const cut = fc.integer({ min: 0, max: 5_000 })
    fc.assert(
      fc.property(cut, fc.constantFrom<Width[]>(...widths), (block, width) => {
        const whole = randomLimbs('plain', 20_000)
        const parts = whole.slice()
        applyMasks(whole, masks, width)
        applyMasksToRange(parts.subarray(0, block * 4), 0, masks, width)
        applyMasksToRange(parts.subarray(block * 4), block * 4, masks, width)
        expect(Buffer.compare(bytesFromLimbs(whole), bytesFromLimbs(parts))).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})

/** More than one piece of keystream, and the segments end inside of pieces. */
const segments = [
  { name: 'weight', length: 1, kind: 'count', bound: 1e6 },
  { name: 'score', length: 1000, kind: 'real', bound: 10 },
  { name: 'information', length: 3499, kind: 'real', bound: 100 },
] as const

const secrets = seededRandom('the same keys in every attempt')
const sites = [1, 2, 3, 4, 5].map((index) => ({
  index,
  keys: {
    shareKey: createEphemeralKey(secrets),
    maskKey: createEphemeralKey(secrets),
    selfSecret: secrets.bytes(32),
  } satisfies AttemptSecrets,
}))
const prekeys = sites.map(({ index, keys }) => ({
  index,
  serial: 1,
  shareKey: keys.shareKey.publicKey,
  maskKey: keys.maskKey.publicKey,
}))

/** ctx of an attempt; nothing but round and attempt differs from one to the next. */
function ctxOf(round: number, attempt: number): Uint8Array {
  const digest = sha256(utf8('the same'))
  const context: AttemptContext = {
    suite,
    study: 'study',
    manifestDigest: digest,
    run: 'run',
    round,
    attempt,
    broadcastDigest: digest,
    taskDigest: digest,
    layout: layOut({ width: 128, sites: 5, segments }),
    privacy: 'none',
    threshold: 4,
    survivorsMin: 4,
    controllersMin: 3,
    roster: { sites: [], digest: rosterDigest([]) },
    prekeys,
    coordinatorDigest: digest,
    notBeforeS: 0,
    notAfterS: 1,
    logSize: 1,
    logRoot: digest,
  }
  return contextDigest(context)
}

/** Seeds of every self mask and every pair of one attempt. */
function seedsOf(ctx: Uint8Array): Uint8Array[] {
  return sites.flatMap((one) => [
    selfSeed(suite, ctx, one.keys.selfSecret),
    ...sites
      .filter(({ index }) => index > one.index)
      .map((other) =>
        pairSeed({
          suite,
          ctx,
          own: { index: one.index, key: one.keys.maskKey },
          peer: { index: other.index, publicKey: other.keys.maskKey.publicKey },
        }),
      ),
  ])
}

describe('keystream', () => {
  it('repeats no block of 16 bytes over rounds, attempts and segments, not even under the same keys', () => {
    const { dimension } = layOut({ width: 128, sites: 5, segments })
    const contexts = [1, 2].flatMap((round) => [1, 2].map((attempt) => ctxOf(round, attempt)))
    const blocks = new Set<string>()
    let drawn = 0
    for (const seed of contexts.flatMap(seedsOf)) {
      const words = zeroWords(dimension, 128)
      applyMasks(words, [{ seed, sign: 'add' }], 128)
      const bytes = Buffer.from(bytesFromLimbs(words))
      for (let at = 0; at < bytes.length; at += 16, drawn++)
        blocks.add(bytes.toString('latin1', at, at + 16))
    }
    // 2 rounds, 2 attempts, 5 self masks and 10 pairs, one word of 128 bits a coordinate.
    expect(drawn).toBe(2 * 2 * 15 * 4500)
    expect(drawn).toBeGreaterThan(1e5)
    expect(blocks.size).toBe(drawn)
  })
})

/** Upper 1e-6 point of chi-square with 255 degrees of freedom: qchisq(1 - 1e-6, 255) in R 4. */
const critical = 377.0781

/** Chi-square of the values of the bytes at `lane` of every word over 256 equal cells. */
function chiSquare(bytes: Uint8Array, lane: number, stride: number): number {
  const counts = new Array<number>(256).fill(0)
  for (let k = lane; k < bytes.length; k += stride) counts[bytes[k]!]! += 1
  const expected = bytes.length / stride / 256
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('a masked vector', () => {
  /** Seeded, so it passes for ever or never: 28 tests at alpha 1e-6 each. */
  it.each(widths)('of equal values is uniform in every byte of a %i-bit word', (width) => {
    const dimension = 40_000
    const plain = zeroWords(dimension, width).fill(3)
    const masked = plain.slice()
    const attempt = { suite, ctx: ctxOf(1, 1), threshold: 4, index: 3, prekeys }
    maskVector(masked, width, { ...attempt, shared: [1, 2, 3, 4, 5] }, sites[2]!.keys)
    const [before, after] = [bytesFromLimbs(plain), bytesFromLimbs(masked)]
    for (let lane = 0; lane < width / 8; lane++) {
      expect(chiSquare(before, lane, width / 8)).toBeGreaterThan(critical)
      expect(chiSquare(after, lane, width / 8)).toBeLessThan(critical)
    }
  })
})
