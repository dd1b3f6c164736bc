/** One hospital's estimate and its variance. */
export interface Study {
  readonly y: number
  readonly v: number
}

export interface WeightedSums {
  /** Of the weights 1 / (v + tau2). */
  readonly total: number
  readonly mean: number
  /** Sum of w (y - mean)^2. */
  readonly q: number
  /** tr(P) = sum w - sum w^2 / sum w, with P = W - W 1 (1'W 1)^-1 1'W. */
  readonly spread: number
  /** tr(P P) and y'P P y. */
  readonly spread2: number
  readonly q2: number
}

export function weightedSums(studies: readonly Study[], tau2: number): WeightedSums {
  let [total, squares, cubes, products] = [0, 0, 0, 0]
  for (const { y, v } of studies) {
    const weight = 1 / (v + tau2)
    total += weight
    squares += weight * weight
    cubes += weight * weight * weight
    products += weight * y
  }
  const mean = products / total
  let [q, q2] = [0, 0]
  for (const { y, v } of studies) {
    const weighed = (y - mean) / (v + tau2)
    q += weighed * (y - mean)
    q2 += weighed * weighed
  }
  const share = squares / total
  return {
    total,
    mean,
    q,
    spread: total - share,
    spread2: squares - (2 * cubes) / total + share * share,
    q2,
  }
}
