import type { Verdict } from '../analysis/analysis.ts'
import { isAnalysisResult, type AnalysisResult, type GlmResult } from '../analysis/results.ts'
import type { JsonObject } from '../encoding/canonical-json.ts'
import { invariant, type ErrorContext } from '../errors/sampan-error.ts'
import type { Floors } from './floors.ts'
import { judgeCells, judgeParameters } from './judge.ts'
import { releaseDescribe, releaseFeasibility } from './release-counts.ts'
import { releasePrevalence } from './release-prevalence.ts'
import { roundedCount } from './suppress.ts'

/** A number that a released result does not show. */
export interface Suppressed {
  /** The feature or step it belongs to; '' for the whole result. */
  readonly of: string
  /** Member of the result, or level. */
  readonly what: string
}

export type Release =
  | {
      readonly type: 'released'
      readonly result: AnalysisResult
      readonly suppressed: readonly Suppressed[]
    }
  | { readonly type: 'refused'; readonly code: 'release-refused'; readonly context: ErrorContext }

/**
 * The release check, before a result is shown or stored: counts below the floor become null, and with them what would
 * give them away (complements, proportions); counts are rounded to the floors' multiple. Which of the suppressed
 * numbers was the small one is not said. A result that cannot be shown at all is refused, with the reason.
 */
export function releaseCheck(result: JsonObject, floors: Floors): Release {
  invariant(isAnalysisResult(result), 'a result of an analysis')
  if (result.kind === 'feasibility') return releaseFeasibility(result, floors)
  if (result.kind === 'describe') return releaseDescribe(result, floors)
  if (result.kind === 'prevalence') return releasePrevalence(result, floors)
  return releaseGlm(result, floors)
}

function releaseGlm(result: GlmResult, floors: Floors): Release {
  const { n, cases } = result
  invariant(n !== null && cases !== null, 'a result that was not released before')
  const verdict: Verdict | null =
    judgeParameters(result.estimates.length, n, floors) ??
    judgeCells([{ name: result.outcome, people: cases }], n, floors)
  if (verdict !== null)
    return {
      type: 'refused',
      code: 'release-refused',
      context: { reason: verdict.code, ...verdict.context },
    }
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
