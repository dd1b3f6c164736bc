import { PassThrough } from 'node:stream'
import { systemClock, systemRandom, type Environment } from '@sampan/shared'
import type { Input, Output, Surroundings } from '../program/surroundings.ts'

export interface Recorded {
  readonly surroundings: Surroundings
  /** Everything on standard output so far. */
  readonly output: () => string
  readonly errors: () => string
  /** Types on the keyboard, or writes into the pipe. */
  readonly type: (text: string) => void
  /** Sends a signal to whoever listens. */
  readonly signal: (signal: NodeJS.Signals) => void
  readonly interrupts: () => number
}

export interface RecordedOptions {
  readonly words: readonly string[]
  readonly environment?: Environment
  /** Columns of a terminal at all three streams; pipes without. */
  readonly columns?: number
  /** Comes in by standard input at once. */
  readonly input?: string
}

/** Surroundings for tests of command lines: nothing of the process is touched, everything written is kept. */
export function recordedSurroundings(options: RecordedOptions): Recorded {
  const output = sink(options.columns)
  const errors = sink(options.columns)
  const input = new PassThrough()
  const listeners = new Set<(signal: NodeJS.Signals) => void>()
  let interrupts = 0
  if (options.input !== undefined) input.end(options.input)
  return {
    surroundings: {
      words: options.words,
      environment: { LANG: 'en_HK.UTF-8', ...options.environment },
      clock: systemClock,
      random: systemRandom,
      input: options.columns === undefined ? input : keyboard(input),
      output: output.stream,
      errors: errors.stream,
      onSignal: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      interrupt: () => {
        interrupts += 1
      },
    },
    output: output.text,
    errors: errors.text,
    type: (text) => {
      input.write(text)
    },
    signal: (signal) => {
      for (const listener of listeners) listener(signal)
    },
    interrupts: () => interrupts,
  }
}

function keyboard(input: PassThrough): Input {
  return Object.assign(input, { isTTY: true, setRawMode: () => undefined })
}

function sink(columns: number | undefined): {
  readonly stream: Output
  readonly text: () => string
} {
  const stream = new PassThrough()
  const chunks: Uint8Array[] = []
  stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const screen = columns === undefined ? {} : { isTTY: true, columns }
  return {
    stream: Object.assign(stream, screen),
    text: () => Buffer.concat(chunks).toString('utf8'),
  }
}
