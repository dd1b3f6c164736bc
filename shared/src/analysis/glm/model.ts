import type { Factorization, SymmetricMatrix } from '../../numerics/symmetric.ts'
import type { Design } from '../design.ts'
import type { Frame } from './frame.ts'
import type { GlmInput } from './settings.ts'

/** The model that is being fitted. */
export interface Model {
  readonly input: GlmInput
  readonly design: Design
  readonly frame: Frame
}

/** What one evaluated point tells. */
export interface Evaluated {
  /** Without the ridge. */
  readonly information: SymmetricMatrix
  /** Of the information with the ridge. */
  readonly factorization: Factorization
  readonly deviance: number
  /** Without the ridge. */
  readonly score: Float64Array
  /** The next Newton step. */
  readonly step: Float64Array
  /** sqrt(U' I^-1 U), the length of the step in standard errors. */
  readonly decrement: number
}
