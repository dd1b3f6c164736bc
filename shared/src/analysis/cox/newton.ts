import {
  dotProduct,
  factorize,
  solve,
  symmetricFromUpper,
  type Factorization,
} from '../../numerics/symmetric.ts'
import { fixedPointError } from '../../ring/fixed-point.ts'
import type { Next, RoundSum } from '../analysis.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { incrementsOf } from './cells.ts'
import { coxResult } from './estimates.ts'
import type { Evaluated, Fitting } from './fitting.ts'
import { monotone, notConverged } from './failures.ts'
import { withoutMeans, withoutTies } from './second-part.ts'
import { cellsOf } from './spec.ts'
import {
  roundsMax,
  type CoxPoint,
  type CoxStandard,
  type LaterState,
  type Slope,
  type StateOf,
} from './state.ts'

/** What must be left of a column, 1 - R^2 on those before it, in the information at coefficients 0 (see glm). */
const aliasTolerance = 1e-10
/** Later on only a matrix that has no meaning any more is refused. */
const singularTolerance = 1e-13
/** Over the whole iteration. */
const halvingsMax = 10
/** Largest fall of the log likelihood that rounding can cause, relative. */
const fallTolerance = 1e-9
/** Steps in a row that are like the one before, from which on there is no maximum but at infinity. */
const alikeMax = 6

/** The sums over everybody at risk go back to the sites, each of which weighs its people by them. */
export function afterRisk(fitting: Fitting, state: StateOf<'risk'>, sum: RoundSum): Next {
  if (valueOf(sum, 'over-cap') > 0) return retreat(state, fitting, 'eta-cap')
  const risk = {
    atRisk: [...valuesOf(sum, 'at risk')],
    atRiskX: [...valuesOf(sum, 'at risk x')],
    tied: [...valuesOf(sum, 'tied')],
  }
  return onward(fitting, state, { step: 'step', risk })
}

export function afterStep(fitting: Fitting, state: StateOf<'step'>, sum: RoundSum): Next {
  const { risk } = state
  const cells = cellsOf(fitting.input, state)
  const increments = incrementsOf(cells, risk)
  const slope = {
    score: [...valuesOf(sum, 'score')],
    information: [...withoutMeans(valuesOf(sum, 'information'), cells, risk, increments)],
    logLik: valueOf(sum, 'log likelihood') - increments.logs,
    errors: errorsOf(sum),
  }
  if (falls(state.point, slope.logLik)) return retreat(state, fitting, 'likelihood-falls')
  if (state.point.iteration > 0) {
    const evaluated = evaluate(slope, singularTolerance)
    if (evaluated === null) return notConverged('singular')
    if (!isDone(fitting, state.point, evaluated)) return forward(fitting, state, evaluated)
  }
  if (cells.ties.length > 0) return onward(fitting, state, { step: 'ties', risk, slope })
  return whole(fitting, { ...state, slope }, [])
}

/** The information is exact from here on: at coefficients 0, for the score test, and at the estimates. */
export function afterTies(fitting: Fitting, state: StateOf<'ties'>, sum: RoundSum): Next {
  const { risk, slope } = state
  const cells = cellsOf(fitting.input, state)
  const tiedX = [...valuesOf(sum, 'tied x')]
  const { second } = incrementsOf(cells, risk)
  const information = [...withoutTies(slope.information, cells, risk, { sums: tiedX, second })]
  return whole(fitting, { ...state, slope: { ...slope, information } }, tiedX)
}

export function afterResiduals(fitting: Fitting, state: StateOf<'residuals'>, sum: RoundSum): Next {
  return complete(fitting, state, state.slope, {
    residuals: valuesOf(sum, 'residuals'),
    sites: sum.sites,
  })
}

export function afterStrata(fitting: Fitting, state: StateOf<'strata'>, sum: RoundSum): Next {
  if (valueOf(sum, 'over-cap') > 0) return retreat(state, fitting, 'eta-cap')
  const logLik = valueOf(sum, 'log likelihood')
  if (falls(state.point, logLik)) return retreat(state, fitting, 'likelihood-falls')
  const slope = {
    score: [...valuesOf(sum, 'score')],
    information: [...valuesOf(sum, 'information')],
    logLik,
    errors: errorsOf(sum),
  }
  return complete(fitting, state, slope, {
    residuals: valuesOf(sum, 'residuals'),
    sites: sum.sites,
  })
}

type Sloped = StateOf<'step' | 'ties'> & { readonly slope: Slope }

function whole(fitting: Fitting, state: Sloped, tiedX: readonly number[]): Next {
  const { risk, slope } = state
  if (!fitting.input.settings.robust)
    return complete(fitting, state, slope, { residuals: new Float64Array(), sites: fitting.sites })
  return onward(fitting, state, { step: 'residuals', risk, tiedX: [...tiedX], slope })
}

interface Sums {
  /** Of the squares of residuals, where they were asked for. */
  readonly residuals: Float64Array
  readonly sites: number
}

/** At coefficients 0 the score tests are kept; at the estimates this is the result. */
function complete(fitting: Fitting, state: LaterState, slope: Slope, sums: Sums): Next {
  const first = state.point.iteration === 0
  const evaluated = evaluate(slope, first ? aliasTolerance : singularTolerance)
  const flat = first ? flatColumns(fitting, state.standard, slope) : []
  if (flat.length > 0) return aliased(fitting, flat)
  if (evaluated === null)
    return first ? aliased(fitting, dependentColumns(slope)) : notConverged('singular')
  const { residuals } = sums
  const point = first
    ? {
        ...state.point,
        scoreTest: evaluated.decrement * evaluated.decrement,
        robustScoreTest: robustScore(slope, residuals),
      }
    : state.point
  const here = { ...state, point }
  return isDone(fitting, point, evaluated)
    ? { type: 'result', result: coxResult(fitting, here, { evaluated, slope, ...sums }) }
    : forward(fitting, here, evaluated)
}

function evaluate({ score, information, logLik }: Slope, tolerance: number): Evaluated | null {
  const factorization = factorized({ score, information }, tolerance)
  if (factorization.dependent.length > 0) return null
  const step = solve(factorization, Float64Array.from(score))
  const decrement = Math.sqrt(Math.max(dotProduct(score, step), 0))
  return { factorization, logLik, step, decrement }
}

function factorized(
  { score, information }: Pick<Slope, 'score' | 'information'>,
  tolerance: number,
): Factorization {
  return factorize(symmetricFromUpper(Float64Array.from(information), score.length), tolerance)
}

function aliased({ model }: Fitting, columns: readonly number[]): Next {
  const term = columns.map((k) => model.design.columns[k]?.name ?? '').join(', ')
  return { type: 'failure', code: 'columns-aliased', context: { term } }
}

function dependentColumns(slope: Slope): readonly number[] {
  return factorized(slope, aliasTolerance).dependent
}

/**
 * Columns that do not vary among those at risk, whatever they do among all people: the baseline hazards take them up. What
 * rounding leaves of their information would pass as information once it is scaled.
 */
function flatColumns(
  { model }: Fitting,
  { events, shift }: CoxStandard,
  { information }: Slope,
): readonly number[] {
  const order = shift.length
  return model.design.columns.flatMap(({ indicator }, k) => {
    const mean = shift[k] ?? 0
    const variance = indicator && mean > 0 ? mean * (1 - mean) : 1
    const diagonal = information[k * order - (k * (k - 1)) / 2] ?? 0
    return diagonal <= aliasTolerance * events * variance ? [k] : []
  })
}

/** U' B^-1 U, as R's `rscore`; null when clusters are too few for it. */
function robustScore({ score }: Slope, residuals: Float64Array): number | null {
  if (residuals.length === 0) return null
  const factorization = factorized({ score, information: [...residuals] }, aliasTolerance)
  if (factorization.dependent.length > 0) return null
  return dotProduct(score, solve(factorization, Float64Array.from(score)))
}

function isDone({ input }: Fitting, point: CoxPoint, evaluated: Evaluated): boolean {
  return evaluated.decrement <= input.settings.tolerance && !repeatsLast(point, evaluated)
}

function falls({ logLiks }: CoxPoint, logLik: number): boolean {
  const last = logLiks.at(-1)
  return last !== undefined && last - logLik > fallTolerance * (Math.abs(logLik) + 0.1)
}

/** One full step on, or the end. */
function forward(fitting: Fitting, state: LaterState, evaluated: Evaluated): Next {
  const { point } = state
  const { step, decrement, logLik } = evaluated
  const alike = repeatsLast(point, evaluated) ? point.alike + 1 : 0
  if (alike >= alikeMax) return monotone(fitting.model.design, step)
  const next: CoxPoint = {
    ...point,
    beta: point.beta.map((value, k) => value + (step[k] ?? 0)),
    previous: [...point.beta],
    iteration: point.iteration + 1,
    logLiks: [...point.logLiks, logLik],
    decrements: [...point.decrements, decrement],
    alike,
  }
  if (next.iteration > fitting.input.settings.iterationsMax) return notConverged('iterations')
  return toPoint(fitting, state, next)
}

/**
 * True when a step is like the one before in direction and length while the decrement falls only by a constant factor: along a
 * direction in which everybody with an event comes before those at risk, what is left of the score falls as exp(-t). Where
 * a maximum exists convergence is quadratic, and this ends.
 */
function repeatsLast(point: CoxPoint, { step, decrement }: Evaluated): boolean {
  const before = point.decrements.at(-1)
  if (before === undefined || decrement < before / 2) return false
  const last = lastStep(point)
  const lengths = Math.sqrt(dotProduct(step, step) * dotProduct(last, last))
  const ratio = Math.sqrt(dotProduct(step, step) / dotProduct(last, last))
  return dotProduct(step, last) > 0.9 * lengths && ratio > 0.5 && ratio < 2
}

function lastStep(point: CoxPoint): Float64Array {
  return Float64Array.from(point.beta, (value, k) => value - (point.previous[k] ?? 0))
}

/**
 * Half the step, from the last accepted point. Where the likelihood still rises at the cap, hazards differ by more than e^15:
 * a maximum beyond it hangs on very few people, if there is one.
 */
function retreat(
  state: LaterState,
  fitting: Fitting,
  reason: 'eta-cap' | 'likelihood-falls',
): Next {
  const { point } = state
  if (point.halvings >= halvingsMax)
    return reason === 'eta-cap' || point.alike >= 2
      ? monotone(fitting.model.design, lastStep(point))
      : notConverged(reason)
  return toPoint(fitting, state, {
    ...point,
    beta: point.beta.map((value, k) => {
      const previous = point.previous[k] ?? 0
      return previous + (value - previous) / 2
    }),
    halvings: point.halvings + 1,
  })
}

function toPoint(fitting: Fitting, state: LaterState, point: CoxPoint): Next {
  const { strata } = fitting.input.settings
  return onward(fitting, { ...state, point }, { step: strata === null ? 'risk' : 'strata' })
}

type Told<S> = S extends LaterState
  ? Omit<S, 'analysis' | 'kind' | 'round' | 'standard' | 'point'>
  : never

/** The next round. */
function onward({ model }: Fitting, state: LaterState, told: Told<LaterState>): Next {
  const { analysis, kind, standard, point, round } = state
  if (round + 1 > roundsMax)
    return point.alike >= 2 ? monotone(model.design, lastStep(point)) : notConverged('rounds')
  return {
    type: 'round',
    broadcast: { analysis, kind, standard, point, round: round + 1, ...told },
  }
}

function errorsOf(sum: RoundSum): Slope['errors'] {
  const errorOf = (name: string): number => {
    const segment = sum.layout.segments.find((each) => each.name === name)
    return segment === undefined ? 0 : fixedPointError(segment, sum.sites)
  }
  return {
    score: errorOf('score'),
    information: errorOf('information'),
    logLik: errorOf('log likelihood'),
  }
}
