import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

export interface FeasibilityResult extends ResultBase {
  readonly kind: 'feasibility'
  /** From everyone to the complete cases: each step is a part of the one before. */
  readonly steps: readonly StepCount[]
  /** Every participant's own steps in bands; null where the study does not ask for them. */
  readonly hospitals: readonly HospitalBands[] | null
}

export interface HospitalBands extends JsonObject {
  readonly site: string
  /** In the order of the steps. Null: not given. */
  readonly bands: readonly Band[] | null
}

/** People between two numbers, both included; the last band has no most. */
export interface Band extends JsonObject {
  readonly least: number
  readonly most: number | null
}

export interface StepCount extends JsonObject {
  readonly step: string
  readonly people: number | null
}
