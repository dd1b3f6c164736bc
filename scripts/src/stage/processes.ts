import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { environmentOf } from './environment.ts'

/** A process that runs until it is stopped. */
export interface Running {
  readonly pid: number
  /** Resolves when it has ended, with its exit status or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
  readonly isRunning: () => boolean
  /** Asks it to stop and waits; after ten seconds it is killed. */
  readonly stop: () => Promise<void>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
}

export interface Starting {
  readonly file: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** Everything it writes is added to this file. */
  readonly logFile: string
  /** Goes on when this process ends; else it ends with it, however that ends. */
  readonly outlives: boolean
}

const patienceMs = 10_000

/** Everything that was started here, so that nothing stays behind. */
const started = new Set<Pick<Running, 'stop'>>()
let isOver = false

/** Stops every process that was started, and lets no other start. */
export async function endEverything(): Promise<void> {
  isOver = true
  await Promise.all([...started].map((process) => process.stop()))
}

export function register(process: Pick<Running, 'stop' | 'ended'>): void {
  started.add(process)
  void process.ended.then(() => started.delete(process))
}

/** @throws Error when everything was ended */
export function requireGoingOn(): void {
  if (isOver) throw new Error('everything was ended')
}

export function start({ file, words, environment, logFile, outlives }: Starting): Running {
  requireGoingOn()
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [file, ...words], {
    env: environmentOf(environment),
    // A process at the other end of a channel notices when we are gone.
    stdio: ['ignore', log, log, ...(outlives ? [] : ['ipc' as const])],
    detached: outlives,
  })
  closeSync(log)
  if (outlives) child.unref()
  const running = runningOf(child)
  register(running)
  return running
}

/** A child process as something that runs. */
export function runningOf(child: ChildProcess): Running {
  const ended = endOf(child)
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    if (isRunning()) child.kill(name)
    await ended
  }
  return {
    pid: child.pid ?? 0,
    ended,
    isRunning,
    kill: () => signal('SIGKILL'),
    stop: async () => {
      const patience = new AbortController()
      const impatient = sleep(patienceMs, undefined, { signal: patience.signal }).then(
        () => signal('SIGKILL'),
        () => undefined,
      )
      await signal('SIGTERM')
      patience.abort()
      await impatient
    },
  }
}

function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  return new Promise((resolve) => {
    child.once('exit', (status, signal) => {
      resolve(signal ?? status ?? 0)
    })
    child.once('error', () => {
      resolve(1)
    })
  })
}

/** A port of the loopback interface that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('no address'))
      })
    })
  })
}

/** Waits until somebody listens on a port of the loopback interface. */
export async function untilListening(port: number, process: Running): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (!process.isRunning()) throw new Error('the process ended before it listened')
    if (await answers(port)) return
    await sleep(50)
  }
  throw new Error(`nobody listens on port ${port}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => {
      resolve(false)
    })
  })
}

/** Waits until `found` says yes. @throws Error with what was waited for */
export async function until(
  what: string,
  found: () => Promise<boolean>,
  tries = 200,
): Promise<void> {
  for (let k = 0; k < tries; k++) {
    if (await found()) return
    await sleep(150)
  }
  throw new Error(`waited in vain: ${what}`)
}
