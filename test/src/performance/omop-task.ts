import type { SourceLocation } from '@sampan/site-agent'

/** What a process of its own is asked to do with a source. */
export interface OmopTask {
  readonly what: 'cohort' | 'snapshot of the cohort' | 'snapshot of everyone'
  readonly location: SourceLocation
}

export interface OmopAnswer {
  readonly seconds: number
  /** Most memory the process had at any time (VmHWM). */
  readonly peakMib: number
  readonly people: number
  readonly columns: number
}
