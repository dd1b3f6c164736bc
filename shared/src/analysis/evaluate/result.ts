import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

/** How well a model predicts, from numbers of people per bin of the predicted probability, by outcome. */
export interface EvaluateResult extends ResultBase {
  readonly kind: 'evaluate'
  /** Id of the model whose terms are used. */
  readonly model: string
  /** Whether its coefficients stand in the study instead of being fitted. */
  readonly fixed: boolean
  readonly outcome: string
  readonly bins: number
  readonly confidence: number
  readonly missing: 'complete-case' | 'refuse'
  readonly n: number
  readonly cases: number
  readonly auc: BinnedAuc
  readonly brier: number
  /** With people of a bin at its middle. Null where it has no estimate. */
  readonly calibration: Calibration
  /** People by predicted risk: up to ten groups of about one size. */
  readonly groups: readonly RiskGroup[]
  readonly hosmerLemeshow: HosmerLemeshow | null
  /** People by predicted probability, with the outcome and without: where a propensity score overlaps. */
  readonly histogram: readonly PredictedBin[]
  /** Of the receiver operating and precision-recall curves, from the highest threshold down. */
  readonly points: readonly CurvePoint[]
}

/** People of one bin count as tied. */
export interface BinnedAuc extends JsonObject {
  readonly estimate: number
  /** DeLong. */
  readonly 'std.error': number
  readonly 'conf.low': number
  readonly 'conf.high': number
  /** The area of the predictions themselves is within this of the estimate. */
  readonly error: number
}

export interface Calibration extends JsonObject {
  /** Of y ~ offset(logit p). */
  readonly inTheLarge: number | null
  /** Of y ~ logit p. */
  readonly intercept: number | null
  readonly slope: number | null
}

export interface RiskGroup extends JsonObject {
  /** Of the predicted probability. */
  readonly low: number
  readonly high: number
  readonly n: number
  readonly cases: number
  /** Mean predicted probability, with people of a bin at its middle. */
  readonly predicted: number
}

/** Neighbouring bins joined until each has enough people with the outcome, and without. */
export interface PredictedBin extends JsonObject {
  readonly low: number
  readonly high: number
  readonly cases: number
  readonly others: number
}

export interface HosmerLemeshow extends JsonObject {
  readonly chisq: number
  readonly df: number
  readonly 'p.value': number
}

export interface CurvePoint extends JsonObject {
  readonly threshold: number
  readonly sensitivity: number
  readonly specificity: number
  readonly precision: number
}
