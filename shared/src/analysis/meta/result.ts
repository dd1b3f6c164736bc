import type { JsonObject } from '../../encoding/canonical-json.ts'
import type { ResultBase } from '../result-base.ts'

export interface MetaResult extends ResultBase {
  readonly kind: 'meta'
  /** The model that each hospital fitted to its own people. */
  readonly model: 'glm'
  readonly family: string
  readonly link: string
  readonly outcome: string
  readonly confidence: number
  /** Every participant, and whether it is in: what keeps a hospital out is said. */
  readonly hospitals: readonly MetaHospital[]
  readonly terms: readonly MetaTerm[]
}

/** Why a hospital has no estimates, or that it has. */
export const siteStatuses = [
  'not-given',
  'given',
  'separated',
  'too-few',
  'aliased',
  'not-converged',
  'too-large',
] as const
export type SiteStatus = (typeof siteStatuses)[number]

export interface MetaHospital extends JsonObject {
  readonly site: string
  readonly status: SiteStatus
  /** Terms that are the same for everybody there, where that is why it is out. */
  readonly constant: readonly string[]
}

export interface MetaTerm extends JsonObject {
  readonly term: string
  readonly estimates: readonly SiteEstimate[]
  /** Cochran's test that all hospitals have one value. Null for fewer than two hospitals, like what follows. */
  readonly heterogeneity: Heterogeneity | null
  readonly fixed: Pooled | null
  /** DerSimonian and Laird. */
  readonly dl: Pooled | null
  /** Restricted maximum likelihood; null where it was not found. */
  readonly reml: Pooled | null
}

export interface SiteEstimate extends JsonObject {
  readonly site: string
  readonly estimate: number
  readonly 'std.error': number
}

export interface Heterogeneity extends JsonObject {
  readonly q: number
  readonly df: number
  readonly 'p.value': number
}

export interface Pooled extends JsonObject {
  readonly estimate: number
  readonly 'std.error': number
  readonly statistic: number
  readonly 'p.value': number
  readonly 'conf.low': number
  readonly 'conf.high': number
  readonly tau2: number
  readonly 'tau2.error': number | null
  /** Percent. */
  readonly i2: number
  readonly h2: number
  /** Where the value of another hospital would lie. Null for a fixed effect, and for fewer than three hospitals. */
  readonly 'predict.low': number | null
  readonly 'predict.high': number | null
}
