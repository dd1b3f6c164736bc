import { blockRows } from './design-block.ts'

/** Rows of the result that are made together: their weighted columns stay in the nearest cache. */
const [tileRows, tileColumns] = [2, 4]

/** Adds X' diag(w) X of one block; column k of X is at k * blockRows. */
export type AddCrossProducts = (
  /** Upper triangle, row by row. */
  upper: Float64Array,
  columns: Float64Array,
  weight: Float64Array,
  count: number,
) => void

/**
 * For models of `order` columns. Two rows by four columns of the result at a time: eight sums in registers, and six numbers
 * read for eight products.
 */
export function crossProducts(order: number): AddCrossProducts {
  const weighted = new Float64Array(tileRows * blockRows)
  const sums = new Float64Array(tileRows * tileColumns)
  return (upper, columns, weight, count) => {
    for (let row = 0; row < order; row += tileRows) {
      weigh(weighted, columns, weight, { row, order, count })
      for (let column = row; column < order; column += tileColumns) {
        tile(sums, weighted, columns, offsetsOf(column, order), count)
        addTile(upper, sums, { row, column, order })
      }
    }
  }
}

interface Place {
  readonly row: number
  readonly order: number
}

/** Beyond the last column the last stands again; nobody adds those sums. */
function offsetsOf(column: number, order: number): readonly [number, number, number, number] {
  const at = (k: number): number => Math.min(column + k, order - 1) * blockRows
  return [at(0), at(1), at(2), at(3)]
}

function weigh(
  weighted: Float64Array,
  columns: Float64Array,
  weight: Float64Array,
  { row, order, count }: Place & { readonly count: number },
): void {
  for (let k = 0; k < tileRows; k++) {
    const from = Math.min(row + k, order - 1) * blockRows
    const to = k * blockRows
    for (let b = 0; b < count; b++) weighted[to + b] = (weight[b] ?? 0) * (columns[from + b] ?? 0)
  }
}

function tile(
  sums: Float64Array,
  weighted: Float64Array,
  columns: Float64Array,
  [p, q, r, s]: readonly [number, number, number, number],
  count: number,
): void {
  let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let b = 0; b < count; b++) {
    const first = weighted[b] ?? 0
    const second = weighted[blockRows + b] ?? 0
    const c0 = columns[p + b] ?? 0
    const c1 = columns[q + b] ?? 0
    const c2 = columns[r + b] ?? 0
    const c3 = columns[s + b] ?? 0
    a0 += first * c0
    a1 += first * c1
    a2 += first * c2
    a3 += first * c3
    b0 += second * c0
    b1 += second * c1
    b2 += second * c2
    b3 += second * c3
  }
  sums[0] = a0
  sums[1] = a1
  sums[2] = a2
  sums[3] = a3
  sums[4] = b0
  sums[5] = b1
  sums[6] = b2
  sums[7] = b3
}

function addTile(
  upper: Float64Array,
  sums: Float64Array,
  { row, column, order }: Place & { readonly column: number },
): void {
  for (let k = 0; k < tileRows && row + k < order; k++) {
    const own = row + k
    const start = own * order - (own * (own - 1)) / 2 - own
    for (let j = 0; j < tileColumns && column + j < order; j++) {
      const other = column + j
      if (other < own) continue
      upper[start + other] = (upper[start + other] ?? 0) + (sums[k * tileColumns + j] ?? 0)
    }
  }
}

/** Adds X' r of one block. */
export function addProducts(
  target: Float64Array,
  columns: Float64Array,
  factor: Float64Array,
  count: number,
): void {
  for (let k = 0; k < target.length; k++) {
    const offset = k * blockRows
    let [even, odd] = [0, 0]
    let b = 0
    for (; b + 1 < count; b += 2) {
      even += (factor[b] ?? 0) * (columns[offset + b] ?? 0)
      odd += (factor[b + 1] ?? 0) * (columns[offset + b + 1] ?? 0)
    }
    if (b < count) even += (factor[b] ?? 0) * (columns[offset + b] ?? 0)
    target[k] = (target[k] ?? 0) + even + odd
  }
}
