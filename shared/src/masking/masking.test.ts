import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEphemeralKey } from './keys.ts'
import { deal, openDelivery, type AttemptSecrets, type OpenAttempt } from './deal.ts'
import { commitmentPaths, splitLeaves } from './commitments.ts'
import { maskVector } from './mask-vector.ts'
import { checkReveal, revealKind, unmask, type ClosedAttempt, type Revealed } from './unmask.ts'
import { thresholdOf } from './thresholds.ts'
import { seededRandom } from '../platform/random.ts'
import { addInto, limbsPerWord, readWord, widths, writeWord, type Width } from '../ring/ring.ts'
import { sha256 } from '../platform/crypto.ts'
import { utf8 } from '../encoding/bytes.ts'

const suite = 1

/** Runs one attempt over n sites; `departed` share but send no vector. Returns the opened sum. */
function runAttempt(n: number, width: Width, values: bigint[][], departed: readonly number[]) {
  const random = seededRandom(`masking ${n} ${width}`)
  const ctx = sha256(utf8('a context'))
  const threshold = thresholdOf(n)
  const indices = Array.from({ length: n }, (_, k) => k + 1)
  const secrets = new Map<number, AttemptSecrets>(
    indices.map((index) => [
      index,
      {
        shareKey: createEphemeralKey(random),
        maskKey: createEphemeralKey(random),
        selfSecret: random.bytes(32),
      },
    ]),
  )
  const prekeys = indices.map((index) => ({
    index,
    serial: 1,
    shareKey: secrets.get(index)!.shareKey.publicKey,
    maskKey: secrets.get(index)!.maskKey.publicKey,
  }))
  const attemptOf = (index: number): OpenAttempt => ({ suite, ctx, threshold, index, prekeys })
  const dealings = new Map(
    indices.map((index) => [index, deal(attemptOf(index), secrets.get(index)!, random)]),
  )
  const held = new Map(
    indices.map((index) => [
      index,
      indices.map((from) => {
        const dealing = dealings.get(from)!
        if (from === index) return dealing.own
        const paths = commitmentPaths(splitLeaves(dealing.leaves))
        return openDelivery(attemptOf(index), secrets.get(index)!.shareKey, {
          from,
          root: dealing.root,
          ciphertext: dealing.ciphertexts.find((c) => c.to === index)!.ciphertext,
          pathSelf: paths(index - 1, 'self'),
          pathMask: paths(index - 1, 'mask'),
        })
      }),
    ]),
  )
  const survivors = indices.filter((index) => !departed.includes(index))
  const dimension = values[0]!.length
  const accumulator = new Uint32Array(dimension * limbsPerWord(width))
  const vectors = survivors.map((index) => {
    const words = new Uint32Array(dimension * limbsPerWord(width))
    values[index - 1]!.forEach((value, k) => {
      writeWord(words, k, value, width)
    })
    maskVector(words, width, { ...attemptOf(index), shared: indices }, secrets.get(index)!)
    addInto(accumulator, words, width)
    return words
  })
  const closed: ClosedAttempt = {
    suite,
    ctx,
    threshold,
    width,
    prekeys,
    dealers: indices.map((index) => ({
      index,
      selfSeedDigest: dealings.get(index)!.selfSeedDigest,
      leaves: splitLeaves(dealings.get(index)!.leaves),
    })),
    survivors,
  }
  const revealed = survivors.slice(0, threshold).flatMap((holder) => {
    const shares = held.get(holder)!.map((share): Revealed => {
      const kind = revealKind(survivors, share.from)
      return { holder, of: share.from, kind, share: share[kind] }
    })
    checkReveal(closed, holder, shares)
    return shares
  })
  unmask(accumulator, closed, revealed)
  return {
    sum: Array.from({ length: dimension }, (_, k) => readWord(accumulator, k, width)),
    vectors,
    closed,
    revealed,
  }
}

describe('one attempt', () => {
  it.each(widths)('gives the exact sum in %i-bit words with and without departures', (width) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 7 }).chain((n) =>
          fc.tuple(
            fc.constant(n),
            fc.array(
              fc.array(fc.bigInt({ min: -(1n << 20n), max: 1n << 20n }), {
                minLength: 5,
                maxLength: 5,
              }),
              { minLength: n, maxLength: n },
            ),
            fc.subarray(
              Array.from({ length: n }, (_, k) => k + 1),
              { maxLength: n - thresholdOf(n) },
            ),
          ),
        ),
        ([n, values, departed]) => {
          const { sum } = runAttempt(n, width, values, departed)
          const expected = [0, 1, 2, 3, 4].map((k) =>
            values.reduce((s, v, i) => (departed.includes(i + 1) ? s : s + v[k]!), 0n),
          )
          expect(sum).toEqual(expected)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('masks every word of a vector of zeros', () => {
    const zeros = Array.from({ length: 4 }, () => Array.from({ length: 64 }, () => 0n))
    const { vectors } = runAttempt(4, 32, zeros, [])
    for (const vector of vectors) expect(vector.filter((word) => word === 0).length).toBeLessThan(2)
  })

  it('names the site that reveals a wrong share', () => {
    const zeros = Array.from({ length: 4 }, () => [0n])
    const { closed, revealed } = runAttempt(4, 64, zeros, [])
    const own = revealed.filter((share) => share.holder === 2)
    const lie = own.map((share, k) => (k === 0 ? { ...share, share: new Uint8Array(32) } : share))
    expect(() => {
      checkReveal(closed, 2, lie)
    }).toThrow(expect.objectContaining({ code: 'commitment-mismatch', context: { index: 2 } }))
    expect(() => {
      checkReveal(closed, 2, own.slice(1))
    }).toThrow(expect.objectContaining({ code: 'share-invalid' }))
  })

  it.each([
    ['survivor', 1, []],
    ['departed site', 4, [4]],
  ] as const)('names the dealer whose shares do not give its secret: a %s', (_, of, departed) => {
    const zeros = Array.from({ length: 4 }, () => [0n])
    const { closed, revealed } = runAttempt(4, 128, zeros, departed)
    const lies = revealed.map((share) =>
      share.of === of ? { ...share, share: share.share.map((byte) => byte ^ 1) } : share,
    )
    const accumulator = new Uint32Array(4)
    expect(() => {
      unmask(accumulator, closed, lies)
    }).toThrow(expect.objectContaining({ code: 'seed-mismatch', context: { index: of } }))
    expect(accumulator).toEqual(new Uint32Array(4))
  })
})
