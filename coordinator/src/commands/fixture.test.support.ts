import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runProgram } from '@sampan/terminal'
import { recordedSurroundings, type RecordedOptions } from '@sampan/terminal/testing'
import { sampanCoordinator } from './program.ts'

export interface Said {
  readonly status: number
  readonly output: string
  readonly errors: string
}

/** Types one command and waits for its end. */
export async function type(
  words: readonly string[],
  more: Partial<RecordedOptions> = {},
): Promise<Said> {
  const recorded = recordedSurroundings({ words, ...more })
  const status = await runProgram(sampanCoordinator, recorded.surroundings)
  return { status, output: recorded.output(), errors: recorded.errors() }
}

export interface Told {
  readonly status: number
  readonly ok: boolean
  readonly command: string
  readonly data: Readonly<Record<string, unknown>>
  readonly error?: { readonly code: string; readonly context: Readonly<Record<string, unknown>> }
}

/** As `type`, with --json: the one document. */
export async function ask(
  words: readonly string[],
  more: Partial<RecordedOptions> = {},
): Promise<Told> {
  const { status, output } = await type([...words, '--json'], more)
  return { status, ...(JSON.parse(output) as Omit<Told, 'status'>) }
}

/** What `init` needs at least, but for the folder. */
export const initWords: readonly string[] = [
  ...['init', '--id', 'hub', '--controller', 'institute', '--jurisdiction', 'HK'],
  ...['--trust-domain', 'test.example', '--host', 'localhost', '--host', '127.0.0.1'],
  ...['--operator', 'olivia'],
]

export interface Place {
  /** A folder for files. */
  readonly parent: string
  readonly home: string
  readonly remove: () => void
}

export function place(): Place {
  const parent = mkdtempSync(path.join(tmpdir(), 'sampan-console-'))
  return {
    parent,
    home: path.join(parent, 'hub'),
    remove: () => {
      rmSync(parent, { recursive: true })
    },
  }
}
