import type { Next, RoundSum } from '../analysis.ts'
import { interceptName, type Design } from '../design.ts'
import { valuesOf } from '../sum-values.ts'
import { families } from './families.ts'
import { separatedGroup } from './groups.ts'
import type { Model } from './model.ts'
import {
  roundsMax,
  type NewtonPoint,
  type NewtonState,
  type PooledStandard,
  type Reason,
  type SeparationState,
} from './state.ts'

/** Separation rounds of one analysis, beside the last one that decides between separation and no convergence. */
export const asksMax = 3

/** Below 2 ln 2 no single person can have probability under one half: beta itself separates. */
const separatingDeviance = 1.386

interface Question {
  readonly reason: Reason
  /** The step that repeats. */
  readonly step: Float64Array
  /** Where to go on when nothing separates. */
  readonly next: NewtonPoint | null
}

/** Puts directions to the sites; without a round left for it, there is no answer but 'not-converged'. */
export function askOrEnd(model: Model, state: NewtonState, question: Question): Next {
  const { point, round, standard } = state
  const { reason, step, next } = question
  const directions = canSeparate(model) ? directionsOf(model, state, step) : []
  if (!canSeparate(model) && next !== null)
    return { type: 'round', broadcast: { ...state, round: round + 1, point: next } }
  if (round + 1 > roundsMax || directions.length === 0) return notConverged(reason)
  const broadcast: SeparationState = {
    analysis: state.analysis,
    kind: 'glm',
    step: 'separation',
    round: round + 1,
    standard,
    directions: directions.map((direction) => [...direction]),
    next: next === null ? null : { ...next, asked: point.asked + 1 },
    reason,
  }
  return { type: 'round', broadcast }
}

/**
 * Proven: at no site is somebody on the wrong side of a direction, and at one somebody is on the right side. Else on.
 */
export function afterSeparation(model: Model, state: SeparationState, sum: RoundSum): Next {
  const wrong = valuesOf(sum, 'wrong side')
  const right = valuesOf(sum, 'right side')
  const proof = state.directions.find((_, k) => wrong[k] === 0 && (right[k] ?? 0) > 0)
  if (proof !== undefined) return separated(namesOf(model.design, proof))
  if (state.next === null) return notConverged(state.reason)
  const { analysis, kind, standard, round, next } = state
  const broadcast: NewtonState = {
    analysis,
    kind,
    step: 'newton',
    round: round + 1,
    standard,
    point: next,
  }
  return { type: 'round', broadcast }
}

/**
 * Up to six directions: the step; the step without what fades from round to round; the step in halves, which is
 * exact where levels and binary columns separate; a threshold of one number, twice; and all coefficients together, for
 * complete separation. What proves is the sites' answer, not how a direction was found. Not found are margins so
 * narrow, against the width of the data, that the cap stops the iteration first: these end as 'not-converged'.
 */
function directionsOf(
  { design }: Model,
  { standard, point }: NewtonState,
  step: Float64Array,
): readonly (readonly number[])[] {
  const size = step.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  if (!(size > 0)) return []
  const unit = Array.from(step, (value) => value / size)
  const lasting = unit.map((value) => (Math.abs(value) < 0.05 ? 0 : value))
  const halves = unit.map((value, k) =>
    design.columns[k]?.indicator === true ? Math.round(2 * value) / 2 : 0,
  )
  const thresholds = [2, 10].map((part) => thresholdOf(design, standard, unit, part))
  const all = [unit, lasting, halves, ...thresholds, point.beta]
  const different = new Map(
    all
      .filter(
        (direction) => direction.some((value) => value !== 0) && direction.every(Number.isFinite),
      )
      .map((direction) => [direction.join(' '), direction]),
  )
  return [...different.values()]
}

/**
 * x - c for the number x that dominates a step, in coordinates of its standardised column. A step comes close to where
 * the outcome changes, and people are tied there at a value as it was written down: c is rounded to a `part` of the
 * largest power of ten up to half a standard deviation.
 */
function thresholdOf(
  design: Design,
  { shift, scale }: PooledStandard,
  unit: readonly number[],
  part: number,
): readonly number[] {
  const [first = 0, ...slopes] = unit
  const most = Math.max(...slopes.map(Math.abs), 0)
  const at = slopes.findIndex((value) => Math.abs(value) === most) + 1
  const slope = unit[at] ?? 0
  if (!design.intercept || slope === 0 || design.columns[at]?.indicator === true) return []
  const [mean, spread] = [shift[at] ?? 0, scale[at] ?? 1]
  const grid = powerOfTen(spread / 2) / part
  const threshold = Math.round((mean - (spread * first) / slope) / grid) * grid
  const sign = Math.sign(slope)
  return unit.map((_, k) => {
    if (k === at) return sign
    return k === 0 ? (sign * (mean - threshold)) / spread : 0
  })
}

/** The largest power of ten that is not above x > 0. */
function powerOfTen(x: number): number {
  let [power, inverse] = [1, 1]
  while (power * 10 <= x) power *= 10
  while (1 / inverse > x) inverse *= 10
  return power / inverse
}

/** Everybody in a group has the outcome, or nobody, or nobody has a count above 0. */
export function separationInCells(model: Model, state: NewtonState, sum: RoundSum): Next | null {
  const found = canSeparate(model) ? separatedGroup(model, state, sum) : null
  return found === null ? null : separated(found)
}

/** A ridge holds every coefficient. */
function canSeparate({ input, frame }: Model): boolean {
  return families[frame.family].separable && input.settings.ridge === 0
}

/** A deviance this small proves complete separation without a further question. */
export function proofWithoutAsking(
  model: Model,
  { point }: NewtonState,
  deviance: number,
): Next | null {
  const { family, weights, offset, ridge } = model.input.settings
  const isPlain = family === 'binomial' && weights === null && offset === null && ridge === 0
  return isPlain && deviance < separatingDeviance
    ? separated(namesOf(model.design, point.beta))
    : null
}

/** The columns with the largest components of a direction, at least half of the largest, at most three. */
function namesOf(design: Design, direction: readonly number[]): string {
  const sizes = design.columns
    .map(({ name }, k) => ({ name, size: Math.abs(direction[k] ?? 0) }))
    .filter(({ name, size }) => name !== interceptName && size > 0)
    .sort((a, b) => b.size - a.size)
  const most = sizes[0]?.size ?? 0
  const names = sizes.filter(({ size }) => size >= most / 2).slice(0, 3)
  return names.length === 0 ? interceptName : names.map(({ name }) => name).join(', ')
}

function separated(term: string): Next {
  return { type: 'failure', code: 'separation', context: { term } }
}

function notConverged(reason: Reason): Next {
  return { type: 'failure', code: 'not-converged', context: { reason } }
}
