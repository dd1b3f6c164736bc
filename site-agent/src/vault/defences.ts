import { MaskPool, maskVectorIn, type maskVector } from '@sampan/shared'

/**
 * Steps that protect the hospital, as the vault calls them. Shipped entry points compose the vault with
 * `shippedDefences` and nothing else; tests compose it with one of them left out, to show that an attack then succeeds.
 */
export interface Defences {
  readonly maskVector: (...input: Parameters<typeof maskVector>) => Promise<void> | void
}

/** One pool for the process, since it is the process's cores that it shares out. */
export const shippedDefences: Defences = { maskVector: maskVectorIn(new MaskPool()) }
