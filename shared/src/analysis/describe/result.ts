import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

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
