import { keepAlive } from './clock.ts'

/**
 * Resolves when the process is asked to stop: by a signal, or because the process that started it has gone (its IPC
 * channel closed). A child never outlives its parent.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const release = keepAlive()
    const stop = (): void => {
      release()
      resolve()
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
    process.once('disconnect', stop)
  })
}
