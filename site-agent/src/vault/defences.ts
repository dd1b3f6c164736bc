import { judgeWeights, maskVector } from '@sampan/shared'

/**
 * Steps that protect the hospital, as the vault calls them. Shipped entry points compose the vault with
 * `shippedDefences` and nothing else; tests compose it with one of them left out, to show that an attack then succeeds.
 */
export interface Defences {
  readonly judgeWeights: typeof judgeWeights
  readonly maskVector: typeof maskVector
}

export const shippedDefences: Defences = { judgeWeights, maskVector }
