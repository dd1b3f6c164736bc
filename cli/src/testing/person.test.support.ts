import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { invariant, joinPath, type Clock } from '@sampan/shared'
import { runProgram, type Envelope } from '@sampan/terminal'
import { recordedSurroundings, type RecordedOptions } from '@sampan/terminal/testing'
import { sampan } from '../sampan.ts'

export type Circumstances = Partial<RecordedOptions> & { readonly clock?: Clock }

export interface Ended {
  readonly status: number
  readonly output: string
  readonly errors: string
}

/** A person at a machine: an own home and a folder for files, with `sampan` to type. */
export interface Person {
  readonly home: string
  readonly file: (name: string) => string
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly read: (name: string) => string
  /** Words that hold spaces are given as a list. */
  readonly sampan: (words: string | readonly string[], more?: Circumstances) => Promise<Ended>
  /** The same with --json; the document. */
  readonly ask: (words: string | readonly string[], more?: Circumstances) => Promise<Envelope>
  readonly leave: () => void
}

/** Somebody new. The folder is gone after `leave`. */
export function somebody(): Person {
  const folder = mkdtempSync(joinPath(tmpdir(), 'sampan-cli-'))
  const home = joinPath(folder, 'home')
  const file = (name: string): string => joinPath(folder, name)
  const run: Person['sampan'] = async (words, more = {}) => {
    const { clock, ...options } = more
    const recorded = recordedSurroundings({
      words: typeof words === 'string' ? words.split(' ') : words,
      ...options,
      environment: { SAMPAN_HOME: home, ...more.environment },
    })
    const status = await runProgram(sampan, {
      ...recorded.surroundings,
      ...(clock === undefined ? {} : { clock }),
    })
    return { status, output: recorded.output(), errors: recorded.errors() }
  }
  return {
    home,
    file,
    write: (name, content) => {
      writeFileSync(file(name), content)
      return file(name)
    },
    read: (name) => readFileSync(file(name), 'utf8'),
    sampan: run,
    ask: async (words, more) => {
      const list = typeof words === 'string' ? words.split(' ') : words
      const { output, status } = await run([...list, '--json'], more)
      const envelope = JSON.parse(output) as Envelope
      const told = envelope.ok ? 0 : envelope.error.exit
      invariant(status === told, 'the document tells the exit status')
      return envelope
    },
    leave: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
