/** Time as an argument. Everything that waits or dates takes a Clock, so that a simulation can own it. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly nowMs: () => number
  /** Calls `action` once after `delayMs`; the returned function cancels. Does not keep the process alive. */
  readonly after: (delayMs: number, action: () => void) => () => void
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs)
    timer.unref()
    return () => {
      clearTimeout(timer)
    }
  },
}

/** Whole seconds, as certificates, statements and messages carry time. */
export function nowS(clock: Clock): number {
  return Math.floor(clock.nowMs() / 1000)
}

/** Resolves after `delayMs` of the clock's time. */
export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve)
  })
}

/** Keeps the process alive while it has nothing to do but wait; the returned function ends that. */
export function keepAlive(): () => void {
  const timer = setInterval(() => undefined, 2 ** 30)
  return () => {
    clearInterval(timer)
  }
}
