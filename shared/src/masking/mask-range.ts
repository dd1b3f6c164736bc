import type { Width } from '../ring/ring.ts'
import { applyMasksToRange, type Mask } from './mask.ts'

/** What one thread does: every mask over a part of a vector. Both memories are shared, so no seed is copied to send it. */
export interface RangeJob {
  /** Limbs from `from` on. */
  readonly part: Uint32Array
  readonly from: number
  readonly width: Width
  /** One seed of 32 bytes for each sign; whoever made the job wipes them. */
  readonly seeds: Uint8Array
  readonly signs: readonly Mask['sign'][]
}

export const seedBytes = 32

/** Does the job, and leaves no copy of a seed behind. */
export function applyRange({ part, from, width, seeds, signs }: RangeJob): void {
  const masks = signs.map((sign, k) => ({
    sign,
    seed: seeds.slice(k * seedBytes, (k + 1) * seedBytes),
  }))
  try {
    applyMasksToRange(part, from, masks, width)
  } finally {
    wipeSeeds(masks)
  }
}

export function wipeSeeds(masks: readonly Mask[]): void {
  for (const { seed } of masks) seed.fill(0)
}
