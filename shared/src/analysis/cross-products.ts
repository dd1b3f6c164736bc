import { blockRows } from './design-block.ts'

/** Adds X' diag(w) X of one block; column k of X is at k * blockRows. */
export type AddCrossProducts = (
  /** Upper triangle, row by row. */
  upper: Float64Array,
  columns: Float64Array,
  weight: Float64Array,
  count: number,
) => void

/**
 * For models of `order` columns. Two rows by two columns of the result at a time: four numbers are read for four products,
 * and a processor without wider registers is as busy with them as it can be; larger tiles were slower.
 */
export function crossProducts(order: number): AddCrossProducts {
  const work = {
    first: new Float64Array(blockRows),
    second: new Float64Array(blockRows),
    sums: new Float64Array(4),
  }
  const viewsOf = columnViews(order)
  return (upper, columns, weight, count) => {
    const views = viewsOf(columns)
    for (let row = 0; row < order; row += 2) {
      weigh(work.first, at(views, row), weight, count)
      weigh(work.second, at(views, row + 1), weight, count)
      for (let column = row; column < order; column += 2) {
        tile(work, at(views, column), at(views, column + 1), count)
        addTile(upper, work.sums, { row, column, order })
      }
    }
  }
}

/** A view of every column, made once for the block that is filled again and again. */
function columnViews(order: number): (columns: Float64Array) => readonly Float64Array[] {
  let [of, views]: [Float64Array | null, readonly Float64Array[]] = [null, []]
  return (columns) => {
    if (of !== columns) {
      of = columns
      views = Array.from({ length: order }, (_, k) =>
        columns.subarray(k * blockRows, (k + 1) * blockRows),
      )
    }
    return views
  }
}

/** Beyond the last column the last stands again; nobody adds those sums. */
function at(views: readonly Float64Array[], k: number): Float64Array {
  return views[Math.min(k, views.length - 1)] ?? nothing
}

const nothing = new Float64Array(0)

function weigh(
  weighted: Float64Array,
  column: Float64Array,
  weight: Float64Array,
  count: number,
): void {
  for (let b = 0; b < count; b++) weighted[b] = (weight[b] ?? 0) * (column[b] ?? 0)
}

/** Two weighted columns, and the sums of a tile. */
interface Work {
  readonly first: Float64Array
  readonly second: Float64Array
  readonly sums: Float64Array
}

// Numbers one by one: taken apart from a list, the loop was three times slower.
function tile(
  { first, second, sums }: Work,
  left: Float64Array,
  right: Float64Array,
  count: number,
): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = 0; k < count; k++) {
    const p = first[k] ?? 0
    const q = second[k] ?? 0
    const x = left[k] ?? 0
    const y = right[k] ?? 0
    a += p * x
    b += p * y
    c += q * x
    d += q * y
  }
  sums[0] = a
  sums[1] = b
  sums[2] = c
  sums[3] = d
}

function addTile(
  upper: Float64Array,
  sums: Float64Array,
  { row, column, order }: Record<'row' | 'column' | 'order', number>,
): void {
  for (let k = 0; k < 4; k++) {
    const [own, other] = [row + (k >> 1), column + (k & 1)]
    if (own >= order || other >= order || other < own) continue
    const place = own * order - (own * (own - 1)) / 2 + other - own
    upper[place] = (upper[place] ?? 0) + (sums[k] ?? 0)
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
    let even = 0
    let odd = 0
    let b = 0
    for (; b + 1 < count; b += 2) {
      even += (factor[b] ?? 0) * (columns[offset + b] ?? 0)
      odd += (factor[b + 1] ?? 0) * (columns[offset + b + 1] ?? 0)
    }
    if (b < count) even += (factor[b] ?? 0) * (columns[offset + b] ?? 0)
    target[k] = (target[k] ?? 0) + even + odd
  }
}
