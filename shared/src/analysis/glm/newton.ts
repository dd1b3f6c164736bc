import {
  dotProduct,
  factorize,
  solve,
  symmetricFromUpper,
  type Factorization,
} from '../../numerics/symmetric.ts'
import type { Next, RoundSum } from '../analysis.ts'
import type { Design } from '../design.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { glmResult } from './estimates.ts'
import {
  askOrEnd,
  asksMax,
  judgeTable,
  proofWithoutAsking,
  separationInCells,
} from './separation.ts'
import type { Evaluated, Model } from './model.ts'
import { roundsMax, type NewtonPoint, type NewtonState } from './state.ts'

/**
 * What must be left of a column, 1 - R^2 on the columns before it, in the information at coefficients 0: below it the
 * column is a combination of the others (variance inflation over 10^10). Down to it estimates are good to 1e-8 of their
 * standard errors; standard errors lose digits with what is left, about 1e-14 / (1 - R^2) (measured against R), and
 * that is warned of from 1e-4 on.
 */
const aliasTolerance = 1e-10
/** Later on only a matrix that has no meaning any more is refused. */
const singularTolerance = 1e-13
/** Over the whole iteration: each is a round, and a maximum that lies beyond the cap is not found by more of them. */
const halvingsMax = 10
/** As R's glm compares deviances, |difference| / (|deviance| + 0.1). */
const riseTolerance = 1e-8

export function afterNewton(model: Model, state: NewtonState, sum: RoundSum): Next {
  const { point } = state
  if (valueOf(sum, 'over-cap') > 0) return retreat(model, state, 'eta-cap')
  const deviance = valueOf(sum, 'deviance')
  const last = point.deviances.at(-1)
  if (last !== undefined && deviance - last > riseTolerance * (Math.abs(deviance) + 0.1))
    return retreat(model, state, 'deviance-rises')
  const score = valuesOf(sum, 'score')
  const information = symmetricFromUpper(valuesOf(sum, 'information'), score.length)
  const first = point.iteration === 0
  const verdict = first ? judgeTable(model.design, state, sum, model.input.manifest.floors) : null
  if (verdict !== null) return { type: 'failure', ...verdict }
  const factorization = factorize(information, first ? aliasTolerance : singularTolerance)
  if (factorization.dependent.length > 0)
    return first
      ? aliased(model.design, factorization)
      : askOrEnd(model, state, { reason: 'singular', step: lastStep(point), next: null })
  const proven = first
    ? separationInCells(model.design, state, sum)
    : proofWithoutAsking(model, state, deviance)
  if (proven !== null) return proven
  const step = solve(factorization, score)
  const decrement = Math.sqrt(Math.max(dotProduct(score, step), 0))
  return forward(model, state, { factorization, deviance, step, decrement }, sum)
}

function aliased(design: Design, { dependent }: Factorization): Next {
  const term = dependent.map((k) => design.columns[k]?.name ?? '').join(', ')
  return { type: 'failure', code: 'columns-aliased', context: { term } }
}

/** Ends, asks about separation, or goes one full step on. */
function forward(model: Model, state: NewtonState, evaluated: Evaluated, sum: RoundSum): Next {
  const { settings } = model.input
  const { point, round } = state
  const { step, decrement, deviance } = evaluated
  const alike = repeatsLast(point, evaluated) ? point.alike + 1 : 0
  if (decrement <= settings.tolerance && alike === 0)
    return { type: 'result', result: glmResult(model, state, evaluated, sum) }
  const next: NewtonPoint = {
    ...point,
    beta: point.beta.map((value, k) => value + (step[k] ?? 0)),
    previous: [...point.beta],
    iteration: point.iteration + 1,
    halvings: 0,
    deviances: [...point.deviances, deviance],
    decrements: [...point.decrements, decrement],
    alike,
  }
  if (next.iteration > settings.iterationsMax)
    return askOrEnd(model, state, { reason: 'iterations', step, next: null })
  // The last round is kept for the question of separation.
  if (round + 1 >= roundsMax) return askOrEnd(model, state, { reason: 'rounds', step, next: null })
  if (suspicious.has(alike) && point.asked < asksMax)
    return askOrEnd(model, state, { reason: 'steps-repeat', step, next })
  return { type: 'round', broadcast: { ...state, round: round + 1, point: next } }
}

/** Repeated steps after which the sites are asked: early, and again when the direction has become more exact. */
const suspicious: ReadonlySet<number> = new Set([4, 9, 14])

/**
 * True when a step is like the one before in direction and length while the decrement falls only by a constant
 * factor. Along a direction of separation the log likelihood is a sum of exp(-t m): Newton adds 1 / m for ever, the
 * deviance above its infimum falls by e and the decrement by e^(1/2) = 1.65. Where a maximum exists convergence is
 * quadratic, and this ends.
 */
function repeatsLast(point: NewtonPoint, { step, decrement }: Evaluated): boolean {
  const before = point.decrements.at(-1)
  if (before === undefined || decrement < before / 2) return false
  const last = lastStep(point)
  const lengths = Math.sqrt(dotProduct(step, step) * dotProduct(last, last))
  const ratio = Math.sqrt(dotProduct(step, step) / dotProduct(last, last))
  return dotProduct(step, last) > 0.9 * lengths && ratio > 0.5 && ratio < 2
}

function lastStep(point: NewtonPoint): Float64Array {
  return Float64Array.from(point.beta, (value, k) => value - (point.previous[k] ?? 0))
}

/** Half the step, from the last accepted point; at the cap the sites are first asked about separation. */
function retreat(model: Model, state: NewtonState, reason: 'eta-cap' | 'deviance-rises'): Next {
  const { point, round } = state
  const step = lastStep(point)
  if (point.halvingsAll >= halvingsMax || round + 1 >= roundsMax)
    return askOrEnd(model, state, { reason, step, next: null })
  const next: NewtonPoint = {
    ...point,
    beta: point.beta.map((value, k) => {
      const previous = point.previous[k] ?? 0
      return previous + (value - previous) / 2
    }),
    halvings: point.halvings + 1,
    halvingsAll: point.halvingsAll + 1,
  }
  if (reason === 'eta-cap' && point.halvings === 0 && point.asked < asksMax)
    return askOrEnd(model, state, { reason, step, next })
  return { type: 'round', broadcast: { ...state, round: round + 1, point: next } }
}
