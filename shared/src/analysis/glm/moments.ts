import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells, judgeLevels, judgeParameters } from '../../disclosure/judge.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import type { Column, Design } from '../design.ts'
import { midpoint } from '../interval.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { judgeTable } from './separation.ts'
import { stateOf, type GlmInput } from './spec.ts'
import type { NewtonState, PooledStandard } from './state.ts'

/**
 * Spread, as a share of the mean square about the middle of the range, up to which a column counts as constant: sums
 * in blocks are good to 1e-15 of it, and a spread of 3e-7 of the declared range is no covariate.
 */
const constantTolerance = 1e-13

/** Judges the moments and opens the iteration at all coefficients 0. */
export function afterMoments(input: GlmInput, design: Design, sum: RoundSum): Next {
  const people = valueOf(sum, 'people')
  const cases = valueOf(sum, 'cases')
  if (people === 0) return { type: 'failure', code: 'nobody-complete', context: {} }
  const verdict = judgeMoments(design, sum, input.manifest.floors)
  if (verdict !== null) return { type: 'failure', ...verdict }
  if (cases === 0 || cases === people)
    return { type: 'failure', code: 'outcome-constant', context: { term: design.outcome } }
  const spreads = design.columns.map((column) => spreadOf(column, design, sum))
  const constant = design.columns.find((column, k) =>
    isConstant(column, spreads[k] ?? null, design, sum),
  )
  if (constant !== undefined)
    return { type: 'failure', code: 'column-constant', context: { term: constant.name } }
  const standard = {
    people,
    cases,
    shift: spreads.map((spread) => spread?.shift ?? 0),
    scale: spreads.map((spread) => spread?.scale ?? 1),
  }
  return { type: 'round', broadcast: firstPoint(input, standard) }
}

function firstPoint({ settings }: GlmInput, standard: PooledStandard): NewtonState {
  const zero = standard.shift.map(() => 0)
  return {
    analysis: settings.id,
    kind: 'glm',
    step: 'newton',
    round: 2,
    standard: { ...standard, shift: [...standard.shift], scale: [...standard.scale] },
    point: {
      beta: zero,
      previous: zero,
      iteration: 0,
      halvings: 0,
      halvingsAll: 0,
      deviances: [],
      decrements: [],
      alike: 0,
      asked: 0,
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

function isConstant(column: Column, spread: Spread | null, design: Design, sum: RoundSum): boolean {
  // Written so that 0 / 0, the share of a column at the middle of its range, counts as constant.
  if (spread !== null) return !(spread.share > constantTolerance)
  const cell = design.cells.findIndex(({ name }) => name === column.name)
  if (cell < 0) return false
  const count = valuesOf(sum, 'cells')[cell] ?? 0
  return count === 0 || (design.intercept && count === valueOf(sum, 'people'))
}

function judgeMoments(design: Design, sum: RoundSum, floors: Floors): Verdict | null {
  const people = valueOf(sum, 'people')
  const counts = valuesOf(sum, 'cells')
  return (
    judgeLevels(design.factors, people, floors) ??
    judgeParameters(design.columns.length, people, floors) ??
    judgeCells(
      [
        { name: design.outcome, people: valueOf(sum, 'cases') },
        ...design.cells.map(({ name }, k) => ({ name, people: counts[k] ?? 0 })),
      ],
      people,
      floors,
    )
  )
}

/**
 * In the moments: levels of factors, parameters per person, and every cell and its complement: the outcome, binary
 * columns, levels with the reference, and combinations that interactions ask for. At coefficients 0: the outcome within
 * the cells of a model that is a table.
 */
export function verdict(
  input: GlmInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  const { design, state } = stateOf(input, broadcast)
  if (state.step === 'moments') return judgeMoments(design, sum, floors)
  return state.step === 'newton' && state.point.iteration === 0
    ? judgeTable(design, state, sum, floors)
    : null
}
