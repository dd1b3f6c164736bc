import type { Bodies } from '@sampan/proto'
import {
  addInto,
  bytesPerWord,
  viewLimbs,
  zeroWords,
  type Dealer,
  type Layout,
  type Revealed,
  type RoundPlan,
  splitLeaves,
} from '@sampan/shared'
import { shippedDefences, type AttemptDefences } from '../defences.ts'
import { memoryStaging, type Stage, type Staging } from './staging.ts'

/** A vector on its way in. Chunks are kept until all are there; then the vector is added and forgotten. */
export interface Upload {
  readonly header: Bodies['streamHeader']
  readonly stage: Stage
  readonly received: Set<number>
}

/** What an attempt works with. */
export interface AttemptMeans {
  readonly staging: Staging
  readonly defences: AttemptDefences
}

const inMemory: AttemptMeans = { staging: memoryStaging, defences: shippedDefences }

/** Everything the coordinator holds of one attempt. Until the survivors are durable it lives in memory only. */
export interface Attempt {
  readonly round: number
  readonly attempt: number
  readonly plan: RoundPlan
  readonly means: AttemptMeans
  readonly advertisements: Map<number, Bodies['advertisement']>
  opening: Bodies['roundOpening'] | null
  /** Index of the log entry 'round opened'. */
  openedEntry: number
  readonly shares: Map<number, Bodies['shares']>
  readonly uploads: Map<number, Upload>
  readonly vectorDigests: Map<number, Uint8Array>
  /** Headers and chunks of all vectors so far, each counted once. */
  moved: number
  /** The sum of complete vectors: one accumulator, whatever the number of sites. */
  readonly accumulator: Uint32Array
  survivors: readonly number[]
  readonly confirmations: Map<number, Bodies['confirmation']>
  readonly revealed: Map<number, readonly Revealed[]>
  /** Advertisements for the next round, as they came with what was revealed in this one. Not checked yet. */
  readonly ahead: Map<number, Bodies['advertisement']>
}

export function newAttempt(
  round: number,
  attempt: number,
  plan: RoundPlan,
  means: AttemptMeans = inMemory,
): Attempt {
  return {
    round,
    attempt,
    plan,
    means,
    advertisements: new Map(),
    opening: null,
    openedEntry: -1,
    shares: new Map(),
    uploads: new Map(),
    vectorDigests: new Map(),
    moved: 0,
    accumulator: zeroWords(plan.layout.dimension, plan.layout.width),
    survivors: [],
    confirmations: new Map(),
    revealed: new Map(),
    ahead: new Map(),
  }
}

/** Bytes of one site's vector. */
export function vectorBytes({ dimension, width }: Layout): number {
  return dimension * bytesPerWord(width)
}

/** Adds one complete vector, piece by piece: beside the accumulator there is never a second whole one. */
export function addVector(accumulator: Uint32Array, stage: Stage, layout: Layout): void {
  let at = 0
  for (const piece of stage.pieces()) {
    const words = viewLimbs(piece)
    addInto(accumulator.subarray(at, at + words.length), words, layout.width)
    at += words.length
  }
}

/** Forgets what has come of vectors that are not complete. */
export function discardUploads(attempt: Attempt): void {
  for (const { stage } of attempt.uploads.values()) stage.remove()
  attempt.uploads.clear()
}

/** The dealers in order of index, as unmasking needs them. */
export function dealersOf(attempt: Attempt): readonly Dealer[] {
  return [...attempt.shares.entries()]
    .sort(([a], [b]) => a - b)
    .map(([index, shares]) => ({
      index,
      selfSeedDigest: shares.selfSeedDigest,
      leaves: splitLeaves(shares.leaves),
    }))
}
