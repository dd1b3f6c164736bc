import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { utf8 } from '../encoding/bytes.ts'
import { bytesFromLimbs, limbsFromBytes } from '../encoding/number-codec.ts'
import { sha256 } from '../platform/crypto.ts'
import { seededRandom } from '../platform/random.ts'
import { limbsPerWord, widths, type Width } from '../ring/ring.ts'
import { MaskPool } from './mask-pool.ts'
import { applyRange } from './mask-range.ts'
import { applyMasks, type Mask } from './mask.ts'

function limbs(length: number): Uint32Array<ArrayBuffer> {
  return limbsFromBytes(seededRandom('words').bytes(length * 4))
}

function masksNamed(names: readonly string[]): readonly Mask[] {
  return names.map((name, k): Mask => {
    return { seed: sha256(utf8(name)), sign: k % 3 === 0 ? 'subtract' : 'add' }
  })
}

const always = { pooledBytesMin: 0, pooledVectorBytesMin: 0 }

const failing = (script: string): URL =>
  new URL(`data:text/javascript,${encodeURIComponent(script)}`)

const equal = (a: Uint32Array, b: Uint32Array): boolean =>
  Buffer.compare(bytesFromLimbs(a), bytesFromLimbs(b)) === 0

describe('masks applied in threads', () => {
  const pools = [1, 2, 3].map((threads) => new MaskPool({ threads, ...always }))
  afterAll(async () => {
    for (const pool of pools) await pool.close()
  })

  it('give bit for bit what one thread gives, and leave the input and the seeds as they are', async () => {
    const names = fc.array(fc.string(), { maxLength: 12 })
    const words = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 30_000 }))
    await fc.assert(
      fc.asyncProperty(
        names,
        words,
        fc.constantFrom<Width[]>(...widths),
        fc.constantFrom(...pools),
        async (named, dimension, width, pool) => {
          const masks = masksNamed(named)
          const plain = limbs(dimension * limbsPerWord(width))
          const expected = plain.slice()
          applyMasks(expected, masks, width)
          const applied = await pool.applied(plain, masks, width)
          expect(equal(applied, expected)).toBe(true)
          expect(equal(plain, limbs(plain.length))).toBe(true)
          expect(masks).toEqual(masksNamed(named))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keep several vectors apart that come at once', async () => {
    const pool = new MaskPool({ threads: 2, ...always })
    const plain = limbs(50_000)
    const each = ['a', 'b', 'c', 'd'].map((name) => masksNamed([name, `${name}${name}`]))
    const applied = await Promise.all(each.map((masks) => pool.applied(plain, masks, 64)))
    each.forEach((masks, k) => {
      const expected = plain.slice()
      applyMasks(expected, masks, 64)
      expect(equal(applied[k]!, expected)).toBe(true)
    })
    await pool.close()
  })

  it('give an error and no result when a thread ends, and work again afterwards', async () => {
    const pool = new MaskPool({ threads: 2, ...always })
    const plain = limbs(4_000_000)
    const masks = masksNamed(['a', 'b', 'c', 'd', 'e'])
    const interrupted = expect(pool.applied(plain, masks, 128)).rejects.toMatchObject({
      code: 'masking-interrupted',
    })
    await Promise.resolve()
    await pool.close()
    await interrupted
    const expected = plain.slice()
    applyMasks(expected, masks, 128)
    expect(equal(await pool.applied(plain, masks, 128), expected)).toBe(true)
    await pool.close()
  })

  it('give an error when a thread fails or cannot start', async () => {
    for (const script of ['throw new Error("no")', 'process.exit(0)']) {
      const pool = new MaskPool({
        threads: 2,
        ...always,
        script: failing(script),
      })
      await expect(pool.applied(limbs(4000), masksNamed(['a']), 32)).rejects.toMatchObject({
        code: 'masking-interrupted',
      })
    }
  })

  it('let the process end by itself', () => {
    const pool = fileURLToPath(new URL('../../dist/masking/mask-pool.js', import.meta.url))
    const script = `
      const { MaskPool } = await import(${JSON.stringify(pool)})
      const pool = new MaskPool({ threads: 2, ...${JSON.stringify(always)} })
      const masks = [{ seed: new Uint8Array(32), sign: 'add' }]
      const words = await pool.applied(new Uint32Array(4096), masks, 32)
      process.stdout.write(String(words.some((limb) => limb !== 0)))`
    const options = ['--input-type=module', '--eval', script]
    expect(execFileSync(process.execPath, options, { timeout: 20_000 }).toString()).toBe('true')
  })
})

describe('masks applied without threads', () => {
  // 200 streams over 0.3 MiB: enough keystream for threads, but too short a vector.
  const plain = limbs(80_000)
  const masks = masksNamed(Array.from({ length: 200 }, (_, k) => `mask ${k}`))
  const pool = new MaskPool({ pooledBytesMin: 0, script: failing('throw new Error("no")') })

  it('give the same', async () => {
    const expected = plain.slice()
    applyMasks(expected, masks, 64)
    expect(equal(await pool.applied(plain, masks, 64), expected)).toBe(true)
    expect(equal(plain, limbs(plain.length))).toBe(true)
  })

  it('let others have their turn meanwhile', async () => {
    let done = false
    const applied = pool.applied(plain, masks, 64).then(() => {
      done = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(done).toBe(false)
    await applied
  })
})

describe('a job of a thread', () => {
  it('leaves no copy of a seed behind', () => {
    const copies: Uint8Array[] = []
    class Watched extends Uint8Array {
      override slice(start?: number, end?: number): Uint8Array<ArrayBuffer> {
        const copy = Uint8Array.from(this.subarray(start, end))
        copies.push(copy)
        return copy
      }
    }
    const part = new Uint32Array(8)
    const seeds = new Watched(seededRandom('seeds').bytes(64))
    applyRange({ part, from: 0, width: 32, seeds, signs: ['add', 'subtract'] })
    expect(part.some((limb) => limb !== 0)).toBe(true)
    expect(copies.map((copy) => copy.some((byte) => byte !== 0))).toEqual([false, false])
  })
})
