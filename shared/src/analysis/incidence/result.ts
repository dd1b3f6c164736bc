import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

export interface IncidenceResult extends ResultBase {
  readonly kind: 'incidence'
  readonly event: string
  readonly time: string
  readonly strata: string | null
  /** Person-years of 365.25 days that rates are for. */
  readonly per: number
  readonly confidence: number
  /** People with a value of each feature, and people without. */
  readonly people: number
  readonly missing: number | null
  /** One per level of the strata; one without a name where there are none. */
  readonly rates: readonly IncidenceRate[]
}

/** Null: not shown, or not defined (no person-time, no event, infinite). */
export interface IncidenceRate extends JsonObject {
  readonly stratum: string
  readonly people: number | null
  /** People with an event. */
  readonly having: number | null
  readonly events: number | null
  readonly personDays: number | null
  /** With its exact interval: R's `poisson.test(events, time)`. */
  readonly rate: number | null
  readonly 'conf.low': number | null
  readonly 'conf.high': number | null
  /** To the first stratum, exactly: R's `poisson.test(c(events, events1), c(time, time1))`. */
  readonly ratio: RateRatio | null
  /** The largest share that one person can have of the days, and of the events. Left out of what is shown. */
  readonly shares?: LargestShares
}

export interface RateRatio extends JsonObject {
  readonly 'rate.ratio': number | null
  readonly 'conf.low': number | null
  readonly 'conf.high': number | null
  readonly 'p.value': number
}

export interface LargestShares extends JsonObject {
  readonly days: number
  readonly events: number
}
