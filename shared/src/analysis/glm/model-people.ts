import type { Snapshot } from '../analysis.ts'
import { columnOf, completeRows } from '../complete-cases.ts'
import type { Design } from '../design.ts'
import type { GlmInput } from './spec.ts'

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

/** @throws SampanError value-missing where the study refuses missing values */
export function modelPeople(
  { manifest }: GlmInput,
  design: Design,
  snapshot: Snapshot,
): ModelPeople {
  const rows = completeRows(snapshot, design.features, manifest.missing === 'refuse')
  return { design, snapshot, rows, outcome: columnOf(snapshot, design.outcome) }
}
