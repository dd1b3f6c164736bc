import { afterEach, describe, expect, it } from 'vitest'
import { decodeEnvelope, decodeSealedFrame } from '@sampan/proto'
import { bytesFromLimbs, maskVector } from '@sampan/shared'
import type { Tap } from '@sampan/simulation'
import { shippedDefences, type Defences } from '@sampan/site-agent'
import { registryFederation, type RegistryFederation } from '../support/registry-federation.ts'

/** What arrived at the coordinator: every vector's bytes, by site, round and attempt. */
interface Recorded {
  readonly vectors: Map<string, Uint8Array>
  readonly tap: (site: string) => Tap
}

function recorder(): Recorded {
  const vectors = new Map<string, Uint8Array>()
  const tap =
    (site: string): Tap =>
    (frame, direction) => {
      if (direction === 'up') {
        const { body, round, attempt, run } = decodeEnvelope(decodeSealedFrame(frame).envelope)
        if (body.type === 'streamChunk')
          vectors.set(`${site} ${run} ${round} ${attempt}`, body.value.data)
      }
      return frame
    }
  return { vectors, tap }
}

/** Chi-square of byte values over 256 equal cells; 255 degrees of freedom. */
function chiSquare(bytes: Uint8Array): number {
  const counts = new Array<number>(256).fill(0)
  for (const byte of bytes) counts[byte]! += 1
  const expected = bytes.length / 256
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** Upper 1e-6 point of chi-square with 255 degrees of freedom: qchisq(1 - 1e-6, 255) in R. */
const critical = 377.0781

function joined(parts: Iterable<Uint8Array>): Uint8Array {
  return Uint8Array.from([...parts].flatMap((part) => [...part]))
}

/** Pearson correlation of two sequences of limbs. */
function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (x: Float64Array): number => x.reduce((s, v) => s + v, 0) / x.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (let k = 0; k < a.length; k++) {
    const [da, db] = [a[k]! - ma, b[k]! - mb]
    ab += da * db
    aa += da * da
    bb += db * db
  }
  return ab / Math.sqrt(aa * bb)
}

function blocks(vectors: Iterable<Uint8Array>): Set<string> {
  const found = new Set<string>()
  for (const vector of vectors)
    for (let at = 0; at + 32 <= vector.length; at++)
      found.add(Buffer.from(vector.subarray(at, at + 32)).toString('latin1'))
  return found
}

async function record(options: Parameters<typeof registryFederation>[0] = {}) {
  const recorded = recorder()
  const made = await registryFederation({ ...options, tap: recorded.tap })
  return { recorded, made }
}

/** The same run without masking: what the vectors were before. A test-only composition. */
const unmasked: Defences = { ...shippedDefences, maskVector: () => undefined }

describe('what arrives at the coordinator', () => {
  const open: RegistryFederation[] = []
  afterEach(async () => {
    for (const made of open.splice(0)) await made.stop()
  })

  const run = async (options: Parameters<typeof record>[0] = {}) => {
    const { recorded, made } = await record(options)
    open.push(made)
    const view = await made.federation.run(made.study)
    return { recorded, made, view }
  }

  it('is uniform, and uncorrelated with the plain vectors', async () => {
    const plains: Uint32Array[] = []
    const watching: Defences = {
      ...shippedDefences,
      maskVector: (words, width, attempt, secrets) => {
        plains.push(words.slice())
        maskVector(words, width, attempt, secrets)
        masked.push(words.slice())
      },
    }
    const masked: Uint32Array[] = []
    const { recorded, view } = await run({ defences: watching })
    expect(view.state).toBe('completed')
    const sent = joined(recorded.vectors.values())
    expect(sent.length).toBeGreaterThan(5000)
    expect(chiSquare(sent)).toBeLessThan(critical)
    // What was recorded on the way is what the vaults masked.
    const arrived = [...recorded.vectors.values()].map((v) => Buffer.from(v).toString('hex')).sort()
    const left = masked.map((v) => Buffer.from(bytesFromLimbs(v)).toString('hex')).sort()
    expect(arrived).toEqual(left)
    const a = Float64Array.from(plains.flatMap((words) => [...words]))
    const b = Float64Array.from(masked.flatMap((words) => [...words]))
    // |r| sqrt(n) is about normal without correlation: 5 is beyond one in a million.
    expect(Math.abs(correlation(a, b)) * Math.sqrt(a.length)).toBeLessThan(5)
    expect(correlation(a, a)).toBeCloseTo(1)
  })

  it('shares no block of 32 bytes between two runs on the same data', async () => {
    const recorded = recorder()
    const made = await registryFederation({ tap: recorded.tap })
    open.push(made)
    const first = await made.federation.run(made.study)
    const firstBlocks = blocks(
      [...recorded.vectors.entries()].filter(([k]) => k.includes(first.id)).map(([, v]) => v),
    )
    const second = await made.federation.run(made.study)
    const secondBlocks = blocks(
      [...recorded.vectors.entries()].filter(([k]) => k.includes(second.id)).map(([, v]) => v),
    )
    expect(secondBlocks.size).toBeGreaterThan(1000)
    expect([...secondBlocks].filter((block) => firstBlocks.has(block))).toEqual([])
  })

  it('fails both tests when masking is left out', async () => {
    const recorded = recorder()
    const made = await registryFederation({ tap: recorded.tap, defences: unmasked })
    open.push(made)
    const first = await made.federation.run(made.study)
    const sent = joined(recorded.vectors.values())
    expect(chiSquare(sent)).toBeGreaterThan(critical)
    const of = (run: string): Uint8Array[] =>
      [...recorded.vectors.entries()].filter(([key]) => key.includes(run)).map(([, v]) => v)
    const second = await made.federation.run(made.study)
    const firstBlocks = blocks(of(first.id))
    expect([...blocks(of(second.id))].some((block) => firstBlocks.has(block))).toBe(true)
  })
})
