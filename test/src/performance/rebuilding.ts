import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { bytesPerWord, MaskPool, present, unmask, unmaskedIn, type Width } from '@sampan/shared'
import { closeAttempt } from './attempt-fixture.ts'
import { plainAddition, rawKeystream } from './baselines.ts'
import { compare, compareWaiting } from './compare.ts'
import { print } from './print.ts'

interface Rebuilding {
  readonly sites: number
  readonly departures: number
  readonly dimension: number
  readonly width: Width
}

/**
 * Taking the masks of departed sites out of a sum: what it costs beside its floors, and how much sooner it is done by
 * two threads. Seeds are rebuilt on the main thread (shares, key agreement); keystreams are spread.
 */
export async function measureRebuilding(size: Rebuilding, pieceBytes: number): Promise<void> {
  const { sites, departures, dimension, width } = size
  const { closed, revealed, masked } = closeAttempt(size)
  const survivors = sites - departures
  const streams = survivors + departures * survivors
  const what = `rebuild ${departures} departures of ${sites}, ${dimension} words of ${width} bits, ${streams} streams`
  const times = compare({
    seeds: () => {
      unmask(new Uint32Array(0), closed, revealed)
    },
    rebuilding: () => {
      requireZeros(
        applied(masked, (sum) => {
          unmask(sum, closed, revealed)
        }),
      )
    },
    keystream: () => {
      rawKeystream(streams, dimension * bytesPerWord(width), pieceBytes)
    },
    addition: () => {
      plainAddition(masked.slice(), masked, streams)
    },
  })
  print(`${what}, processor`, {
    'rebuilding ms': times.rebuilding,
    'of which seeds ms': times.seeds,
    'keystream ms': times.keystream,
    'addition ms': times.addition,
    'rebuilding / keystream': times.rebuilding / times.keystream,
  })
  const bytes = streams * dimension * bytesPerWord(width)
  await measureThreads(what, bytes, async (pool) => {
    requireZeros(await unmaskedIn(pool, masked, closed, revealed))
  })
}

/** The same by one thread and by two, beside as much bare keystream by one and by two: more than that none can gain. */
async function measureThreads(
  what: string,
  bytes: number,
  rebuild: (pool: MaskPool) => Promise<void>,
): Promise<void> {
  const always = { pooledBytesMin: 0, pooledVectorBytesMin: 0 }
  const [first, second] = [1, 2].map((threads) => new MaskPool({ threads, ...always }))
  const one = present(first, 'a pool')
  const two = present(second, 'a pool')
  const script = new URL('keystream-thread.main.js', import.meta.url)
  const threads = [new Worker(script), new Worker(script)]
  const waited = await compareWaiting({
    one: () => rebuild(one),
    two: () => rebuild(two),
    bareOne: () => draw(threads.slice(0, 1), bytes),
    bareTwo: () => draw(threads, bytes),
  })
  for (const pool of [one, two]) await pool.close()
  for (const thread of threads) await thread.terminate()
  print(`${what}, on the clock`, {
    '1 thread ms': waited.one,
    '2 threads ms': waited.two,
    'times sooner': waited.one / waited.two,
    'bare keystream, times sooner': waited.bareOne / waited.bareTwo,
  })
}

async function draw(threads: readonly Worker[], bytes: number): Promise<void> {
  const done = threads.map((thread) => once(thread, 'message'))
  for (const thread of threads) thread.postMessage(bytes / threads.length)
  await Promise.all(done)
}

function applied(words: Uint32Array, change: (words: Uint32Array) => void): Uint32Array {
  const copy = words.slice()
  change(copy)
  return copy
}

/** Every vector of the attempt was zero before masking. */
function requireZeros(sum: Uint32Array): void {
  if (sum.some((limb) => limb !== 0)) throw new Error('the sum of zeros is not zero')
}
