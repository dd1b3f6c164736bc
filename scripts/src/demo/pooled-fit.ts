/** Rows of a logistic model, complete cases only; the first column is the intercept. */
export interface Rows {
  readonly terms: readonly string[]
  readonly x: readonly (readonly number[])[]
  readonly y: readonly number[]
}

export interface PooledFit {
  readonly terms: readonly string[]
  readonly n: number
  readonly estimates: readonly number[]
  readonly errors: readonly number[]
  readonly deviance: number
}

/**
 * Logistic regression over all rows by Newton's method, written out in binary64 and sharing nothing with the product:
 * what a statistician with all the data would get. Columns are scaled to unit size for the solution and scaled back.
 */
export function pooledFit({ terms, x, y }: Rows): PooledFit {
  const scale = terms.map((_, j) => Math.max(...x.map((row) => Math.abs(row[j] ?? 0))) || 1)
  const scaled = x.map((row) => row.map((value, j) => value / (scale[j] ?? 1)))
  let beta = terms.map(() => 0)
  let inverse: readonly (readonly number[])[] = []
  for (let step = 0; step < 25; step++) {
    const { score, information } = derivatives(scaled, y, beta)
    inverse = invert(information)
    const move = inverse.map((row) => dot(row, score))
    beta = beta.map((value, j) => value + (move[j] ?? 0))
  }
  return {
    terms,
    n: y.length,
    estimates: beta.map((value, j) => value / (scale[j] ?? 1)),
    errors: inverse.map((row, j) => Math.sqrt(row[j] ?? 0) / (scale[j] ?? 1)),
    deviance: devianceAt(scaled, y, beta),
  }
}

function derivatives(
  x: readonly (readonly number[])[],
  y: readonly number[],
  beta: readonly number[],
): { readonly score: readonly number[]; readonly information: number[][] } {
  const score = beta.map(() => 0)
  const information = beta.map(() => beta.map(() => 0))
  x.forEach((row, k) => {
    const mean = 1 / (1 + Math.exp(-dot(row, beta)))
    const weight = mean * (1 - mean)
    row.forEach((value, i) => {
      score[i] = (score[i] ?? 0) + value * ((y[k] ?? 0) - mean)
      const line = information[i] ?? []
      row.forEach((other, j) => {
        line[j] = (line[j] ?? 0) + value * other * weight
      })
    })
  })
  return { score, information }
}

function devianceAt(
  x: readonly (readonly number[])[],
  y: readonly number[],
  beta: readonly number[],
): number {
  return x.reduce((sum, row, k) => {
    const eta = dot(row, beta)
    return sum + 2 * Math.log1p(Math.exp((y[k] ?? 0) === 1 ? -eta : eta))
  }, 0)
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, j) => sum + value * (b[j] ?? 0), 0)
}

/** Gauss and Jordan with the largest pivot of the column. */
function invert(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = matrix.length
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
  for (let k = 0; k < size; k++) {
    const at = largest(work, k)
    const pivotRow = work[at] ?? []
    work[at] = work[k] ?? []
    const pivot = pivotRow[k] ?? 0
    const line = pivotRow.map((value) => value / pivot)
    work[k] = line
    for (let i = 0; i < size; i++) {
      const factor = i === k ? 0 : (work[i]?.[k] ?? 0)
      if (factor !== 0) work[i] = (work[i] ?? []).map((v, j) => v - factor * (line[j] ?? 0))
    }
  }
  return work.map((row) => row.slice(size))
}

function largest(work: readonly (readonly number[])[], k: number): number {
  let best = k
  for (let i = k; i < work.length; i++)
    if (Math.abs(work[i]?.[k] ?? 0) > Math.abs(work[best]?.[k] ?? 0)) best = i
  return best
}
