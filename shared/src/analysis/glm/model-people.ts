import type { Snapshot } from '../analysis.ts'
import type { Design } from '../design.ts'

/** One site's people in the model: complete cases, with their outcome. */
export interface ModelPeople {
  readonly design: Design
  readonly snapshot: Snapshot
  readonly rows: Uint32Array
  /** 0 or 1, per person of the snapshot. */
  readonly outcome: Float64Array
}

/** Values by segment. */
export type LocalValues = ReadonlyMap<string, ArrayLike<number>>
