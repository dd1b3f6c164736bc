import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

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
