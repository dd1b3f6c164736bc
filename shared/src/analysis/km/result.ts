import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'
import type { ConfType, SurvivalCurve } from '../survival/curve.ts'
import type { CurveAt, MeanTime, QuantileTime } from '../survival/curve-summaries.ts'

/** Times are days, the upper edges of merged cells of the study's grid. */
export interface KmResult extends ResultBase {
  readonly kind: 'km'
  readonly time: string
  readonly event: string
  readonly start: string | null
  readonly groups: string | null
  readonly confType: ConfType
  readonly confidence: number
  /** Width of a band of the public grid, in days. */
  readonly bandDays: number
  readonly missing: 'complete-case' | 'refuse'
  readonly n: number
  readonly events: number
  readonly curves: readonly KmCurve[]
}

export interface KmCurve extends JsonObject, SurvivalCurve {
  /** Level of `groups`. */
  readonly group: string | null
  readonly n: number
  readonly events: number
  readonly quantiles: readonly (JsonObject & QuantileTime)[]
  readonly rmst: readonly (JsonObject & MeanTime)[]
  readonly at: readonly (JsonObject & CurveAt)[]
}
