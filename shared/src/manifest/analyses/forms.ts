import type { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import type { Index } from '../check-names.ts'
import type { TermsExpanding } from '../expand-terms.ts'
import type { Fault, Path } from '../fault.ts'

export const analysisId = nameSchema
  .optional()
  .describe('Default: the kind, numbered from the second on.')

/** Where an analysis stands in the study, what it is called, and the terms that the study declares. */
export interface Place {
  readonly id: string
  readonly path: Path
  readonly declared: readonly string[]
}

/** A kind of analysis in a study: its settings, as a manifest has them in full and as a researcher writes them. */
export interface AnalysisForms<S extends z.ZodType, W extends z.ZodType> {
  readonly settings: S
  readonly written: W
  /** Faults go to `expanding.faults`. */
  readonly expand: (expanding: TermsExpanding, written: z.infer<W>, place: Place) => z.infer<S>
  /** True for what needs the study's bands of time. */
  readonly timed?: true
  /** True for what looks at people who have several rows. */
  readonly severalRows?: true
  /** Whether it stands on features and terms that there are, and that fit. */
  readonly check: (index: Index, settings: z.infer<S>, path: Path) => readonly Fault[]
}
