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
