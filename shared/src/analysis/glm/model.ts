import type { Factorization } from '../../numerics/symmetric.ts'
import type { Design } from '../design.ts'
import type { GlmInput } from './spec.ts'

/** The model that is being fitted. */
export interface Model {
  readonly input: GlmInput
  readonly design: Design
}

/** What one evaluated point tells. */
export interface Evaluated {
  readonly factorization: Factorization
  readonly deviance: number
  /** The next Newton step. */
  readonly step: Float64Array
  /** sqrt(U' I^-1 U), the length of the step in standard errors. */
  readonly decrement: number
}
