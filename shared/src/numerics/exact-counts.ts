import { invariant } from '../errors/sampan-error.ts'
import { betaQuantile } from './beta-distribution.ts'
import { fromRatios, twoSided } from './discrete-probabilities.ts'
import { gammaQuantile } from './gamma-distribution.ts'

export interface ExactInterval {
  readonly low: number
  readonly high: number
}

/** Exact interval of a Poisson mean after `count` events (F. Garwood 1936); R: `poisson.test(count)$conf.int`. */
export function poissonInterval(count: number, level: number): ExactInterval {
  invariant(level > 0 && level < 1, 'a confidence level')
  const tail = (1 - level) / 2
  return {
    low: count === 0 ? 0 : gammaQuantile(tail, count),
    high: gammaQuantile(tail, count + 1, 'upper'),
  }
}

/** Exact interval of a proportion (C. J. Clopper, E. S. Pearson 1934); R: `binom.test(count, of)$conf.int`. */
export function proportionInterval(count: number, of: number, level: number): ExactInterval {
  invariant(level > 0 && level < 1 && count <= of, 'a confidence level and a share')
  const tail = (1 - level) / 2
  return {
    low: count === 0 ? 0 : betaQuantile(tail, [count, of - count + 1]),
    high: count === of ? 1 : betaQuantile(tail, [count + 1, of - count], 'upper'),
  }
}

/** Two-sided exact p of `count` successes out of `of`; R: `binom.test(count, of, probability)$p.value`. */
export function proportionPValue(count: number, of: number, probability: number): number {
  invariant(probability > 0 && probability < 1, 'a probability between 0 and 1')
  const odds = probability / (1 - probability)
  return twoSided(
    fromRatios(0, of, (k) => ((of - k) / (k + 1)) * odds),
    count,
  )
}
