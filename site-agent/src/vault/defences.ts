import { maskVector, sessionChecks, verifyCheckpoint, type SessionChecks } from '@sampan/shared'
import { remembers } from './ledger/remembered.ts'

/**
 * Steps that protect the hospital, as the vault calls them. Shipped entry points compose the vault with
 * `shippedDefences` and nothing else; tests compose it with one of them left out, to show that an attack then succeeds.
 */
export interface Defences {
  readonly maskVector: typeof maskVector
  /** Looks into the ledger for what others show of an attempt: an old copy of a disk does not know. */
  readonly remembers: typeof remembers
  /** Holds every checkpoint of the log against the one that is known. */
  readonly verifyCheckpoint: typeof verifyCheckpoint
  /** Hold back a relay that forges, alters, repeats, reorders or swaps frames. */
  readonly session: SessionChecks
}

export const shippedDefences: Defences = {
  maskVector,
  remembers,
  verifyCheckpoint,
  session: sessionChecks,
}
