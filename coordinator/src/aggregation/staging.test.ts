import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { limits } from '@sampan/proto'
import {
  concat,
  generateP256,
  pieces,
  sha256,
  signP256,
  streamDigest,
  suite,
  systemRandom,
  vectorStatement,
  type RosterSite,
} from '@sampan/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedDefences } from '../defences.ts'
import { discardUploads, newAttempt, type Attempt } from './attempt.ts'
import { firstGap, takeChunk, takeHeader } from './receive.ts'
import { memoryStaging, spoolStaging, type Staging } from './staging.ts'

let parent: string
let folder: string
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'sampan-staging-'))
  folder = path.join(parent, 'spool')
})
afterEach(() => {
  rmSync(parent, { recursive: true, force: true })
})

const ctx = new Uint8Array(32).fill(7)
const keys = generateP256()
const siteAt = (index: number): RosterSite =>
  ({ site: `site-${index}`, index, protocolKey: keys.publicKey }) as never
const spooled = (inMemoryBytesMax?: number): Staging =>
  spoolStaging({
    folder,
    random: systemRandom,
    ...(inMemoryBytesMax === undefined ? {} : { inMemoryBytesMax }),
  })

function attemptOf(dimension: number, staging: Staging): Attempt {
  const layout = { dimension, width: 32, sites: 8, wordMax: 1n, segments: [] } as const
  const attempt = newAttempt(1, 1, { layout } as never, { staging, defences: shippedDefences })
  attempt.opening = { ctx } as never
  return attempt
}

/** A vector of which every word of 32 bits is `word`. */
function vectorOf(dimension: number, word: number) {
  const bytes = new Uint8Array(new Uint32Array(dimension).fill(word).buffer)
  const chunkSize = limits.chunkBytesMax
  const chunks = pieces(bytes, chunkSize)
  const chunkDigests = concat(...chunks.map((chunk) => sha256(chunk)))
  const size = bytes.byteLength
  const digest = streamDigest(suite, size, chunkSize, chunkDigests)
  return { header: { ctx, kind: 'vector', size, chunkSize, chunkDigests, digest }, chunks } as const
}

function sender(
  attempt: Attempt,
  index: number,
  word: number,
  { header, chunks } = vectorOf(attempt.plan.layout.dimension, word),
) {
  const site = siteAt(index)
  return {
    announce: () => {
      const signed = vectorStatement(suite, ctx, index, header.digest)
      const value = { ...header, signature: signP256(keys.privateKey, signed) }
      takeHeader(attempt, { site, value })
    },
    send: (k: number): boolean =>
      takeChunk(attempt, { site, value: { ctx, kind: 'vector', index: k, data: chunks[k]! } }),
  }
}

const words = limits.chunkBytesMax / 4

describe('a vector of several chunks', () => {
  it('waits in a private file until it is complete, in whatever order it comes', () => {
    const attempt = attemptOf(2 * words + 5, spooled())
    const { announce, send } = sender(attempt, 1, 3)
    announce()
    expect(readdirSync(folder)).toEqual([])
    send(2)
    const [file, ...more] = readdirSync(folder)
    expect(more).toEqual([])
    expect(statSync(path.join(folder, file!)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect([send(2), send(0), send(0)]).toEqual([false, false, false])
    expect(firstGap(attempt.uploads.get(1)!)).toBe(1)
    expect(attempt.accumulator.every((word) => word === 0)).toBe(true)
    expect(send(1)).toBe(true)
    expect(attempt.accumulator.every((word) => word === 3)).toBe(true)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is added once, beside others', () => {
    const attempt = attemptOf(words + 1, spooled())
    for (const [index, word] of [
      [1, 0xffff_ffff],
      [2, 5],
      [3, 40],
    ] as const) {
      const { announce, send } = sender(attempt, index, word)
      announce()
      for (const k of [0, 1, 1, 0]) send(k)
    }
    expect(new Set(attempt.accumulator)).toEqual(new Set([44]))
    expect(attempt.moved).toBe(9)
  })

  it('leaves nothing behind when the attempt is given up', () => {
    const attempt = attemptOf(2 * words, spooled())
    for (const index of [1, 2]) {
      const { announce, send } = sender(attempt, index, 1)
      announce()
      send(0)
    }
    expect(readdirSync(folder)).toHaveLength(2)
    discardUploads(attempt)
    discardUploads(attempt)
    expect(readdirSync(folder)).toEqual([])
  })

  it('that a process left behind is gone when the next one starts', () => {
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'left.vector'), 'masked')
    spooled()
    expect(readdirSync(folder)).toEqual([])
  })
})

it('keeps a vector of one chunk in memory', () => {
  const attempt = attemptOf(words, spooled())
  const { announce, send } = sender(attempt, 1, 9)
  announce()
  expect(readdirSync(folder)).toEqual([])
  expect(send(0)).toBe(true)
  expect(attempt.accumulator.every((word) => word === 9)).toBe(true)
})

/** Bytes in buffers that something still holds. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
  gc()
  return process.memoryUsage().arrayBuffers
}

/** What is held in buffers when eight sites have sent 8 MiB each but for the last chunk. */
function heldWith(staging: Staging): number {
  const sites = [1, 2, 3, 4, 5, 6, 7, 8]
  const vector = vectorOf(32 * words, 5)
  const before = heldBytes()
  const attempt = attemptOf(32 * words, staging)
  const senders = sites.map((index) => sender(attempt, index, 5, vector))
  for (const { announce } of senders) announce()
  for (let k = 0; k < 31; k++) for (const { send } of senders) send(k)
  const held = heldBytes() - before
  for (const { send } of senders) expect(send(31)).toBe(true)
  expect(attempt.accumulator.every((word) => word === 40)).toBe(true)
  return held
}

describe('memory', () => {
  const [model, accumulator] = [8 * 1024 * 1024, 8 * 1024 * 1024]
  const bound = 1.5 * (model + accumulator) + 8 * 1024 * 1024

  it('holds the accumulator and no vector, however many sites send', () => {
    const held = heldWith(spooled())
    expect(held).toBeGreaterThanOrEqual(accumulator)
    expect(held).toBeLessThan(accumulator + 4 * 1024 * 1024)
    expect(held).toBeLessThan(bound)
  })

  it('would hold all of them without files', () => {
    expect(heldWith(memoryStaging)).toBeGreaterThan(bound)
  })
})
