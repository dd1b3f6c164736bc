import { sharedBytes, sharedLimbs } from '../encoding/number-codec.ts'
import { present, SampanError } from '../errors/sampan-error.ts'
import { coresAvailable, giveWay, startThread, type Thread } from '../platform/threads.ts'
import type { Width } from '../ring/ring.ts'
import { seedBytes, type RangeJob } from './mask-range.ts'
import { applyMasks, type Mask } from './mask.ts'

/** More threads than this wait for memory, not for cores. */
const threadsMax = 16

/**
 * Bytes of keystream from which threads are worth it: about 60 ms on one core. Below, starting them costs more than they
 * save; above, they also leave the process free to answer while the masks are applied.
 */
const pooledBytesMin = 128 * 1024 * 1024

/** Bytes of a vector from which threads are worth their memory: each takes some 40 MiB, however short its part is. */
const pooledVectorBytesMin = 1024 * 1024

/** Without threads, others are answered after so many bytes of keystream: about 10 ms. */
const turnBytes = 16 * 1024 * 1024

/** Parts of a vector begin at multiples of so many limbs: whole words, blocks and cache lines. */
const rangeLimbs = 1024

/** Where the script of a thread stands after the build, seen from src/masking and from dist/masking alike. */
const builtScript = new URL('../../dist/masking/mask-range.main.js', import.meta.url)

export interface MaskPoolOptions {
  /** Threads at most; as many as there are cores without. */
  readonly threads?: number
  /** Threads are used from so many bytes of keystream on, */
  readonly pooledBytesMin?: number
  /** for vectors of at least so many bytes. */
  readonly pooledVectorBytesMin?: number
  readonly script?: URL
}

/**
 * Applies masks to large vectors in several threads, each over a part of the vector. Threads start with the first
 * large vector and keep no process alive; one vector is worked on at a time, so cores and memory are bounded. Vectors
 * that are short are done in the calling thread, a few masks at a time.
 */
export class MaskPool {
  readonly #options: Required<MaskPoolOptions>
  #threads: readonly Thread[] = []
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: MaskPoolOptions = {}) {
    const threads = Math.max(1, Math.min(options.threads ?? coresAvailable(), threadsMax))
    const sizes = { pooledBytesMin, pooledVectorBytesMin }
    this.#options = { ...sizes, script: builtScript, ...options, threads }
  }

  /**
   * A copy of `words` with every mask added or subtracted, bit for bit what applyMasks gives. `words` stays as it is.
   * @throws SampanError masking-interrupted when a thread ended; there is no result then, never a part of one
   */
  async applied(words: Uint32Array, masks: readonly Mask[], width: Width): Promise<Uint32Array> {
    if (!this.#isLarge(words, masks)) return appliedInTurns(words, masks, width)
    const turn = this.#last.then(() => this.#appliedByThreads(words, masks, width))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Ends every thread; what they were doing fails. A later large vector starts new ones. */
  async close(): Promise<void> {
    const threads = this.#threads
    this.#threads = []
    await Promise.all(threads.map((thread) => thread.stop()))
  }

  #isLarge({ byteLength }: Uint32Array, { length }: readonly Mask[]): boolean {
    const { pooledBytesMin, pooledVectorBytesMin } = this.#options
    return byteLength >= pooledVectorBytesMin && byteLength * length >= pooledBytesMin
  }

  async #appliedByThreads(
    words: Uint32Array,
    masks: readonly Mask[],
    width: Width,
  ): Promise<Uint32Array> {
    const result = sharedLimbs(words)
    const seeds = sharedBytes(masks.length * seedBytes)
    masks.forEach(({ seed }, k) => {
      seeds.set(seed, k * seedBytes)
    })
    const jobs = partition(result, this.#options.threads).map((range): RangeJob => {
      return { ...range, width, seeds, signs: masks.map(({ sign }) => sign) }
    })
    try {
      if (this.#threads.length === 0) this.#threads = this.#started()
      await Promise.all(jobs.map((job, k) => present(this.#threads[k], 'a thread').run(job)))
    } catch (cause) {
      await this.close()
      throw new SampanError('masking-interrupted', {}, { cause })
    } finally {
      seeds.fill(0)
    }
    return result
  }

  #started(): readonly Thread[] {
    const { threads, script } = this.#options
    return Array.from({ length: threads }, () => startThread(script))
  }
}

async function appliedInTurns(
  words: Uint32Array,
  masks: readonly Mask[],
  width: Width,
): Promise<Uint32Array> {
  const result = words.slice()
  const count = Math.max(1, Math.floor(turnBytes / Math.max(1, words.byteLength)))
  for (let at = 0; at < masks.length; at += count) {
    if (at > 0) await giveWay()
    applyMasks(result, masks.slice(at, at + count), width)
  }
  return result
}

/** At most `parts` parts of about the same length that cover the vector, none of them empty. */
function partition(
  words: Uint32Array,
  parts: number,
): readonly { readonly part: Uint32Array; readonly from: number }[] {
  const length = Math.max(1, Math.ceil(words.length / parts / rangeLimbs)) * rangeLimbs
  const count = Math.ceil(words.length / length)
  return Array.from({ length: count }, (_, k) => {
    const from = k * length
    return { part: words.subarray(from, from + length), from }
  })
}
