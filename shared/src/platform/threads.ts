import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

/** Cores that this process may use. */
export function coresAvailable(): number {
  return availableParallelism()
}

/** Lets whatever else waits in this thread have its turn: sockets, timers, other work. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** A thread that does one job at a time and holds nothing of the process while it has none. */
export interface Thread {
  /** Resolves when the job is done; rejects when the thread failed or ended, and it is then of no further use. */
  readonly run: (job: unknown) => Promise<void>
  /** Ends it in the middle of whatever it does. Resolves when it touches no memory any more. */
  readonly stop: () => Promise<void>
}

/** Starts a script of ours in a thread; the script answers through `serveJobs`. */
export function startThread(script: URL): Thread {
  const worker = new Worker(script, { name: 'sampan', env: {}, execArgv: [] })
  // A failure between two jobs shows in the next one.
  worker.on('error', () => undefined)
  let ended = false
  worker.once('exit', () => {
    ended = true
  })
  worker.unref()
  return {
    run: async (job) => {
      if (ended) throw new Error('the thread has ended')
      worker.ref()
      try {
        await answered(worker, job)
      } finally {
        worker.unref()
      }
    },
    stop: async () => {
      await worker.terminate()
    },
  }
}

function answered(worker: Worker, job: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off('message', onDone)
      worker.off('error', onError)
      worker.off('exit', onExit)
      finish()
    }
    const onDone = (): void => {
      settle(resolve)
    }
    const onError = (cause: unknown): void => {
      settle(() => {
        reject(new Error('the thread failed', { cause }))
      })
    }
    const onExit = (): void => {
      settle(() => {
        reject(new Error('the thread ended'))
      })
    }
    worker.once('message', onDone).once('error', onError).once('exit', onExit)
    worker.postMessage(job)
  })
}

/** In a thread: does every job that comes, one after another. What a job throws ends the thread. */
export function serveJobs(work: (job: unknown) => void): void {
  if (isMainThread || parentPort === null) throw new Error('not a thread')
  const port = parentPort
  port.on('message', (job: unknown) => {
    work(job)
    port.postMessage(null)
  })
}
