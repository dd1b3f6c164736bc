import { keepAlive } from './clock.ts'

const events = ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const

/**
 * Resolves when the process is asked to stop: by a signal, or because the process that started it has gone (its IPC
 * channel closed). A child never outlives its parent.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const release = keepAlive()
    const stop = (): void => {
      // Whoever listens for the end of the channel keeps the process alive with it.
      for (const event of events) process.off(event, stop)
      release()
      resolve()
    }
    for (const event of events) process.on(event, stop)
  })
}
