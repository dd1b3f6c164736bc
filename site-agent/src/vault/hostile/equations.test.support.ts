/** factors . unknowns = sum */
export interface Equation {
  readonly factors: readonly number[]
  readonly sum: number
}

/** As many equations as unknowns: Gaussian elimination with row pivoting. */
export function solveEquations(equations: readonly Equation[]): number[] {
  const rows = equations.map(({ factors, sum }) => [...factors, sum])
  const n = rows.length
  for (let k = 0; k < n; k++) {
    const size = (row: number): number => Math.abs(rows[row]![k]!)
    let pivot = k
    for (let row = k + 1; row < n; row++) if (size(row) > size(pivot)) pivot = row
    ;[rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!]
    for (let row = k + 1; row < n; row++) eliminate(rows[row]!, rows[k]!, k)
  }
  const found = new Array<number>(n).fill(0)
  for (let k = n - 1; k >= 0; k--) {
    const rest = found.reduce((sum, value, j) => (j > k ? sum + rows[k]![j]! * value : sum), 0)
    found[k] = (rows[k]![n]! - rest) / rows[k]![k]!
  }
  return found
}

function eliminate(row: number[], by: readonly number[], column: number): void {
  const factor = row[column]! / by[column]!
  for (let j = column; j < row.length; j++) row[j]! -= factor * by[j]!
}
