import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

/** As R's `survdiff` has it, on the merged times; within sites on the public grid. */
export interface LogrankResult extends ResultBase {
  readonly kind: 'logrank'
  readonly time: string
  readonly event: string
  readonly start: string | null
  readonly groups: string
  readonly strata: string | null
  readonly rho: 0 | 1
  /** Width of a band of the public grid, in days. */
  readonly bandDays: number
  readonly missing: 'complete-case' | 'refuse'
  readonly n: number
  readonly events: number
  readonly rows: readonly LogrankGroup[]
  /** Of observed - expected. Null where counts are rounded. */
  readonly variance: readonly (readonly number[])[] | null
  readonly chisq: number
  readonly df: number
  readonly 'p.value': number
  /** Bound on what fixed point adds to an expected number. */
  readonly fixedPointError: number
}

export interface LogrankGroup extends JsonObject {
  readonly group: string
  readonly n: number
  readonly events: number
  /** Weighted with rho 1. Null where counts are rounded, and with it `expected`: their sums are equal. */
  readonly observed: number | null
  readonly expected: number | null
}
