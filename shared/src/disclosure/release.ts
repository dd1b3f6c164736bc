import { analysisOf } from '../analysis/registry.ts'
import { isAnalysisResult } from '../analysis/results.ts'
import type { JsonObject } from '../encoding/canonical-json.ts'
import { invariant } from '../errors/sampan-error.ts'
import type { Floors } from './floors.ts'
import type { Release } from './released.ts'

/**
 * The release check, before a result is shown or stored: counts below the floor become null, and with them what would
 * give them away (complements, proportions); counts are rounded to the floors' multiple. Which of the suppressed
 * numbers was the small one is not said. A result that cannot be shown at all is refused, with the reason.
 */
export function releaseCheck(result: JsonObject, floors: Floors): Release {
  invariant(isAnalysisResult(result), 'a result of an analysis')
  return analysisOf(result.kind).release(result, floors)
}
