import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { Estimate } from '../estimate.ts'
import type { ResultBase } from '../result-base.ts'

export interface GlmResult extends ResultBase {
  readonly kind: 'glm'
  readonly family: 'binomial'
  readonly link: 'logit'
  readonly outcome: string
  readonly confidence: number
  /** People in the model, and those of them with the outcome. */
  readonly n: number | null
  readonly cases: number | null
  readonly missing: 'complete-case' | 'refuse'
  readonly estimates: readonly Estimate[]
  /** Covariance of the estimates, in their order. */
  readonly vcov: readonly (readonly number[])[]
  readonly deviance: number
  readonly 'null.deviance': number | null
  readonly 'df.residual': number | null
  readonly 'df.null': number | null
  readonly aic: number
  readonly logLik: number
  /** Newton steps taken. */
  readonly iterations: number
  readonly halvings: number
  readonly converged: true
  /** Newton decrement at the last evaluated point. */
  readonly decrement: number
  /** Deviance at every accepted point, from all coefficients 0 on; the first tells n. */
  readonly deviances: readonly (number | null)[]
  readonly fixedPointError: GlmErrors
  readonly warnings: readonly GlmWarning[]
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
