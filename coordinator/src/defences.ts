import { checkReveal, equalBytes, releaseCheck, sha256 } from '@sampan/shared'
import { missing, type AttemptState, type Phase } from './round/transitions.ts'

/** Checks of what came in within one attempt. */
export interface AttemptDefences {
  /** Whether a chunk is the one whose digest its site signed. */
  readonly isAnnounced: (chunk: Uint8Array, digest: Uint8Array) => boolean
  /** Throws when a share is not the one that its dealer committed to. */
  readonly checkReveal: typeof checkReveal
}

/**
 * Steps that protect the sum from lying sites and people from its results, as the coordinator calls them. Shipped entry points run with
 * `shippedDefences` and cannot name anything else; tests leave one of them out, to show that an attack then succeeds.
 */
export interface CoordinatorDefences extends AttemptDefences {
  /** Whether this answer is still waited for: what a site said once does not change, and counts once. */
  readonly isAwaited: (standing: AttemptState | null, phase: Phase, index: number) => boolean
  /** Ends whatever else sits in a site's one seat. */
  readonly vacate: (end: () => void) => void
  /** What of a result may be stored and shown. */
  readonly releaseCheck: typeof releaseCheck
}

export const shippedDefences: CoordinatorDefences = {
  isAnnounced: (chunk, digest) => equalBytes(sha256(chunk), digest),
  checkReveal,
  isAwaited: (standing, phase, index) =>
    standing?.phase === phase && missing(standing).includes(index),
  vacate: (end) => {
    end()
  },
  releaseCheck,
}
