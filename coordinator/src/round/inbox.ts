import { limits } from '@sampan/proto'

/** How many messages wait, by site: one that floods the queue crowds out nobody but itself. */
export class Inbox {
  readonly #waiting = new Map<string, number>()

  /** Counts a message that comes in; false when it is one too many. */
  admits(site: string): boolean {
    const waiting = this.#waiting.get(site) ?? 0
    if (waiting >= limits.inboundQueueMax) return false
    this.#waiting.set(site, waiting + 1)
    return true
  }

  /** A message is dealt with. */
  leaves(site: string): void {
    this.#waiting.set(site, (this.#waiting.get(site) ?? 1) - 1)
  }
}
