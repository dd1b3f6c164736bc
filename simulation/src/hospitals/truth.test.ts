import { describe, expect, it } from 'vitest'
import { defaultTruth, generateHospitals } from './generate.ts'
import { fourHospitals } from './hospitals.ts'
import { pooledDesign } from './pooled.ts'

const names = ['intercept', 'age', 'male', 'systolic', 'cholesterol', 'smoker', 'diabetes'] as const

/** Complete cases on the scale of the study's terms, and the outcome. */
function design(seed: string) {
  const { columns } = pooledDesign(generateHospitals({ ...fourHospitals, seed }))
  const rows = Array.from(columns.age, (age, k) => [
    1,
    (age - 60) / 10,
    columns.male[k]!,
    (columns.systolic[k]! - 130) / 20,
    (columns.cholesterol[k]! - 200) / 40,
    columns.smoker[k]!,
    columns.diabetes[k]!,
  ])
  const complete = rows.map((row) => row.every((value) => !Number.isNaN(value)))
  return {
    x: rows.filter((_, k) => complete[k] === true),
    y: [...columns.infarction].filter((_, k) => complete[k] === true),
  }
}

/** Logistic regression by Newton's method, written out: estimates and standard errors. */
function fit({ x, y }: ReturnType<typeof design>) {
  const size = names.length
  let beta = new Array<number>(size).fill(0)
  let inverse: number[][] = []
  for (let step = 0; step < 12; step++) {
    const score = new Array<number>(size).fill(0)
    const information = beta.map(() => new Array<number>(size).fill(0))
    x.forEach((row, k) => {
      const mean = 1 / (1 + Math.exp(-row.reduce((sum, value, j) => sum + value * beta[j]!, 0)))
      for (let i = 0; i < size; i++) {
        score[i]! += row[i]! * (y[k]! - mean)
        for (let j = 0; j < size; j++) information[i]![j]! += row[i]! * row[j]! * mean * (1 - mean)
      }
    })
    inverse = invert(information)
    beta = beta.map((value, i) => value + inverse[i]!.reduce((sum, v, j) => sum + v * score[j]!, 0))
  }
  return { beta, errors: inverse.map((row, k) => Math.sqrt(row[k]!)) }
}

/** Gauss and Jordan. */
function invert(matrix: number[][]): number[][] {
  const size = matrix.length
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
  for (let k = 0; k < size; k++) {
    const pivot = work[k]![k]!
    work[k] = work[k]!.map((value) => value / pivot)
    for (let i = 0; i < size; i++)
      if (i !== k) {
        const factor = work[i]![k]!
        work[i] = work[i]!.map((value, j) => value - factor * work[k]![j]!)
      }
  }
  return work.map((row) => row.slice(size))
}

describe('the true model', () => {
  it('is what regression on many generated people finds, within its error', () => {
    const scores = ['a', 'b', 'c'].flatMap((seed) => {
      const { beta, errors } = fit(design(seed))
      return names.map((name, k) => (beta[k]! - defaultTruth[name]) / errors[k]!)
    })
    // 21 standard normal scores: their squares add up to a chi-square of 21; 46.8 is its 99.9 % point.
    expect(scores.reduce((sum, score) => sum + score ** 2, 0)).toBeLessThan(46.8)
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4)
  })
})
