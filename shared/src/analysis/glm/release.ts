import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells, judgeParameters } from '../../disclosure/judge.ts'
import { refused, type Release } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { invariant } from '../../errors/sampan-error.ts'
import type { Verdict } from '../analysis.ts'
import type { GlmResult } from './result.ts'

/** A model is shown as a whole or not at all. */
export function releaseGlm(result: GlmResult, floors: Floors): Release {
  const { n, cases } = result
  invariant(n !== null && cases !== null, 'a result that was not released before')
  const verdict: Verdict | null =
    judgeParameters(result.estimates.length, n, floors) ??
    judgeCells([{ name: result.outcome, people: cases }], n, floors)
  if (verdict !== null) return refused({ reason: verdict.code, ...verdict.context })
  if (floors.countMultiple === 1) return { type: 'released', result, suppressed: [] }
  return {
    type: 'released',
    result: withRoundedCounts(result, n, cases, floors.countMultiple),
    suppressed: ['null.deviance', 'df.residual', 'df.null', 'deviances'].map((what) => ({
      of: '',
      what,
    })),
  }
}

/** Degrees of freedom, the null deviance and the deviance at coefficients 0 are functions of the exact counts. */
function withRoundedCounts(
  result: GlmResult,
  n: number,
  cases: number,
  multiple: number,
): GlmResult {
  return {
    ...result,
    n: roundedCount(n, multiple),
    cases: roundedCount(cases, multiple),
    'null.deviance': null,
    'df.residual': null,
    'df.null': null,
    deviances: result.deviances.map((deviance, k) => (k === 0 ? null : deviance)),
  }
}
