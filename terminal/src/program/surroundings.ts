import type { Readable, Writable } from 'node:stream'
import {
  systemClock,
  systemEnvironment,
  systemRandom,
  type Clock,
  type Environment,
  type Random,
} from '@sampan/shared'

/** Where a program reads: a terminal's keyboard, a pipe or a file. */
export type Input = Readable & {
  readonly isTTY?: boolean
  readonly setRawMode?: (raw: boolean) => unknown
}

/** Where a program writes: a screen, a pipe or a file. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** Everything that a command line touches besides files, as an argument: tests own all of it. */
export interface Surroundings {
  /** Words after the name of the program. */
  readonly words: readonly string[]
  readonly environment: Environment
  readonly clock: Clock
  readonly random: Random
  readonly input: Input
  readonly output: Output
  readonly errors: Output
  /** Calls the listener for SIGINT, SIGTERM and SIGHUP, which then do not end the process; the result undoes it. */
  readonly onSignal: (listener: (signal: NodeJS.Signals) => void) => () => void
  /** Ends the process as Ctrl-C does: needed where the keyboard is read without echo. */
  readonly interrupt: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The process itself. */
export function systemSurroundings(): Surroundings {
  return {
    words: process.argv.slice(2),
    environment: systemEnvironment(),
    clock: systemClock,
    random: systemRandom,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    onSignal: (listener) => {
      for (const signal of signals) process.on(signal, listener)
      return () => {
        for (const signal of signals) process.off(signal, listener)
      }
    },
    interrupt: () => {
      process.kill(process.pid, 'SIGINT')
    },
  }
}
