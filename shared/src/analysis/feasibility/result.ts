import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

export interface FeasibilityResult extends ResultBase {
  readonly kind: 'feasibility'
  /** From everyone to the complete cases: each step is a part of the one before. */
  readonly steps: readonly StepCount[]
}

export interface StepCount extends JsonObject {
  readonly step: string
  readonly people: number | null
}
