import { invariant } from '../errors/sampan-error.ts'

/** A dense symmetric matrix: order * order binary64, row by row. */
export interface SymmetricMatrix {
  readonly order: number
  readonly values: Float64Array
}

/** Coordinates of the upper triangle with its diagonal. */
export function triangleLength(order: number): number {
  return (order * (order + 1)) / 2
}

/** From the upper triangle, row by row from the diagonal on. */
export function symmetricFromUpper(upper: Float64Array, order: number): SymmetricMatrix {
  invariant(upper.length === triangleLength(order), 'one value per place of the triangle')
  const values = new Float64Array(order * order)
  let at = 0
  for (let row = 0; row < order; row++)
    for (let column = row; column < order; column++) {
      const value = upper[at++] ?? 0
      values[row * order + column] = value
      values[column * order + row] = value
    }
  return { order, values }
}

/** Cholesky factor L of the matrix scaled to a unit diagonal: D^-1 A D^-1 = L L'. */
export interface Factorization {
  readonly order: number
  readonly lower: Float64Array
  /** Square roots of A's diagonal. */
  readonly scale: Float64Array
  /** Per column 1 - R^2 on the columns before it: what is left of it. */
  readonly pivots: Float64Array
  /** Columns that are, up to the tolerance, combinations of columns before them. */
  readonly dependent: readonly number[]
}

/**
 * Cholesky of a positive semidefinite matrix in the order of its columns, passing over a column of which at most
 * `tolerance` is left: the limited pivoting of R's `qr` (LINPACK dqrdc2), so that the later of two aliased columns is
 * the one that is named. Only + - * / and square roots: the factor may end in a broadcast.
 */
export function factorize(matrix: SymmetricMatrix, tolerance: number): Factorization {
  const { order, values } = matrix
  const scale = new Float64Array(order)
  for (let k = 0; k < order; k++) scale[k] = Math.sqrt(Math.max(values[k * order + k] ?? 0, 0))
  const lower = scaledLower(matrix, scale)
  const pivots = new Float64Array(order)
  const dependent: number[] = []
  for (let column = 0; column < order; column++) {
    const pivot = lower[column * order + column] ?? 0
    pivots[column] = pivot
    if (pivot > tolerance) eliminate(lower, order, column)
    else {
      dependent.push(column)
      for (let row = column; row < order; row++) lower[row * order + column] = 0
    }
  }
  return { order, lower, scale, pivots, dependent }
}

function scaledLower(matrix: SymmetricMatrix, scale: Float64Array): Float64Array {
  const { order, values } = matrix
  const lower = new Float64Array(order * order)
  for (let row = 0; row < order; row++)
    for (let column = 0; column <= row; column++) {
      const divisor = (scale[row] ?? 0) * (scale[column] ?? 0)
      const value = values[row * order + column] ?? 0
      lower[row * order + column] = divisor > 0 ? value / divisor : 0
    }
  return lower
}

/** One column of L, and its products taken off what is to the right of it. */
function eliminate(lower: Float64Array, order: number, column: number): void {
  const root = Math.sqrt(lower[column * order + column] ?? 0)
  lower[column * order + column] = root
  for (let row = column + 1; row < order; row++)
    lower[row * order + column] = (lower[row * order + column] ?? 0) / root
  for (let row = column + 1; row < order; row++) {
    const factor = lower[row * order + column] ?? 0
    if (factor === 0) continue
    for (let right = column + 1; right <= row; right++) {
      const at = row * order + right
      lower[at] = (lower[at] ?? 0) - factor * (lower[right * order + column] ?? 0)
    }
  }
}

/** x with A x = b. The factorization must have no dependent columns. */
export function solve(factorization: Factorization, b: Float64Array): Float64Array {
  const { order, scale, dependent } = factorization
  invariant(dependent.length === 0 && b.length === order, 'a system of full rank')
  const x = b.map((value, k) => value / (scale[k] ?? 1))
  substituteForward(factorization, x)
  substituteBackward(factorization, x)
  return x.map((value, k) => value / (scale[k] ?? 1))
}

function substituteForward({ order, lower }: Factorization, x: Float64Array): void {
  for (let row = 0; row < order; row++) {
    let rest = x[row] ?? 0
    for (let k = 0; k < row; k++) rest -= (lower[row * order + k] ?? 0) * (x[k] ?? 0)
    x[row] = rest / (lower[row * order + row] ?? 1)
  }
}

function substituteBackward({ order, lower }: Factorization, x: Float64Array): void {
  for (let row = order - 1; row >= 0; row--) {
    let rest = x[row] ?? 0
    for (let k = row + 1; k < order; k++) rest -= (lower[k * order + row] ?? 0) * (x[k] ?? 0)
    x[row] = rest / (lower[row * order + row] ?? 1)
  }
}

/** A^-1, symmetric to the last bit. The factorization must have no dependent columns. */
export function inverse(factorization: Factorization): SymmetricMatrix {
  const { order } = factorization
  const values = new Float64Array(order * order)
  for (let column = 0; column < order; column++) {
    const unit = new Float64Array(order)
    unit[column] = 1
    const solution = solve(factorization, unit)
    for (let row = 0; row <= column; row++) {
      values[row * order + column] = solution[row] ?? 0
      values[column * order + row] = solution[row] ?? 0
    }
  }
  return { order, values }
}

export function dotProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0)
  return sum
}
