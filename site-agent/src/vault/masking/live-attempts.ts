import { equalBytes, SampanError, type AttemptSecrets, type Dealing } from '@sampan/shared'
import type { Advertisement } from './wire.ts'

/**
 * An attempt before its vector exists: its secrets are here and nowhere else. A crash forgets them, and the site
 * counts as departed from the attempt.
 */
export interface LiveAttempt {
  readonly run: string
  readonly round: number
  readonly attempt: number
  readonly secrets: AttemptSecrets
  readonly advertisement: Advertisement
  /** Set by the Share phase. */
  opened: OpenedAttempt | null
}

export interface OpenedAttempt {
  /** The envelope of the opening, as verified. */
  readonly envelope: Uint8Array
  readonly ctx: Uint8Array
  readonly dealing: Dealing
}

/** At most one live attempt per run. */
export class LiveAttempts {
  readonly #byRun = new Map<string, LiveAttempt>()

  keep(attempt: LiveAttempt): void {
    this.#byRun.set(attempt.run, attempt)
  }

  find(run: string, round: number, attempt: number): LiveAttempt | null {
    const live = this.#byRun.get(run)
    return live?.round === round && live.attempt === attempt ? live : null
  }

  /** Whatever attempt of a run is alive. */
  current(run: string): LiveAttempt | null {
    return this.#byRun.get(run) ?? null
  }

  /** Forgets keys and secrets of a run's attempt, where it belongs to a round up to `roundMax`. */
  forget(run: string, roundMax = Infinity): void {
    const live = this.#byRun.get(run)
    if (live === undefined || live.round > roundMax) return
    live.secrets.selfSecret.fill(0)
    live.secrets.maskKey.secret.fill(0)
    live.secrets.shareKey.secret.fill(0)
    this.#byRun.delete(run)
  }
}

/** The vector exists: nothing masks under these secrets again. */
export function forgetSecrets(live: LiveAttempts, run: string): void {
  live.forget(run)
}

/** What is said of an attempt is said of the one that this site is in. @throws SampanError context-mismatch */
export function requireSameContext(
  said: { readonly ctx: Uint8Array },
  own: { readonly ctx: Uint8Array },
): void {
  if (!equalBytes(said.ctx, own.ctx)) throw new SampanError('context-mismatch')
}
