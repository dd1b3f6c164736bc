import type { Bodies } from '@sampan/proto'
import {
  addInto,
  limbsFromBytes,
  zeroWords,
  type Dealer,
  type Layout,
  type Revealed,
  type RoundPlan,
  splitLeaves,
} from '@sampan/shared'

/** A vector on its way in. Chunks are kept until all are there; then the vector is added and forgotten. */
export interface Upload {
  readonly header: Bodies['streamHeader']
  readonly bytes: Uint8Array
  readonly received: Set<number>
}

/** Everything the coordinator holds of one attempt. Until the survivors are durable it lives in memory only. */
export interface Attempt {
  readonly round: number
  readonly attempt: number
  readonly plan: RoundPlan
  readonly advertisements: Map<number, Bodies['advertisement']>
  opening: Bodies['roundOpening'] | null
  /** Index of the log entry 'round opened'. */
  openedEntry: number
  readonly shares: Map<number, Bodies['shares']>
  readonly uploads: Map<number, Upload>
  readonly vectorDigests: Map<number, Uint8Array>
  /** Chunks of all vectors so far, each counted once. */
  chunks: number
  /** The sum of complete vectors: one accumulator, whatever the number of sites. */
  readonly accumulator: Uint32Array
  survivors: readonly number[]
  readonly confirmations: Map<number, Bodies['confirmation']>
  readonly revealed: Map<number, readonly Revealed[]>
}

export function newAttempt(round: number, attempt: number, plan: RoundPlan): Attempt {
  return {
    round,
    attempt,
    plan,
    advertisements: new Map(),
    opening: null,
    openedEntry: -1,
    shares: new Map(),
    uploads: new Map(),
    vectorDigests: new Map(),
    chunks: 0,
    accumulator: zeroWords(plan.layout.dimension, plan.layout.width),
    survivors: [],
    confirmations: new Map(),
    revealed: new Map(),
  }
}

/** Adds one complete vector. */
export function addVector(accumulator: Uint32Array, vector: Uint8Array, layout: Layout): void {
  addInto(accumulator, limbsFromBytes(vector), layout.width)
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
