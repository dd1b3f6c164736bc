import type { SymmetricMatrix } from '../../numerics/symmetric.ts'
import { fixedPointError } from '../../ring/fixed-point.ts'
import type { RoundSum } from '../analysis.ts'
import { families } from './families.ts'
import type { Model } from './model.ts'
import type { GlmErrors, GlmWarning } from './result.ts'
import type { NewtonState } from './state.ts'

/**
 * An error e in every coordinate of the score moves estimate j by at most sum_k |V_jk| e, and one in the information
 * by that much times the last step; given in standard errors, which do not depend on the scale of a column.
 */
export function fixedPointErrors(
  sum: RoundSum,
  { order, values }: SymmetricMatrix,
  step: Float64Array,
  dispersion: number,
): GlmErrors {
  const errorOf = (name: string): number => {
    const segment = sum.layout.segments.find((each) => each.name === name)
    return segment === undefined ? 0 : fixedPointError(segment, sum.sites)
  }
  const length = step.reduce((total, value) => total + Math.abs(value), 0)
  const each = errorOf('score') + errorOf('information') * length
  let largest = 0
  for (let row = 0; row < order; row++) {
    let moved = 0
    for (let k = 0; k < order; k++) moved += Math.abs(values[row * order + k] ?? 0) * each
    const error = Math.sqrt(dispersion * (values[row * order + row] ?? 1))
    largest = Math.max(largest, moved / error)
  }
  return { estimates: largest, deviance: errorOf('deviance') }
}

/** Events per parameter below which estimates are biased and intervals wrong (Peduzzi et al., J Clin Epidemiol 1996). */
const eventsPerParameterMin = 10
/** 1 - R^2 of a column on those before it below which a warning is given: variance inflation over 10^4. */
const pivotWarning = 1e-4

export function warningsOf(
  { design, frame }: Model,
  { standard, point }: NewtonState,
  pivots: Float64Array,
): readonly GlmWarning[] {
  const { people, cases } = standard
  const fewest = frame.family === 'binomial' ? Math.min(cases, people - cases) : cases
  const areFew = fewest / design.columns.length < eventsPerParameterMin
  const suspected = point.asked > 0
  return [
    ...(areFew && families[frame.family].separable
      ? [{ code: 'events-per-parameter-low', term: null } as const]
      : []),
    ...(suspected ? [{ code: 'near-separation', term: null } as const] : []),
    ...design.columns.flatMap(({ name }, k) =>
      (pivots[k] ?? 1) < pivotWarning ? [{ code: 'nearly-aliased', term: name } as const] : [],
    ),
  ]
}
