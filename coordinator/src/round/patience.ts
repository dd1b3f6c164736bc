import type { Timeouts } from '@sampan/proto'
import type { Clock, RunState } from '@sampan/shared'
import type { Attempt } from '../aggregation/attempt.ts'
import {
  canGoOn,
  onlyAbsentMissing,
  phaseTable,
  type AttemptState,
  type SetRules,
} from './transitions.ts'

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

/** `said`: how many sites have accepted or refused, or were told that they may send. */
export function courseOf({ state, attempt, phase }: Standing, said: number): Course {
  const answered = phase?.answered.length ?? 0
  const absent = phase?.absent.length ?? 0
  const place = [state, attempt?.round, attempt?.attempt, phase?.phase].join(' ')
  return { place, progress: said + answered + (attempt?.moved ?? 0) - absent }
}

interface Times {
  /** From the last progress. */
  readonly longMs: number
  /** From the moment on which only sites are missing that are away and that may be left out; null when it is not so. */
  readonly graceMs: number | null
}

/** How long is waited: sites that are there get the time to compute; whoever cannot be left out gets long. */
export function timesOf(
  phase: AttemptState | null,
  rules: SetRules,
  timeouts: Pick<Timeouts, 'handshakeMs' | 'phaseProgressMs' | 'absenceMs'>,
): Times {
  const { handshakeMs, phaseProgressMs, absenceMs } = timeouts
  if (phase === null || phase.phase === 'done') return { longMs: absenceMs, graceMs: null }
  if (phase.phase === 'waiting')
    return { longMs: absenceMs, graceMs: canGoOn(phase, rules) ? handshakeMs : null }
  if (!phaseTable[phase.phase].fragile) return { longMs: absenceMs, graceMs: null }
  const mayLeaveOut = onlyAbsentMissing(phase) && canGoOn(phase, rules)
  return { longMs: phaseProgressMs, graceMs: mayLeaveOut ? handshakeMs : null }
}

/**
 * The one timer of a run. It starts anew when the run has moved, and only then: a site that keeps talking, comes and
 * goes, or says the same thing twice does not keep a run waiting for ever.
 */
export class Patience {
  readonly #clock: Pick<Clock, 'nowMs' | 'after'>
  readonly #late: () => void
  #cancel: (() => void) | null = null
  #best: Course | null = null
  #movedMs = 0
  #graceFromMs: number | null = null
  #deadlineMs = 0

  constructor(clock: Pick<Clock, 'nowMs' | 'after'>, late: () => void) {
    this.#clock = clock
    this.#late = late
  }

  watch(course: Course, { longMs, graceMs }: Times): void {
    const nowMs = this.#clock.nowMs()
    const best = this.#best
    if (best?.place !== course.place || course.progress > best.progress) {
      this.#best = course
      this.#movedMs = nowMs
      this.#graceFromMs = null
    }
    this.#graceFromMs = graceMs === null ? null : (this.#graceFromMs ?? nowMs)
    const grace = graceMs === null ? Infinity : (this.#graceFromMs ?? nowMs) + graceMs
    this.#ringAt(Math.min(this.#movedMs + longMs, grace), nowMs)
  }

  end(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #ringAt(deadlineMs: number, nowMs: number): void {
    if (this.#cancel !== null && deadlineMs === this.#deadlineMs) return
    this.end()
    this.#deadlineMs = deadlineMs
    this.#cancel = this.#clock.after(Math.max(0, deadlineMs - nowMs), () => {
      this.#cancel = null
      // Whatever comes of it gets the whole time again.
      this.#movedMs = this.#clock.nowMs()
      this.#graceFromMs = null
      this.#late()
    })
  }
}
