import {
  poissonInterval,
  proportionInterval,
  proportionPValue,
} from '../../numerics/exact-counts.ts'
import type { RateRatio } from './result.ts'

const daysPerYear = 365.25

export interface Experience {
  readonly events: number
  readonly days: number
}

export interface RateScale {
  /** Person-years. */
  readonly per: number
  readonly confidence: number
}

interface Rate {
  readonly rate: number | null
  readonly 'conf.low': number | null
  readonly 'conf.high': number | null
}

/** Events per person-time with the exact interval of R's `poisson.test`. */
export function rateOf({ events, days }: Experience, { per, confidence }: RateScale): Rate {
  if (days === 0) return { rate: null, 'conf.low': null, 'conf.high': null }
  const { low, high } = poissonInterval(events, confidence)
  const unit = (per * daysPerYear) / days
  return { rate: events * unit, 'conf.low': low * unit, 'conf.high': high * unit }
}

/**
 * The ratio of two rates: given their sum, the events of the one are binomial (J. Przyborowski, H. Wilenski 1940), as in
 * R's `poisson.test` of two. Null without an event or without time.
 */
export function ratioOf(own: Experience, first: Experience, confidence: number): RateRatio | null {
  const total = own.events + first.events
  if (total === 0 || own.days === 0 || first.days === 0) return null
  const time = first.days / own.days
  const odds = (share: number): number | null => {
    const value = (share / (1 - share)) * time
    return Number.isFinite(value) ? value : null
  }
  const { low, high } = proportionInterval(own.events, total, confidence)
  return {
    'rate.ratio': odds(own.events / total),
    'conf.low': odds(low),
    'conf.high': odds(high),
    'p.value': proportionPValue(own.events, total, own.days / (own.days + first.days)),
  }
}

/**
 * The largest share of a sum that one of `people` can have whose squares add up to `squares`, none negative: the others
 * share the rest evenly. 1 of a sum of 0.
 */
export function largestShare(people: number, sum: number, squares: number): number {
  if (sum === 0 || people === 0) return 1
  const spread = Math.max((people * squares) / (sum * sum) - 1, 0)
  return Math.min((1 + Math.sqrt((people - 1) * spread)) / people, 1)
}
