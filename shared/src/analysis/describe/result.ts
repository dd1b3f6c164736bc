import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

export interface DescribeResult extends ResultBase {
  readonly kind: 'describe'
  readonly people: number
  /** Every feature is described over the people who have a value. */
  readonly missing: 'available-case'
  readonly features: readonly FeatureSummary[]
  /** Null: nobody is compared. */
  readonly grouped: Grouped | null
}

export interface Grouped extends JsonObject {
  /** Whoever has no value of it is not described at all. */
  readonly by: string
  readonly groups: readonly GroupSummary[]
  /** Per feature, in the order of the features. */
  readonly differences: readonly GroupDifference[]
  /** Null: everybody counts once. */
  readonly weighted: Weighted | null
}

/** Groups that a propensity score makes alike. */
export interface Weighted extends JsonObject {
  readonly propensity: string
  readonly estimand: 'ate' | 'att' | 'overlap'
  readonly groups: readonly WeightedGroup[]
  /** Per feature, in the order of the features. */
  readonly differences: readonly WeightedDifference[]
}

export interface WeightedGroup extends JsonObject {
  readonly group: string
  /** (sum w)^2 / sum w^2. */
  readonly effective: number
  /** In the order of the features; null where it is not shown. */
  readonly features: readonly (WeightedSummary | null)[]
}

export interface WeightedSummary extends JsonObject {
  readonly feature: string
  /** Of a number: sum w x / sum w. */
  readonly mean: number | null
  /** With weights as of reliability: sum w (x - mean)^2 * sum w / ((sum w)^2 - sum w^2), as `cobalt::col_w_sd`. */
  readonly sd: number | null
  /** Of levels: sum w of each, over all. */
  readonly proportions: readonly number[] | null
}

export interface WeightedDifference extends JsonObject {
  readonly feature: string
  /** Of the weighted means or proportions, over the spread before weighting, as cobalt's `s.d.denom = "pooled"`. */
  readonly smdWeighted: number | null
}

export interface GroupSummary extends JsonObject {
  readonly group: string
  readonly people: number | null
  readonly features: readonly FeatureSummary[]
}

/** Of all pairs of groups the one that differs most. */
export interface GroupDifference extends JsonObject {
  readonly feature: string
  /**
   * Standardised mean difference: of numbers (m1 - m2) / sqrt((v1 + v2) / 2), first group less second; of levels the
   * distance of Yang and Dalton (SAS Global Forum 335-2012), never negative. Null where it is not shown or there is none.
   */
  readonly smd: number | null
  readonly between: readonly string[] | null
}

/** A quantile as R's type 7, as far as bins of the declared range tell it. */
export interface Quantile extends JsonObject {
  readonly probability: number
  /** Of the middles of the bins. */
  readonly value: number
  /** It lies between these. */
  readonly low: number
  readonly high: number
}

/** Bins as people were counted in them: inside, never shown. */
export interface Histogram extends JsonObject {
  readonly low: number
  readonly high: number
  readonly counts: readonly number[]
  readonly probabilities: readonly number[]
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
  /** Null where none are asked for or shown. */
  readonly quantiles: readonly Quantile[] | null
  /** Before the release check, which makes quantiles of it; null after it. */
  readonly histogram: Histogram | null
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
