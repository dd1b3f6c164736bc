import {
  dotProduct,
  factorize,
  solve,
  symmetricFromUpper,
  type Factorization,
  type SymmetricMatrix,
} from '../../numerics/symmetric.ts'
import type { Next, RoundSum } from '../analysis.ts'
import type { Design } from '../design.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { judgeTable } from './groups.ts'
import type { Evaluated, Model } from './model.ts'
import { glmResult } from './result-of-fit.ts'
import { devianceAfter, ridgeAt, withRidge } from './ridge.ts'
import { askOrEnd, asksMax, proofWithoutAsking, separationInCells } from './separation.ts'
import { needsFinal } from './spec.ts'
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
/** Of an outcome per unit of weight: a spread of 3e-7 of its range or mean is none. */
const constantTolerance = 1e-13
/** Share of the deviance below which a difference of deviances lacks digits. */
const leftoverMin = 1e-4
/** As R's glm compares deviances, |difference| / (|deviance| + 0.1). */
const riseTolerance = 1e-8

export function afterNewton(model: Model, state: NewtonState, sum: RoundSum): Next {
  const { point } = state
  if (valueOf(sum, 'over-cap') > 0) return retreat(model, state, 'eta-cap')
  const deviance = valueOf(sum, 'deviance')
  if (rises(state, deviance)) return retreat(model, state, 'deviance-rises')
  const first = point.iteration === 0
  const refusal = first ? refusalAtStart(model, state, sum) : null
  if (refusal !== null) return refusal
  const derivatives = derivativesOf(state, sum)
  const factorization = factorize(derivatives.second, first ? aliasTolerance : singularTolerance)
  if (factorization.dependent.length > 0)
    return first
      ? aliased(model.design, factorization)
      : askOrEnd(model, state, { reason: 'singular', step: lastStep(point), next: null })
  const proven = first
    ? separationInCells(model, state, sum)
    : proofWithoutAsking(model, state, deviance)
  if (proven !== null) return proven
  const step = solve(factorization, derivatives.score)
  const decrement = Math.sqrt(Math.max(dotProduct(derivatives.score, step), 0))
  const { information } = derivatives
  const score = valuesOf(sum, 'score')
  const evaluated = { information, factorization, deviance, score, step, decrement }
  return forward(model, state, evaluated, sum)
}

/** A deviance with the ridge above that of the last accepted point. After the last step there is nothing to be gained. */
function rises({ point, standard }: NewtonState, deviance: number): boolean {
  const last = point.deviances.at(-1)
  if (last === undefined || point.final) return false
  const before = last + ridgeAt(standard, point.previous)
  const now = deviance + ridgeAt(standard, point.beta)
  return now - before > riseTolerance * (Math.abs(now) + 0.1)
}

/** What floors or the outcome forbid once the groups of a table and the model of the intercept are known. */
function refusalAtStart(model: Model, state: NewtonState, sum: RoundSum): Next | null {
  const verdict = judgeTable(model, state, sum, model.input.manifest.floors)
  if (verdict !== null) return { type: 'failure', ...verdict }
  const { family, outcome, intercept } = model.input.settings
  const { weight, outcome: events } = state.standard
  const most = family === 'poisson' ? events : weight
  const constant = valueOf(sum, 'deviance') <= constantTolerance * most
  return family !== 'binomial' && intercept && constant
    ? { type: 'failure', code: 'outcome-constant', context: { term: outcome } }
    : null
}

interface Derivatives {
  readonly score: Float64Array
  readonly information: SymmetricMatrix
  /** With the ridge, as the score. */
  readonly second: SymmetricMatrix
}

function derivativesOf({ standard, point }: NewtonState, sum: RoundSum): Derivatives {
  const plain = valuesOf(sum, 'score')
  const order = plain.length
  const score = plain.map((value, k) => value - (standard.penalty[k] ?? 0) * (point.beta[k] ?? 0))
  const information = symmetricFromUpper(valuesOf(sum, 'information'), order)
  return { score, information, second: withRidge(information, standard.penalty) }
}

function aliased(design: Design, { dependent }: Factorization): Next {
  const term = dependent.map((k) => design.columns[k]?.name ?? '').join(', ')
  return { type: 'failure', code: 'columns-aliased', context: { term } }
}

/** Ends, asks about separation, or goes one full step on. */
function forward(model: Model, state: NewtonState, evaluated: Evaluated, sum: RoundSum): Next {
  const { settings } = model.input
  const { point, round } = state
  const { step } = evaluated
  const base = nextBase(point, sum)
  const alike = repeatsLast(point, evaluated) ? point.alike + 1 : 0
  const next = { ...stepped(point, evaluated), alike, base: base.value }
  if (point.final || (base.isFound && hasConverged(model, state, evaluated, alike)))
    return ending(model, state, { evaluated, next }, sum)
  if (next.iteration > settings.iterationsMax)
    return askOrEnd(model, state, { reason: 'iterations', step, next: null })
  // The last round is kept for the question of separation.
  if (round + 1 >= roundsMax) return askOrEnd(model, state, { reason: 'rounds', step, next: null })
  if (suspicious.has(alike) && point.asked < asksMax)
    return askOrEnd(model, state, { reason: 'steps-repeat', step, next })
  return { type: 'round', broadcast: { ...state, round: round + 1, point: next } }
}

function stepped(point: NewtonPoint, { step, deviance, decrement }: Evaluated): NewtonPoint {
  return {
    ...point,
    beta: point.beta.map((value, k) => value + (step[k] ?? 0)),
    previous: [...point.beta],
    iteration: point.iteration + 1,
    halvings: 0,
    deviances: [...point.deviances, deviance],
    decrements: [...point.decrements, decrement],
  }
}

/** A least-squares fit is there after one step, unless next to nothing is left of the deviance, whose digits it then lacks. */
function hasConverged(
  { input }: Model,
  { point }: NewtonState,
  evaluated: Evaluated,
  alike: number,
): boolean {
  if (input.settings.family === 'gaussian')
    return point.iteration > 0 || devianceAfter(evaluated) > leftoverMin * evaluated.deviance
  return evaluated.decrement <= input.settings.tolerance && alike === 0
}

/** One round more for what only the result needs, at the point that the last step leads to. */
function ending(
  model: Model,
  state: NewtonState,
  { evaluated, next }: { readonly evaluated: Evaluated; readonly next: NewtonPoint },
  sum: RoundSum,
): Next {
  const { point, round } = state
  if (!needsFinal(model.input) || point.final) return glmResult(model, state, evaluated, sum)
  if (round + 1 > roundsMax)
    return { type: 'failure', code: 'not-converged', context: { reason: 'rounds' } }
  return {
    type: 'round',
    broadcast: { ...state, round: round + 1, point: { ...next, final: true } },
  }
}

/** Newton for the model of the offset alone: one number, held to steps of 2. */
function nextBase(
  { base }: NewtonPoint,
  sum: RoundSum,
): { readonly value: number; readonly isFound: boolean } {
  const [score = 0, second = 0] = valuesOf(sum, 'base')
  if (!(second > 0)) return { value: base, isFound: true }
  const step = Math.min(Math.max(score / second, -2), 2)
  return { value: base + step, isFound: Math.abs(step * score) <= 1e-10 }
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
