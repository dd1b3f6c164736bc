import type { Clock } from '@sampan/shared'

/** A clock that stands still until a test lets time pass. */
export interface HandClock {
  readonly clock: Clock
  readonly pass: (ms: number) => void
  /** How many timers wait. */
  readonly pending: () => number
}

export function handClock(): HandClock {
  let timers: { readonly atMs: number; readonly action: () => void }[] = []
  let nowMs = 0
  const clock: Clock = {
    nowMs: () => nowMs,
    after: (delayMs, action) => {
      const timer = { atMs: nowMs + delayMs, action }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
  }
  const pass = (ms: number): void => {
    nowMs += ms
    const due = timers.filter(({ atMs }) => atMs <= nowMs)
    timers = timers.filter(({ atMs }) => atMs > nowMs)
    for (const { action } of due) action()
  }
  return { clock, pass, pending: () => timers.length }
}
