import type { AnalysisResult } from '@sampan/shared'
import { z } from 'zod'
import type { Table } from '../../output/table.ts'
import type { SpeakTerminal } from '../../text/terminal-texts.ts'
import type { Cell } from '../csv-text.ts'

export type Fields = readonly (readonly [string, string])[]

/** How results of one kind are read from a coordinator, shown, and written to a file. */
export interface ResultKind<R extends AnalysisResult> {
  readonly schema: z.ZodType<R>
  readonly tables: (result: R, t: SpeakTerminal) => readonly Table[]
  /** What stands below the tables. */
  readonly fields: (result: R, t: SpeakTerminal) => Fields
  /** What the analysis warned of, in words; for kinds that warn. */
  readonly warnings?: (result: R, t: SpeakTerminal) => readonly string[]
  /** One table for CSV: the head, then rows. */
  readonly csv: (result: R) => readonly (readonly Cell[])[]
}

export const count = z.int().min(0).nullable()
export const real = z.number().nullable()
export const base = { analysis: z.string(), sites: z.int() }
