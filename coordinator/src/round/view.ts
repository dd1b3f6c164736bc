import type { Phase } from './transitions.ts'
import type { RunState } from './run-store.ts'

/** What people see of a run while it is going on. */
export interface RunView {
  readonly id: string
  readonly study: string
  readonly studyDigest: string
  readonly title: string
  readonly number: number
  readonly state: RunState
  readonly reason: string | null
  readonly subject: string | null
  readonly analyses: readonly string[]
  readonly analysis: string | null
  readonly step: string | null
  readonly round: number
  readonly attempt: number
  readonly phase: Phase | 'waiting' | 'done' | null
  readonly sites: readonly SiteView[]
  /** Deviances of the fit so far, oldest first. */
  readonly deviance: readonly number[]
  /** Milliseconds that finished rounds took, oldest first. */
  readonly roundMs: readonly number[]
  /** Changes with every change of the view. */
  readonly version: number
}

export interface SiteView {
  readonly site: string
  readonly connected: boolean
  readonly accepted: boolean
  readonly answered: boolean
}
