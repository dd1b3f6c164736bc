import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { Next, RoundSum, Verdict } from '../analysis.ts'
import { interceptName, type Design } from '../design.ts'
import { valuesOf } from '../sum-values.ts'
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
  const directions = directionsOf(model, state, step)
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

/**
 * Everybody in a group has the outcome, or nobody. Looks at columns, at reference levels, and where an intercept makes
 * them a combination of columns, at those outside of a column.
 */
export function separationInCells(design: Design, state: NewtonState, sum: RoundSum): Next | null {
  const { inside, outside } = outcomeGroups(design, state, sum)
  const found = [...inside, ...(design.intercept ? outside : [])].find(
    (group) => group.people > 0 && (group.cases === 0 || group.cases === group.people),
  )
  return found === undefined ? null : separated(found.name)
}

/**
 * A model of levels and binary columns alone is a table: its estimates and their covariance give back the people and
 * cases of every column. So, as in a table, enough people with the outcome and without it are in each group. A number
 * among the columns blurs the counts.
 */
export function judgeTable(
  design: Design,
  state: NewtonState,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  if (!design.columns.every((column) => column.indicator)) return null
  const { inside, outside } = outcomeGroups(design, state, sum)
  for (const { name, people, cases } of [...inside, ...outside]) {
    const verdict = judgeCells([{ name, people: cases }], people, floors)
    if (verdict !== null) return verdict
  }
  return null
}

/**
 * The groups that a model tells apart, with the cases in them, seen at coefficients 0, where per indicator column the
 * score is cases - n / 2 and the information n / 4: columns and reference levels, and those outside of each column.
 */
export function outcomeGroups(
  design: Design,
  { standard }: Pick<NewtonState, 'standard'>,
  sum: RoundSum,
): { readonly inside: readonly Group[]; readonly outside: readonly Group[] } {
  const groups = indicatorGroups(design, sum)
  const without = (name: string, own: readonly Group[]): Group => ({
    name,
    people: standard.people - total(own.map(({ people }) => people)),
    cases: standard.cases - total(own.map(({ cases }) => cases)),
  })
  const references = design.references.map(({ name, columns }) =>
    without(
      name,
      groups.filter((group) => columns.includes(group.name)),
    ),
  )
  return {
    inside: [...groups, ...references],
    outside: groups.map((group) => without(group.name, [group])),
  }
}

export interface Group {
  readonly name: string
  readonly people: number
  readonly cases: number
}

/** Counts are recovered from quarters and halves, which fixed point carries exactly or to far less than a half. */
function indicatorGroups(design: Design, sum: RoundSum): readonly Group[] {
  const score = valuesOf(sum, 'score')
  const information = valuesOf(sum, 'information')
  const order = score.length
  return design.columns.flatMap((column, k): readonly Group[] => {
    if (!column.indicator || column.parts.length === 0) return []
    const diagonal = information[k * order - (k * (k - 1)) / 2] ?? 0
    const people = Math.round(4 * diagonal)
    const cases = Math.round((score[k] ?? 0) + 2 * diagonal)
    return [{ name: column.name, people, cases }]
  })
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** A deviance this small proves complete separation without a further question. */
export function proofWithoutAsking(
  model: Model,
  { point }: NewtonState,
  deviance: number,
): Next | null {
  return deviance < separatingDeviance ? separated(namesOf(model.design, point.beta)) : null
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
