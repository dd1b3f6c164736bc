import type { Phase } from '@sampan/coordinator'

export const phases: readonly Phase[] = ['advertise', 'share', 'mask', 'confirm', 'reveal']

/** When a site stops for good, or until it comes back. */
export interface Departure {
  readonly site: number
  readonly phase: Phase
  readonly round: number
  /** From this attempt of the round on. */
  readonly attempt: number
  /** Its connection ends too; else it stays connected and says nothing. */
  readonly isSeen: boolean
  /** It has done what was asked, and that is on its disk, when it stops. */
  readonly isRecorded: boolean
  /** How many messages of its answer still got out. */
  readonly sent: number
  /** It is back, as a new process, after so many deadlines; null when it never is. */
  readonly back: number | null
}

/** The phase in which each site stops, by index from 1; null for a site that stays. */
export type Assignment = readonly (Phase | null)[]

const fates: readonly (Phase | null)[] = [...phases, null]

/** All 6^n of them. */
export function* everyAssignment(sites: number): Generator<Assignment> {
  if (sites === 0) yield []
  else
    for (const rest of everyAssignment(sites - 1)) for (const fate of fates) yield [...rest, fate]
}

/** One of each kind: assignments that differ only in which site does what are the same. */
export function* everyMultiset(sites: number, from = 0): Generator<Assignment> {
  if (sites === 0) yield []
  else
    for (let k = from; k < fates.length; k++)
      for (const rest of everyMultiset(sites - 1, k)) yield [fates[k] ?? null, ...rest]
}
