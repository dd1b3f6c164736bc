import { blockRows } from './design-block.ts'

/** The same columns, weighted rows, sums: scratch and result of `addWeightedProducts`. */
export interface WeightedBlock {
  /** Column k of the model matrix at k * blockRows. */
  readonly columns: Float64Array
  readonly weight: Float64Array
  /** Scratch of blockRows. */
  readonly weighted: Float64Array
}

/**
 * Adds X'WX of one block to an upper triangle, row by row. Four columns at a time share one reading of the weighted row:
 * the loop is bound by loads, not by multiplications.
 */
export function addWeightedProducts(
  triangle: Float64Array,
  { columns, weight, weighted }: WeightedBlock,
  order: number,
  count: number,
): void {
  let at = 0
  for (let row = 0; row < order; row++) {
    const offset = row * blockRows
    for (let b = 0; b < count; b++) weighted[b] = (weight[b] ?? 0) * (columns[offset + b] ?? 0)
    let column = row
    for (; column + 3 < order; column += 4, at += 4)
      addFour(triangle, at, { weighted, columns, offset: column * blockRows, count })
    for (; column < order; column++, at++)
      triangle[at] = (triangle[at] ?? 0) + product(weighted, columns, column * blockRows, count)
  }
}

interface Four {
  readonly weighted: Float64Array
  readonly columns: Float64Array
  readonly offset: number
  readonly count: number
}

function addFour(
  triangle: Float64Array,
  at: number,
  { weighted, columns, offset, count }: Four,
): void {
  const [second, third, fourth] = [
    offset + blockRows,
    offset + 2 * blockRows,
    offset + 3 * blockRows,
  ]
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = 0; k < count; k++) {
    const value = weighted[k] ?? 0
    a += value * (columns[offset + k] ?? 0)
    b += value * (columns[second + k] ?? 0)
    c += value * (columns[third + k] ?? 0)
    d += value * (columns[fourth + k] ?? 0)
  }
  triangle[at] = (triangle[at] ?? 0) + a
  triangle[at + 1] = (triangle[at + 1] ?? 0) + b
  triangle[at + 2] = (triangle[at + 2] ?? 0) + c
  triangle[at + 3] = (triangle[at + 3] ?? 0) + d
}

/** Inner product over a block, as two sums that do not wait for one another. */
export function product(
  left: Float64Array,
  right: Float64Array,
  offset: number,
  count: number,
): number {
  let [even, odd] = [0, 0]
  let k = 0
  for (; k + 1 < count; k += 2) {
    even += (left[k] ?? 0) * (right[offset + k] ?? 0)
    odd += (left[k + 1] ?? 0) * (right[offset + k + 1] ?? 0)
  }
  if (k < count) even += (left[k] ?? 0) * (right[offset + k] ?? 0)
  return even + odd
}
