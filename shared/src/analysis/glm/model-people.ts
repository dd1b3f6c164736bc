import type { Snapshot } from '../analysis.ts'
import { columnOf, completeRows } from '../complete-cases.ts'
import type { Design } from '../design.ts'
import type { Frame, Framed } from './frame.ts'
import { priorWeights } from './prior-weights.ts'
import type { GlmInput } from './settings.ts'

/** One site's people in the model: complete cases of a positive weight. */
export interface ModelPeople {
  readonly design: Design
  readonly frame: Frame
  readonly snapshot: Snapshot
  readonly rows: Uint32Array
  /** As it was read, per person of the snapshot. */
  readonly outcome: Float64Array
  /** Prior weights per person of the snapshot; null: all 1. */
  readonly prior: Float64Array | null
}

/** Values by segment. */
export type LocalValues = ReadonlyMap<string, ArrayLike<number>>

/** @throws SampanError value-missing where the study refuses missing values */
export function modelPeople(
  input: GlmInput,
  { design, frame }: { readonly design: Design; readonly frame: Frame },
  snapshot: Snapshot,
): ModelPeople {
  const complete = completeRows(snapshot, design.features, input.manifest.missing === 'refuse')
  const prior = priorWeights(input, snapshot)
  const rows = prior === null ? complete : complete.filter((row) => (prior[row] ?? 0) > 0)
  const outcome = columnOf(snapshot, design.outcome)
  return { design, frame, snapshot, rows, outcome, prior }
}

/** Writes numbers of the people from position `start` of the row list. */
type FillNumbers = (target: Float64Array, start: number, count: number) => void

/** Outcomes in the frame. */
export function outcomeFiller({ frame, outcome, rows }: ModelPeople): FillNumbers {
  return framedFiller(frame.outcome, outcome, rows)
}

/** Offsets in the frame: 0 without one. */
export function offsetFiller({ frame, snapshot, rows }: ModelPeople): FillNumbers {
  const { offset } = frame
  if (offset === null) return (target) => target.fill(0)
  return framedFiller(offset, columnOf(snapshot, offset.feature), rows)
}

export function priorFiller({ prior, rows }: ModelPeople): FillNumbers {
  if (prior === null) return (target) => target.fill(1)
  return (target, start, count) => {
    for (let b = 0; b < count; b++) target[b] = prior[rows[start + b] ?? 0] ?? 0
  }
}

function framedFiller(framed: Framed, values: Float64Array, rows: Uint32Array): FillNumbers {
  const { log, centre, unit } = framed
  return (target, start, count) => {
    for (let b = 0; b < count; b++) {
      const value = values[rows[start + b] ?? 0] ?? 0
      target[b] = ((log ? Math.log(value) : value) - centre) / unit
    }
  }
}
