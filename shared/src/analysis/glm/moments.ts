import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells, judgeLevels, judgeParameters } from '../../disclosure/judge.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import { interceptName, type Column, type Design } from '../design.ts'
import { midpoint } from '../interval.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { families } from './families.ts'
import { judgeOutcome, judgeTable } from './groups.ts'
import type { Model } from './model.ts'
import { pooledOutcome } from './outcome-sums.ts'
import type { GlmInput } from './settings.ts'
import { stateOf } from './spec.ts'
import type { NewtonState, PooledStandard } from './state.ts'
import { judgeTreated } from './treatment-groups.ts'

/**
 * Spread, as a share of the mean square about the middle of the range, up to which a column counts as constant: sums
 * in blocks are good to 1e-15 of it, and a spread of 3e-7 of the declared range is no covariate.
 */
const constantTolerance = 1e-13

/** Judges the moments and opens the iteration: a logistic model at all coefficients 0, others at the mean. */
export function afterMoments(model: Model, sum: RoundSum): Next {
  const { input, design } = model
  const people = valueOf(sum, 'people')
  if (people === 0) return { type: 'failure', code: 'nobody-complete', context: {} }
  const verdict = judgeMoments(model, sum, input.manifest.floors)
  if (verdict !== null) return { type: 'failure', ...verdict }
  const cases = casesOf(model, sum)
  if (cases === 0 || (cases === people && input.settings.family === 'binomial'))
    return { type: 'failure', code: 'outcome-constant', context: { term: design.outcome } }
  const spreads = design.columns.map((column) => spreadOf(column, design, sum))
  const [constant] = constantColumns(design, sum)
  if (constant !== undefined)
    return { type: 'failure', code: 'column-constant', context: { term: constant.name } }
  const { intercept, ...outcome } = pooledOutcome(input, sum)
  const standard = {
    people,
    cases: cases ?? 0,
    ...outcome,
    shift: spreads.map((spread) => spread?.shift ?? 0),
    scale: spreads.map((spread) => spread?.scale ?? 1),
    penalty: design.columns.map((column) => penaltyOf(model, column, sum)),
  }
  return { type: 'round', broadcast: firstPoint(model, standard, intercept) }
}

/** People with the outcome, or with a count above 0; null where an outcome is a measurement. */
export function casesOf({ frame }: Pick<Model, 'frame'>, sum: RoundSum): number | null {
  return families[frame.family].separable ? valueOf(sum, 'cases') : null
}

/**
 * lambda on the square of a coefficient times the standard deviation of its column (without an intercept its root mean
 * square), which for a column that is no indicator is the coordinate of the iteration.
 */
function penaltyOf({ input, design }: Model, column: Column, sum: RoundSum): number {
  const { ridge } = input.settings
  if (ridge === 0 || column.name === interceptName) return 0
  if (!column.indicator) return ridge
  const cell = design.cells.findIndex(({ name }) => name === column.name)
  const share = (valuesOf(sum, 'cells')[cell] ?? 0) / valueOf(sum, 'people')
  return ridge * (design.intercept ? share * (1 - share) : share)
}

function firstPoint(
  { input, design }: Model,
  standard: PooledStandard,
  start: number,
): NewtonState {
  const beta = design.columns.map(({ name }) => (name === interceptName ? start : 0))
  return {
    analysis: input.settings.id,
    kind: 'glm',
    step: 'newton',
    round: 2,
    standard: { ...standard, shift: [...standard.shift], scale: [...standard.scale] },
    point: {
      beta,
      previous: beta,
      iteration: 0,
      halvings: 0,
      halvingsAll: 0,
      deviances: [],
      decrements: [],
      alike: 0,
      asked: 0,
      base: 0,
      final: false,
    },
  }
}

interface Spread {
  readonly shift: number
  readonly scale: number
  /** Mean square about the shift, as a share of that about the middle of the interval. */
  readonly share: number
}

/**
 * What standardises a column: pooled mean and standard deviation over n; without an intercept, which would take up
 * the shift, the root mean square alone. Null for indicators. Any shift and scale gives the same model; these make
 * its information matrix well conditioned.
 */
function spreadOf(column: Column, design: Design, sum: RoundSum): Spread | null {
  if (column.indicator) return null
  const people = valueOf(sum, 'people')
  const middle = midpoint(column.interval)
  const first = valueOf(sum, `sum ${column.name}`) / people
  const second = valueOf(sum, `squares ${column.name}`) / people
  const mean = middle + first
  const variance = second - first * first
  if (design.intercept) return { shift: mean, scale: Math.sqrt(variance), share: variance / second }
  const square = variance + mean * mean
  return { shift: 0, scale: Math.sqrt(square), share: square / (second + middle * middle) }
}

/** Columns that are the same for everybody. */
export function constantColumns(design: Design, sum: RoundSum): readonly Column[] {
  return design.columns.filter((column) =>
    isConstant(column, spreadOf(column, design, sum), design, sum),
  )
}

function isConstant(column: Column, spread: Spread | null, design: Design, sum: RoundSum): boolean {
  // Written so that 0 / 0, the share of a column at the middle of its range, counts as constant.
  if (spread !== null) return !(spread.share > constantTolerance)
  const cell = design.cells.findIndex(({ name }) => name === column.name)
  if (cell < 0) return false
  const count = valuesOf(sum, 'cells')[cell] ?? 0
  return count === 0 || (design.intercept && count === valueOf(sum, 'people'))
}

function judgeMoments(
  model: Pick<Model, 'design' | 'frame'>,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  const { design } = model
  const people = valueOf(sum, 'people')
  const counts = valuesOf(sum, 'cells')
  const cases = casesOf(model, sum)
  return (
    judgeLevels(design.factors, people, floors) ??
    judgeParameters(design.columns.length, people, floors) ??
    (cases === null
      ? null
      : judgeOutcome(model.frame.family, { name: design.outcome, people, cases }, floors)) ??
    judgeTreated(model.frame, sum, people, floors) ??
    judgeCells(
      design.cells.map(({ name }, k) => ({ name, people: counts[k] ?? 0 })),
      people,
      floors,
    )
  )
}

/**
 * In the moments: levels of factors, parameters per person, and every cell and its complement: the outcome, binary
 * columns, levels with the reference, and combinations that interactions ask for. At the first point: the outcome within
 * the cells of a model that is a table.
 */
export function verdict(
  input: GlmInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  const { design, frame, state } = stateOf(input, broadcast)
  if (state.step === 'moments') return judgeMoments({ design, frame }, sum, floors)
  return state.step === 'newton' && state.point.iteration === 0
    ? judgeTable({ design, frame }, state, sum, floors)
    : null
}
