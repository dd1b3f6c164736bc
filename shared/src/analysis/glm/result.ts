import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { Estimate } from '../estimate.ts'
import type { ResultBase } from '../result-base.ts'
import type { GlmSettings } from './settings.ts'

export interface GlmResult extends ResultBase {
  readonly kind: 'glm'
  readonly family: GlmSettings['family']
  readonly link: GlmSettings['link']
  readonly outcome: string
  readonly offset: GlmSettings['offset']
  readonly weights: GlmSettings['weights']
  /** Null but under propensity weights. */
  readonly effective: EffectiveNumbers | null
  readonly ridge: number
  readonly robust: GlmSettings['robust']
  readonly cluster: string | null
  /** How many there are, where errors are robust; each person alone is one. */
  readonly clusters: number | null
  readonly confidence: number
  /**
   * People in the model, and those of them with the outcome; for counts, with more than none; for measurements there are no
   * cases.
   */
  readonly n: number | null
  readonly cases: number | null
  readonly missing: 'complete-case' | 'refuse'
  /** Which distribution p values are of: Student's t where a dispersion was estimated. */
  readonly statistic: 'z' | 't'
  readonly estimates: readonly Estimate[]
  /** Covariance of the estimates, in their order. */
  readonly vcov: readonly (readonly number[])[]
  readonly dispersion: number
  readonly deviance: number | null
  readonly 'null.deviance': number | null
  readonly 'df.residual': number | null
  readonly 'df.null': number | null
  /** Of the mean; with a ridge the effective number. */
  readonly parameters: number | null
  readonly aic: number | null
  readonly bic: number | null
  readonly logLik: number | null
  /** Newton steps taken. */
  readonly iterations: number
  readonly halvings: number
  readonly converged: true
  /** Newton decrement at the last evaluated point. */
  readonly decrement: number
  /** Deviance at every accepted point, from the first on, which tells n. */
  readonly deviances: readonly (number | null)[]
  readonly fixedPointError: GlmErrors
  readonly warnings: readonly GlmWarning[]
}

/** Of as many people without weights a mean would be as uncertain (L. Kish, Survey Sampling, 1965). */
export interface EffectiveNumbers extends JsonObject {
  /** The treatment. */
  readonly by: string
  readonly effective: number
  readonly groups: readonly GroupNumbers[]
}

export interface GroupNumbers extends JsonObject {
  readonly group: string
  readonly n: number
  readonly effective: number
}

export interface GlmErrors extends JsonObject {
  /** Largest error that fixed point can cause in an estimate, in standard errors. */
  readonly estimates: number
  readonly deviance: number
}

export interface GlmWarning extends JsonObject {
  /**
   * Fewer than 10 events per parameter; almost a combination of other columns; steps repeated for a while as they do
   * under separation, so that the estimates hang on very few people.
   */
  readonly code: 'events-per-parameter-low' | 'nearly-aliased' | 'near-separation'
  readonly term: string | null
}
