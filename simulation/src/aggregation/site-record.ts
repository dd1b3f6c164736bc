import type { Bodies } from '@sampan/proto'
import { SampanError, type HeldShares } from '@sampan/shared'
import type { Place, Streamable } from '@sampan/site-agent'

/** An attempt from the moment its vector exists. */
export interface KeptAttempt {
  readonly opening: Bodies['roundOpening']
  readonly delivery: Bodies['shareDelivery']
  readonly ctx: Uint8Array
  readonly held: readonly HeldShares[]
  /** Erased once the survivors are confirmed. */
  readonly vector: Streamable | null
  readonly survivors: readonly number[] | null
  readonly confirmation: Bodies['confirmation'] | null
  readonly isRevealed: boolean
}

/** What a vault has in its ledger about one run, in memory: it outlives a restart. */
export class SiteRecord {
  readonly #kept = new Map<string, KeptAttempt>()
  readonly #abandonedUpTo = new Map<number, number>()
  readonly #revealed = new Map<number, { attempt: number; members: string }>()
  #serial = 0
  #published = 0

  nextSerial(): number {
    this.#serial += 1
    return this.#serial
  }

  find(place: Place): KeptAttempt | null {
    return this.#kept.get(nameOf(place)) ?? null
  }

  /** @throws SampanError attempt-unknown */
  require(place: Place): KeptAttempt {
    const kept = this.find(place)
    if (kept === null) throw new SampanError('attempt-unknown', { attempt: place.attempt })
    return kept
  }

  keep(place: Place, attempt: KeptAttempt): void {
    this.#kept.set(nameOf(place), attempt)
  }

  /** The attempt of a round that shares were revealed in; zero before. */
  revealedAttempt(round: number): number {
    return this.#revealed.get(round)?.attempt ?? 0
  }

  revealedSets(): readonly (readonly string[])[] {
    return [...this.#revealed.values()].map(({ members }) => members.split(','))
  }

  /** A round is opened for one set. @throws SampanError already-revealed */
  markRevealed(place: Place, kept: KeptAttempt, names: readonly string[]): void {
    const members = names.join()
    if ((this.#revealed.get(place.round)?.members ?? members) !== members)
      throw new SampanError('already-revealed')
    this.#revealed.set(place.round, { attempt: place.attempt, members })
    this.keep(place, { ...kept, isRevealed: true })
  }

  /** Only the round after the last published one, and only an attempt not yet abandoned. */
  requireCurrent({ round, attempt }: Place): void {
    if (round !== this.#published + 1) throw new SampanError('attempt-stale', { round })
    if (attempt <= (this.#abandonedUpTo.get(round) ?? 0))
      throw new SampanError('attempt-abandoned', { attempt })
  }

  requireNotAbandoned({ round, attempt }: Place): void {
    if (attempt <= (this.#abandonedUpTo.get(round) ?? 0))
      throw new SampanError('attempt-abandoned', { attempt })
  }

  abandonUpTo(place: Place): void {
    this.#abandonedUpTo.set(place.round, place.attempt)
    for (let attempt = 1; attempt <= place.attempt; attempt++)
      this.#kept.delete(nameOf({ ...place, attempt }))
  }

  /** True for the round that was awaited; false for one that was published before. */
  publish({ round }: Place): boolean {
    if (round > this.#published + 1) throw new SampanError('attempt-stale', { round })
    if (round <= this.#published) return false
    this.#published = round
    this.#kept.clear()
    return true
  }
}

function nameOf({ round, attempt }: Place): string {
  return `${round}/${attempt}`
}
