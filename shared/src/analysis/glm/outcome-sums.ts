import { SampanError } from '../../errors/sampan-error.ts'
import { logGamma } from '../../numerics/log-gamma.ts'
import { portableLog } from '../../numerics/portable-log.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { RoundSum } from '../analysis.ts'
import { blockRows, overBlocks } from '../design-block.ts'
import { radius } from '../interval.ts'
import { valueOf, valuesOf, withSlack } from '../sum-values.ts'
import { exponentialMax, families } from './families.ts'
import type { Frame } from './frame.ts'
import { offsetFiller, outcomeFiller, priorFiller, type ModelPeople } from './model-people.ts'
import type { Family, GlmInput } from './settings.ts'

/**
 * What the outcome alone says: the sum of the weights; `outcome` and `exposure`, whose ratio begins the iteration at the model
 * of the intercept; and what of the log likelihood depends on no model.
 */
const names = ['weight', 'outcome', 'exposure', 'constant'] as const
type Name = (typeof names)[number]

/** A binomial model without weights needs none: its cases say it all. */
function hasSums({ settings }: GlmInput): boolean {
  return settings.family !== 'binomial' || settings.weights !== null
}

export function outcomeSegments(input: GlmInput, frame: Frame, people: number): readonly Segment[] {
  if (!hasSums(input)) return []
  const bounds = personBounds(frame)
  return names.map((name) => {
    return { name, length: 1, kind: 'real', bound: withSlack(people * bounds[name]) }
  })
}

/** log x is at most x, and - log x at most 1 / x; of a weight near 0 it is at least -745. */
function personBounds({ family, outcome, weightMax: w }: Frame): Readonly<Record<Name, number>> {
  const { low, high } = outcome.interval
  const largest = radius(outcome.interval, 0)
  switch (family) {
    case 'gaussian':
      return {
        weight: w,
        outcome: w * (largest + families.gaussian.etaCap),
        exposure: w,
        constant: 745 + w,
      }
    case 'binomial':
      return { weight: w, outcome: w, exposure: w, constant: 1 }
    case 'poisson': {
      const exposure = w * exponentialMax
      return { weight: w, outcome: w * Math.max(high, 1), exposure, constant: 2 * w * (1 + high) }
    }
    case 'gamma': {
      const unit = Math.max(outcome.unit, 1 / outcome.unit)
      const constant = w * (high + 1 / low + unit)
      return { weight: w, outcome: w * high * exponentialMax, exposure: w, constant }
    }
  }
}

/** @throws SampanError value-out-of-range for a count that is not whole */
export function outcomeSums(
  input: GlmInput,
  people: ModelPeople,
): readonly (readonly [string, ArrayLike<number>])[] {
  if (!hasSums(input)) return []
  const { family } = people.frame
  const [y, offset, w] = [0, 1, 2].map(() => new Float64Array(blockRows)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const fills = [outcomeFiller(people), offsetFiller(people), priorFiller(people)] as const
  const totals = { weight: 0, outcome: 0, exposure: 0, constant: 0 }
  overBlocks(people.rows.length, (start, count) => {
    fills[0](y, start, count)
    fills[1](offset, start, count)
    fills[2](w, start, count)
    for (let b = 0; b < count; b++) {
      const one = personSums(family, y[b] ?? 0, offset[b] ?? 0, w[b] ?? 0)
      for (const name of names) totals[name] += one[name]
    }
  })
  if (family === 'gamma') totals.constant += totals.weight * Math.log(people.frame.outcome.unit)
  return names.map((name) => [name, [totals[name]]] as const)
}

function personSums(
  family: Family,
  y: number,
  offset: number,
  weight: number,
): Readonly<Record<Name, number>> {
  const whole = { weight, exposure: weight }
  switch (family) {
    case 'gaussian':
      return { ...whole, outcome: weight * (y - offset), constant: Math.log(weight) }
    case 'binomial':
      return { ...whole, outcome: weight * y, constant: 0 }
    case 'poisson': {
      if (!Number.isInteger(y))
        throw new SampanError('value-out-of-range', { expected: 'a whole number' })
      const saturated = (y > 0 ? y * Math.log(y) : 0) - y - logGamma(y + 1)
      const exposure = weight * Math.exp(offset)
      return { weight, outcome: weight * y, exposure, constant: weight * saturated }
    }
    case 'gamma':
      return {
        ...whole,
        outcome: weight * y * Math.exp(-offset),
        constant: weight * Math.log(y),
      }
  }
}

export interface PooledOutcome {
  readonly weight: number
  readonly outcome: number
  readonly constant: number
  /** Intercept at which the iteration starts, in the frame. */
  readonly intercept: number
}

/** A logistic model starts from coefficients 0, every other at the mean. */
export function pooledOutcome(input: GlmInput, sum: RoundSum): PooledOutcome {
  if (valuesOf(sum, 'weight').length === 0)
    return {
      weight: valueOf(sum, 'people'),
      outcome: valueOf(sum, 'cases'),
      constant: 0,
      intercept: 0,
    }
  const [weight, outcome, exposure, constant] = names.map((name) => valueOf(sum, name)) as [
    number,
    number,
    number,
    number,
  ]
  const mean = outcome / exposure
  const { family, intercept } = input.settings
  const start = family === 'gaussian' ? mean : mean > 0 ? portableLog(mean) : 0
  const isZero = !intercept || family === 'binomial' || !Number.isFinite(mean)
  return { weight, outcome, constant, intercept: isZero ? 0 : start }
}
