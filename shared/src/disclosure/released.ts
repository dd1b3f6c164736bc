import type { AnalysisResult } from '../analysis/results.ts'
import type { ErrorContext } from '../errors/sampan-error.ts'

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

/** Nothing of a result can be shown, for this reason. */
export function refused(context: ErrorContext): Release {
  return { type: 'refused', code: 'release-refused', context }
}
