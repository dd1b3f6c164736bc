import type { Clock } from '@sampan/shared'

interface PlacesOptions {
  /** Uploads at one time. */
  readonly places: number
  /** A site from which nothing came for this long loses its place. */
  readonly stallMs: number
}

/** A second place is for a line that was down for a moment; whoever does not use it either gets none. */
const stallsMax = 2

/**
 * Who of those that announced a long vector may send it now. A bounded number has a place; the others wait in the order
 * in which they announced theirs. Whoever stalls while others wait goes behind them.
 */
export class UploadPlaces {
  readonly #options: PlacesOptions
  readonly #clock: Pick<Clock, 'nowMs' | 'after'>
  readonly #stalled: () => void
  /** When somebody that has a place last moved, by index. */
  readonly #holding = new Map<number, number>()
  /** How often somebody stalled without having moved in between, by index. */
  readonly #stalls = new Map<number, number>()
  #waiting: number[] = []
  #granted = 0
  #cancel: (() => void) | null = null

  /** `stalled` is called when somebody has had a place for too long without using it: time for `expire`. */
  constructor(options: PlacesOptions, clock: Pick<Clock, 'nowMs' | 'after'>, stalled: () => void) {
    this.#options = options
    this.#clock = clock
    this.#stalled = stalled
  }

  /** How many places were given so far: a run that gives one has moved. */
  get granted(): number {
    return this.#granted
  }

  /** Whether a site may send now. */
  holds(index: number): boolean {
    return this.#holding.has(index)
  }

  /** Somebody announced a vector, perhaps for the second time. Who is to be told to send. */
  announced(index: number): readonly number[] {
    if (this.holds(index)) return [index]
    this.#queue(index)
    return this.#fill()
  }

  moved(index: number): void {
    if (!this.holds(index)) return
    this.#holding.set(index, this.#clock.nowMs())
    this.#stalls.delete(index)
  }

  /** A vector is complete, or its site is given up. Who gets a place by that. */
  left(index: number): readonly number[] {
    this.#holding.delete(index)
    this.#waiting = this.#waiting.filter((each) => each !== index)
    return this.#fill()
  }

  /** Takes the place of everybody that stalled, where somebody else waits for it. Who gets one by that. */
  expire(): readonly number[] {
    const dueMs = this.#clock.nowMs() - this.#options.stallMs
    const due = [...this.#holding].filter(([, movedMs]) => movedMs <= dueMs)
    for (const [index] of due.slice(0, this.#waiting.length)) {
      this.#holding.delete(index)
      this.#stalls.set(index, (this.#stalls.get(index) ?? 0) + 1)
      this.#queue(index)
    }
    return this.#fill()
  }

  /** Nobody uploads any more. */
  clear(): void {
    this.#holding.clear()
    this.#stalls.clear()
    this.#waiting = []
    this.#watch()
  }

  #queue(index: number): void {
    const isOut = (this.#stalls.get(index) ?? 0) >= stallsMax
    if (!isOut && !this.#waiting.includes(index)) this.#waiting.push(index)
  }

  #fill(): readonly number[] {
    const free = this.#options.places - this.#holding.size
    const granted = this.#waiting.splice(0, Math.max(0, free))
    this.#granted += granted.length
    for (const index of granted) this.#holding.set(index, this.#clock.nowMs())
    this.#watch()
    return granted
  }

  /** Only where somebody waits does it matter that somebody else stalls. */
  #watch(): void {
    this.#cancel?.()
    this.#cancel = null
    if (this.#waiting.length === 0) return
    const firstMs = Math.min(...this.#holding.values()) + this.#options.stallMs
    const delayMs = Math.max(0, firstMs - this.#clock.nowMs())
    this.#cancel = this.#clock.after(delayMs, this.#stalled)
  }
}
