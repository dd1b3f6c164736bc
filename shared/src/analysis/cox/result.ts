import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

/** A row of the table of coefficients, with the names of R's broom. */
export interface CoxEstimate extends JsonObject {
  readonly term: string
  readonly estimate: number
  /** What intervals and tests use: the robust one where it was asked for. */
  readonly 'std.error': number
  /** From the information alone; null unless `std.error` is robust. */
  readonly 'naive.se': number | null
  readonly statistic: number
  readonly 'p.value': number
  readonly 'conf.low': number
  readonly 'conf.high': number
  /** Null where the exponential exceeds binary64. */
  readonly 'hazard.ratio': number | null
  readonly 'hazard.conf.low': number | null
  readonly 'hazard.conf.high': number | null
}

export interface CoxTest extends JsonObject {
  readonly statistic: number
  readonly df: number
  readonly 'p.value': number
}

/** Cumulative hazard of somebody whose covariates are all 0, as R's `basehaz(fit, centered = FALSE)`. */
export interface CoxHazard extends JsonObject {
  /** Upper edge of the merged cell, in days. */
  readonly time: number
  readonly hazard: number
}

export interface CoxResult extends ResultBase {
  readonly kind: 'cox'
  readonly time: string
  readonly event: string
  readonly start: string | null
  readonly ties: 'efron' | 'breslow'
  readonly strata: 'site' | null
  readonly robust: boolean
  readonly cluster: 'person' | 'site' | null
  readonly confidence: number
  /** Rows in the model, the people in them, and events. */
  readonly n: number | null
  readonly people: number | null
  readonly events: number | null
  readonly missing: 'complete-case' | 'refuse'
  readonly estimates: readonly CoxEstimate[]
  /** Covariance of the estimates, in their order; the robust one where it was asked for. */
  readonly vcov: readonly (readonly number[])[]
  readonly 'logLik.null': number | null
  readonly logLik: number | null
  readonly aic: number | null
  readonly likelihoodRatio: CoxTest
  /** Null where clusters are too few for it. */
  readonly wald: CoxTest | null
  readonly scoreTest: CoxTest
  /** Null without a robust variance, or where clusters are too few for it. */
  readonly robustScoreTest: CoxTest | null
  /** Upper edges of the merged cells of time, in days. */
  readonly times: readonly number[]
  /** Null where sites are strata, or a hazard exceeds binary64. */
  readonly baseline: readonly CoxHazard[] | null
  /** Newton steps taken. */
  readonly iterations: number
  readonly halvings: number
  readonly converged: true
  /** Newton decrement at the last evaluated point. */
  readonly decrement: number
  /** Log likelihood at every accepted point, from all coefficients 0 on. */
  readonly logLiks: readonly (number | null)[]
  readonly fixedPointError: CoxErrors
  readonly warnings: readonly CoxWarning[]
}

export interface CoxErrors extends JsonObject {
  /** Largest error that fixed point can cause in an estimate, in standard errors. */
  readonly estimates: number
  readonly logLik: number
}

export interface CoxWarning extends JsonObject {
  /**
   * Fewer than 10 events per parameter; almost a combination of other columns; sites without an event, which say nothing where sites are strata.
   */
  readonly code: 'events-per-parameter-low' | 'nearly-aliased' | 'strata-empty'
  readonly term: string | null
}
