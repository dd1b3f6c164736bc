import type { Snapshot } from './analysis.ts'
import { columnOf } from './complete-cases.ts'
import type { Column } from './design.ts'
import type { Basis } from '../numerics/bases.ts'
import type { LevelPart, NumericPart } from './variables.ts'

/** People that are looked at together: a block of 50 columns stays in a core's second-level cache. */
export const blockRows = 512

/**
 * Writes columns of the model matrix for `count` rows from position `start` of the row list: column k at
 * k * blockRows. Each value is ((product of parts) - shift) / scale.
 */
export type FillBlock = (block: Float64Array, start: number, count: number) => void

export interface Standard {
  /** Subtracted from each column, 0 for indicators. */
  readonly shift: ArrayLike<number>
  /** Divides each column, 1 for indicators. */
  readonly scale: ArrayLike<number>
}

export function blockFiller(
  columns: readonly Pick<Column, 'parts'>[],
  snapshot: Snapshot,
  rows: Uint32Array,
  standard?: Standard,
): FillBlock {
  const curves = curvesOf(columns, snapshot)
  const sources = columns.map((column) =>
    column.parts.map((part) => ({ part, values: columnOf(snapshot, part.feature) })),
  )
  return (block, start, count) => {
    const own = rows.subarray(start, start + count)
    for (const curve of curves.values()) evaluate(curve, own)
    for (const [k, parts] of sources.entries()) {
      const target = block.subarray(k * blockRows, k * blockRows + count)
      target.fill(1)
      for (const { part, values } of parts)
        if (part.kind === 'curve') multiplyByCurve(target, curves.get(part.basis), part.column)
        else multiplyBy(target, part, values, own)
      if (standard !== undefined)
        standardise(target, standard.shift[k] ?? 0, standard.scale[k] ?? 1)
    }
  }
}

/** The columns of one basis for the people of a block: column k at k * blockRows. */
interface Curve {
  readonly basis: Basis
  readonly values: Float64Array
  readonly columns: Float64Array
  readonly row: Float64Array
}

/** Each basis that the columns need, once. */
function curvesOf(
  columns: readonly Pick<Column, 'parts'>[],
  snapshot: Snapshot,
): ReadonlyMap<Basis, Curve> {
  const parts = columns.flatMap((column) => column.parts).filter((part) => part.kind === 'curve')
  return new Map(
    parts.map(({ basis, feature }) => {
      const width = basis.suffixes.length
      const values = columnOf(snapshot, feature)
      const made = { columns: new Float64Array(width * blockRows), row: new Float64Array(width) }
      return [basis, { basis, values, ...made }]
    }),
  )
}

function evaluate({ basis, values, columns, row }: Curve, rows: Uint32Array): void {
  for (let b = 0; b < rows.length; b++) {
    basis.evaluate(values[rows[b] ?? 0] ?? 0, row)
    for (let k = 0; k < row.length; k++) columns[k * blockRows + b] = row[k] ?? 0
  }
}

function multiplyByCurve(target: Float64Array, curve: Curve | undefined, column: number): void {
  const offset = column * blockRows
  for (let b = 0; b < target.length; b++)
    target[b] = (target[b] ?? 0) * (curve?.columns[offset + b] ?? 0)
}

function multiplyBy(
  target: Float64Array,
  part: NumericPart | LevelPart,
  values: Float64Array,
  rows: Uint32Array,
): void {
  if (part.kind === 'level') {
    const { level } = part
    for (let b = 0; b < target.length; b++) if (values[rows[b] ?? 0] !== level) target[b] = 0
    return
  }
  const { log, centre, scale } = part
  for (let b = 0; b < target.length; b++) {
    const value = values[rows[b] ?? 0] ?? 0
    target[b] = (target[b] ?? 0) * (((log ? Math.log(value) : value) - centre) / scale)
  }
}

function standardise(target: Float64Array, shift: number, scale: number): void {
  if (shift === 0 && scale === 1) return
  for (let b = 0; b < target.length; b++) target[b] = ((target[b] ?? 0) - shift) / scale
}

/** Calls `visit` for block after block of a row list. */
export function overBlocks(people: number, visit: (start: number, count: number) => void): void {
  for (let start = 0; start < people; start += blockRows)
    visit(start, Math.min(blockRows, people - start))
}
