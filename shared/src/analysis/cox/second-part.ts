import type { EventCells, Increments } from './cells.ts'
import type { RiskSums } from './state.ts'

/**
 * Takes off the information what needs sums over the risk set: sum over cells of (d + 2 G1) m m', m = S1 / S0. What is left
 * exceeds the information by sum of G2 (e - m)(e - m)', e = E1 / E0: by nothing where nobody is tied.
 */
export function withoutMeans(
  information: Float64Array,
  cells: EventCells,
  risk: RiskSums,
  { first }: Increments,
): Float64Array {
  const left = information.slice()
  const mean = (cell: number, k: number): number =>
    (risk.atRiskX[k * cells.count + cell] ?? 0) / (risk.atRisk[cell] ?? 1)
  for (let cell = 0; cell < cells.count; cell++)
    takeSquare(left, orderOf(cells, risk), {
      factor: (cells.events[cell] ?? 0) + 2 * (first[cell] ?? 0),
      vector: (k) => mean(cell, k),
    })
  return left
}

/** Efron's information, exactly. */
export function withoutTies(
  information: ArrayLike<number>,
  cells: EventCells,
  risk: RiskSums,
  tied: { readonly sums: ArrayLike<number>; readonly second: Float64Array },
): Float64Array {
  const left = Float64Array.from(information)
  for (const [place, cell] of cells.ties.entries())
    takeSquare(left, orderOf(cells, risk), {
      factor: tied.second[cell] ?? 0,
      vector: (k) =>
        (tied.sums[k * cells.ties.length + place] ?? 0) / (risk.tied[place] ?? 1) -
        (risk.atRiskX[k * cells.count + cell] ?? 0) / (risk.atRisk[cell] ?? 1),
    })
  return left
}

function orderOf({ count }: EventCells, { atRiskX }: RiskSums): number {
  return atRiskX.length / count
}

interface Square {
  readonly factor: number
  readonly vector: (k: number) => number
}

function takeSquare(triangle: Float64Array, order: number, { factor, vector }: Square): void {
  const values = Float64Array.from({ length: order }, (_, k) => vector(k))
  let at = 0
  for (let row = 0; row < order; row++) {
    const left = factor * (values[row] ?? 0)
    for (let column = row; column < order; column++, at++)
      triangle[at] = (triangle[at] ?? 0) - left * (values[column] ?? 0)
  }
}
