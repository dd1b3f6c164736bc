import type { JsonObject } from '../encoding/canonical-json.ts'

/**
 * What an analysis ends in, before and after the release check. A count that was suppressed is null, and with it
 * everything that would give it away.
 */
export type AnalysisResult = FeasibilityResult | DescribeResult | GlmResult | PrevalenceResult

interface ResultBase extends JsonObject {
  /** Id of the analysis in the manifest. */
  readonly analysis: string
  /** Sites whose people are in it. */
  readonly sites: number
}

export interface FeasibilityResult extends ResultBase {
  readonly kind: 'feasibility'
  /** From everyone to the complete cases: each step is a part of the one before. */
  readonly steps: readonly StepCount[]
}

export interface StepCount extends JsonObject {
  readonly step: string
  readonly people: number | null
}

export interface DescribeResult extends ResultBase {
  readonly kind: 'describe'
  readonly people: number
  /** Every feature is described over the people who have a value. */
  readonly missing: 'available-case'
  readonly features: readonly FeatureSummary[]
}

export type FeatureSummary = NumericSummary | LevelsSummary

export interface NumericSummary extends JsonObject {
  readonly feature: string
  readonly type: 'numeric'
  readonly n: number | null
  readonly missing: number | null
  readonly mean: number | null
  /** With n - 1, as R's `sd`. Null for one person, and where fixed point would spoil six digits (so below). */
  readonly sd: number | null
  /** m3 / m2^(3/2) with moments m_k over n, as `moments::skewness`. Null where all values are the same. */
  readonly skewness: number | null
  /** m4 / m2^2, 3 for a normal distribution, as `moments::kurtosis`. Null where all values are the same. */
  readonly kurtosis: number | null
  /** Bounds on what fixed point adds to mean, sd, skewness and kurtosis. Null where they are, or are blurred. */
  readonly fixedPointError: MomentErrors | null
}

export interface MomentErrors extends JsonObject {
  readonly mean: number
  readonly sd: number
  readonly skewness: number
  readonly kurtosis: number
}

export interface LevelsSummary extends JsonObject {
  readonly feature: string
  readonly type: 'binary' | 'category'
  readonly n: number | null
  readonly missing: number | null
  readonly levels: readonly LevelCount[]
}

export interface LevelCount extends JsonObject {
  readonly level: string
  readonly count: number | null
  /** Of those who have a value. */
  readonly proportion: number | null
}

export interface PrevalenceResult extends ResultBase {
  readonly kind: 'prevalence'
  readonly people: number
  /** Least share of the people for a feature to be picked. */
  readonly shareMin: number
  readonly features: readonly FeaturePrevalence[]
}

export interface FeaturePrevalence extends JsonObject {
  readonly feature: string
  readonly people: number | null
  readonly picked: boolean
}

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

/** A row of the table of coefficients, with the names of R's broom. */
export interface Estimate extends JsonObject {
  readonly term: string
  readonly estimate: number
  readonly 'std.error': number
  readonly statistic: number
  readonly 'p.value': number
  readonly 'conf.low': number
  readonly 'conf.high': number
  /** Null where the exponential exceeds binary64. */
  readonly 'odds.ratio': number | null
  readonly 'odds.conf.low': number | null
  readonly 'odds.conf.high': number | null
}

export interface GlmWarning extends JsonObject {
  /**
   * Fewer than 10 events per parameter; almost a combination of other columns; steps repeated for a while as they do
   * under separation, so that the estimates hang on very few people.
   */
  readonly code: 'events-per-parameter-low' | 'nearly-aliased' | 'near-separation'
  readonly term: string | null
}

const kinds: readonly unknown[] = ['feasibility', 'describe', 'glm', 'prevalence']

/** True for what this version's analyses end in. Trusts the members, which were computed here. */
export function isAnalysisResult(result: JsonObject): result is AnalysisResult {
  return kinds.includes(result['kind'])
}
