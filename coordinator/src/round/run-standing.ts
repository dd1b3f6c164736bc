import type { RunState } from '@sampan/shared'
import type { Ending } from './driver-context.ts'
import type { DriverEffects } from './effects.ts'

/** The state of a run. What it becomes is on record before anybody acts on it. */
export class RunStanding {
  readonly #effects: DriverEffects
  #state: RunState
  #over = false

  constructor(state: RunState, effects: DriverEffects) {
    this.#state = state
    this.#effects = effects
  }

  get state(): RunState {
    return this.#state
  }

  /** True when nobody drives the run any more. */
  get isOver(): boolean {
    return this.#over
  }

  async change(state: RunState, ending: Ending | null): Promise<void> {
    if (this.#state === state && ending === null) return
    await this.#effects.setState(this.#state, state, ending)
    this.#state = state
  }

  async end(state: RunState, ending: Ending | null): Promise<void> {
    if (this.#over) return
    await this.#effects.end(state, ending)
    this.#state = state
    this.#over = true
  }

  /** The process is going down; the run itself goes on when there is another. */
  leave(): void {
    this.#over = true
  }
}
