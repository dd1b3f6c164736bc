import type { JsonObject } from '../encoding/canonical-json.ts'
import type { CoxResult } from './cox/result.ts'
import type { CrosstabResult } from './crosstab/result.ts'
import type { DescribeResult } from './describe/result.ts'
import type { EvaluateResult } from './evaluate/result.ts'
import type { FeasibilityResult } from './feasibility/result.ts'
import type { GlmResult } from './glm/result.ts'
import type { IncidenceResult } from './incidence/result.ts'
import type { KmResult } from './km/result.ts'
import type { LogrankResult } from './logrank/result.ts'
import type { MetaResult } from './meta/result.ts'
import type { PrevalenceResult } from './prevalence/result.ts'

export * from './cox/result.ts'
export * from './crosstab/result.ts'
export * from './describe/result.ts'
export * from './estimate.ts'
export * from './evaluate/result.ts'
export * from './feasibility/result.ts'
export * from './glm/result.ts'
export * from './incidence/result.ts'
export * from './km/result.ts'
export * from './logrank/result.ts'
export * from './meta/result.ts'
export * from './prevalence/result.ts'

/**
 * What an analysis ends in, before and after the release check. A count that was suppressed is null, and with it
 * everything that would give it away.
 */
export type AnalysisResult =
  | FeasibilityResult
  | DescribeResult
  | CrosstabResult
  | IncidenceResult
  | GlmResult
  | CoxResult
  | MetaResult
  | PrevalenceResult
  | KmResult
  | LogrankResult
  | EvaluateResult

const kinds: readonly unknown[] = [
  'feasibility',
  'describe',
  'crosstab',
  'incidence',
  'glm',
  'cox',
  'meta',
  'prevalence',
  'km',
  'logrank',
  'evaluate',
]

/** True for what this version's analyses end in. Trusts the members, which were computed here. */
export function isAnalysisResult(result: JsonObject): result is AnalysisResult {
  return kinds.includes(result['kind'])
}
