import { dotProduct, type SymmetricMatrix } from '../../numerics/symmetric.ts'
import type { Evaluated } from './model.ts'
import type { PooledStandard } from './state.ts'

/**
 * The ridge: minimised is deviance / 2 + (lambda / 2) sum over columns of (s_j beta_j)^2, s_j the standard deviation of column j
 * over all people (divisor n), the intercept free. Twice its penalty at a point.
 */
export function ridgeAt({ penalty }: PooledStandard, beta: readonly number[]): number {
  return beta.reduce((sum, value, k) => sum + (penalty[k] ?? 0) * value * value, 0)
}

export function withRidge(
  { order, values }: SymmetricMatrix,
  penalty: readonly number[],
): SymmetricMatrix {
  const sum = values.slice()
  for (let k = 0; k < order; k++) sum[k * order + k] = (sum[k * order + k] ?? 0) + (penalty[k] ?? 0)
  return { order, values: sum }
}

/** A B A for symmetric A and B, symmetric to the last bit. */
export function sandwich(a: SymmetricMatrix, b: SymmetricMatrix): SymmetricMatrix {
  const { order } = a
  const half = product(b, a)
  const values = new Float64Array(order * order)
  for (let row = 0; row < order; row++)
    for (let column = row; column < order; column++) {
      let sum = 0
      for (let k = 0; k < order; k++)
        sum += (a.values[row * order + k] ?? 0) * (half[k * order + column] ?? 0)
      values[row * order + column] = sum
      values[column * order + row] = sum
    }
  return { order, values }
}

/** Row by row; of symmetric matrices the product is not symmetric. */
function product(a: SymmetricMatrix, b: SymmetricMatrix): Float64Array {
  const { order } = a
  const values = new Float64Array(order * order)
  for (let row = 0; row < order; row++)
    for (let k = 0; k < order; k++) {
      const factor = a.values[row * order + k] ?? 0
      for (let column = 0; column < order; column++) {
        const at = row * order + column
        values[at] = (values[at] ?? 0) + factor * (b.values[k * order + column] ?? 0)
      }
    }
  return values
}

/** Effective number of parameters: the trace of (I + P)^-1 I. */
export function traceOfProduct(a: SymmetricMatrix, b: SymmetricMatrix): number {
  return dotProduct(a.values, b.values)
}

/** Where a deviance is quadratic, its value after the step: D - 2 U'd + d'I d, with U the score without the ridge. */
export function devianceAfter({ deviance, score, information, step }: Evaluated): number {
  const { order, values } = information
  let curvature = 0
  for (let row = 0; row < order; row++)
    curvature +=
      (step[row] ?? 0) * dotProduct(values.subarray(row * order, (row + 1) * order), step)
  return deviance - 2 * dotProduct(score, step) + curvature
}
