import type { Family } from './settings.ts'

/** What the people of one block are at a point: arrays of one number per person. */
export interface Points {
  /** Outcomes in the frame. */
  readonly outcome: Float64Array
  readonly prior: Float64Array
  readonly eta: Float64Array
  /** Written: what a person adds to the score, per unit of a column. */
  readonly residual: Float64Array
  /** Written: what a person adds to the second derivative. */
  readonly weight: Float64Array
}

/** Sums over people at a point. */
export interface PointSums {
  deviance: number
  /** Of the family's variance function; 0 where its dispersion is known. */
  pearson: number
  /** -2 log likelihood with weights rounded to whole trials, as R has it. */
  trials: number
}

type Evaluate = (points: Points, count: number, sums: PointSums) => void

/** Writes residuals and weights of a block at its linear predictors, and adds to the sums. */
export const evaluators: Readonly<Record<Family, Evaluate>> = {
  gaussian: (points, count, sums) => {
    const { outcome, prior, eta, residual, weight } = points
    for (let b = 0; b < count; b++) {
      const w = prior[b] ?? 0
      const difference = (outcome[b] ?? 0) - (eta[b] ?? 0)
      residual[b] = w * difference
      weight[b] = w
      sums.deviance += w * difference * difference
    }
  },
  binomial,
  poisson: (points, count, sums) => {
    const { outcome, prior, eta, residual, weight } = points
    for (let b = 0; b < count; b++) {
      const w = prior[b] ?? 0
      const y = outcome[b] ?? 0
      const value = eta[b] ?? 0
      const mean = Math.exp(value)
      residual[b] = w * (y - mean)
      weight[b] = w * mean
      const logarithm = y > 0 ? y * (Math.log(y) - value) : 0
      sums.deviance += 2 * w * (logarithm - (y - mean))
    }
  },
  gamma: (points, count, sums) => {
    const { outcome, prior, eta, residual, weight } = points
    for (let b = 0; b < count; b++) {
      const w = prior[b] ?? 0
      const y = outcome[b] ?? 0
      const value = eta[b] ?? 0
      const ratio = y * Math.exp(-value)
      residual[b] = w * (ratio - 1)
      weight[b] = w * ratio
      sums.deviance += 2 * w * (ratio - 1 - (Math.log(y) - value))
      sums.pearson += w * (ratio - 1) * (ratio - 1)
    }
  },
}

/**
 * With e = exp(-|eta|) nothing cancels: mu = 1 / (1 + e) or e / (1 + e), w = e / (1 + e)^2, and
 * -2 log p = 2 (max(m, 0) + log1p(e)) with m = eta against the outcome.
 */
function binomial(points: Points, count: number, sums: PointSums): void {
  const { outcome, prior, eta, residual, weight } = points
  let deviance = 0
  let trials = 0
  for (let b = 0; b < count; b++) {
    const w = prior[b] ?? 0
    const value = eta[b] ?? 0
    const against = outcome[b] === 1 ? -value : value
    const e = Math.exp(-Math.abs(value))
    const rest = 1 / (1 + e)
    const wrong = against > 0 ? rest : e * rest
    residual[b] = outcome[b] === 1 ? w * wrong : -w * wrong
    weight[b] = w * e * rest * rest
    const lost = 2 * (Math.max(against, 0) + Math.log1p(e))
    deviance += w * lost
    trials += roundedToEven(w) * lost
  }
  sums.deviance += deviance
  sums.trials += trials
}

/** R's `round`. */
function roundedToEven(value: number): number {
  const rounded = Math.round(value)
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded
}
