import type { Language } from '@sampan/shared'
import type { Surroundings } from './surroundings.ts'

/** What a running command has to do with: whose language it speaks, and where it reads and writes. */
export interface Session {
  /** Name of the program and of the command: `sampan run start`. */
  readonly command: string
  readonly language: Language
  /** Standard output belongs to one JSON document. */
  readonly json: boolean
  readonly surroundings: Surroundings
  /** Columns of the screen that results are written to; unbounded where it is no screen. */
  readonly columns: number
  /** Shows a text before the command ends: on standard output, with `--json` on standard error. */
  readonly show: (text: string) => void
  /** A remark on standard error. */
  readonly note: (text: string) => void
}

export interface SessionOptions {
  readonly command: string
  readonly language: Language
  readonly json: boolean
}

export function openSession(surroundings: Surroundings, options: SessionOptions): Session {
  const { output, errors } = surroundings
  const note = (text: string): void => {
    errors.write(`${text}\n`)
  }
  return {
    ...options,
    surroundings,
    columns: columnsOf(surroundings),
    note,
    show: (text) => {
      if (options.json) note(text)
      else output.write(`${text}\n`)
    },
  }
}

/** Below 40 columns nothing can be laid out. */
export function columnsOf({ output }: Pick<Surroundings, 'output'>): number {
  if (output.isTTY !== true || output.columns === undefined) return Number.POSITIVE_INFINITY
  return Math.max(40, output.columns)
}
