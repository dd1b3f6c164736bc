import type { Factorization } from '../../numerics/symmetric.ts'
import type { CoxInput, CoxModel } from './spec.ts'

/** What is being fitted, and by how many sites. */
export interface Fitting {
  readonly input: CoxInput
  readonly model: CoxModel
  readonly sites: number
}

/** What one evaluated point tells. */
export interface Evaluated {
  readonly factorization: Factorization
  readonly logLik: number
  /** The next Newton step. */
  readonly step: Float64Array
  /** sqrt(U' I^-1 U), the length of the step in standard errors. */
  readonly decrement: number
}
