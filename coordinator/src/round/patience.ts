import type { Timeouts } from '@sampan/proto'
import type { Clock, RunState } from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import type { AttemptState } from './transitions.ts'

/** How far a run has come: its place, and inside it a number that grows with everything that is not a repetition. */
interface Course {
  readonly place: string
  readonly progress: number
}

interface Standing {
  readonly state: RunState
  readonly attempt: Attempt | null
  readonly phase: AttemptState | null
}

/** `said`: how many sites have accepted or refused. */
export function courseOf({ state, attempt, phase }: Standing, said: number): Course {
  const answered = phase?.answered.length ?? 0
  const absent = phase?.absent.length ?? 0
  const place = [state, attempt?.round, attempt?.attempt, phase?.phase].join(' ')
  return { place, progress: said + answered + (attempt?.chunks ?? 0) - absent }
}

interface Waiting {
  readonly clock: Clock
  readonly timeouts: Pick<Timeouts, 'phaseProgressMs' | 'absenceMs'>
}

/**
 * The one timer of a run. It starts anew when the run has moved, and only then: a site that keeps talking, comes and
 * goes, or says the same thing twice does not keep a run waiting for ever.
 */
export class Patience {
  readonly #waiting: Waiting
  readonly #late: () => void
  #cancel: (() => void) | null = null
  #best: Course | null = null

  constructor(waiting: Waiting, late: () => void) {
    this.#waiting = waiting
    this.#late = late
  }

  /** Waits from the last progress: for sites that are away, or that others wait for in vain, longer. */
  watch(course: Course, { state, phase }: Standing): void {
    const best = this.#best
    const moved = best?.place !== course.place || course.progress > best.progress
    if (!moved && this.#cancel !== null) return
    this.end()
    if (moved) this.#best = course
    const { clock, timeouts } = this.#waiting
    const isPatient = state !== 'running' || phase?.phase === 'confirm' || phase?.phase === 'reveal'
    const delayMs = isPatient ? timeouts.absenceMs : timeouts.phaseProgressMs
    this.#cancel = clock.after(delayMs, () => {
      this.#cancel = null
      this.#late()
    })
  }

  end(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
