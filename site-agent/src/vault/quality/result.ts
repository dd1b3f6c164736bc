import type { Code } from '@sampan/shared'
import { bandOf, type Band } from '../omop/finding.ts'
import { checks, type CheckName } from './names.ts'

export type Status = 'pass' | 'warn' | 'fail' | 'not-applicable'
export const statuses: readonly Status[] = ['fail', 'warn', 'pass', 'not-applicable']

/** What a check is about. */
export interface Subject {
  readonly check: CheckName
  readonly table: string
  readonly field: string | null
  /** Percent of rows that may be wrong. */
  readonly threshold: number
}

/** What a check found. Counts are exact, and for the eyes of the hospital alone: see `banded`. */
export interface QualityResult extends Subject {
  /** A concept of the vocabulary, in decimal digits. */
  readonly concept: string | null
  readonly status: Status
  /** Rows, people or values that are wrong, and how many there are; null when nothing was counted. */
  readonly violated: number | null
  readonly rows: number | null
  /** Why it could not be counted. */
  readonly code: Code | null
  /** A column that is there and may be meant. Text from outside. */
  readonly similar: string | null
}

const nothing = { concept: null, violated: null, rows: null, code: null, similar: null } as const

/** Nothing to look at is neither good nor bad. */
export function counted(subject: Subject, violated: number, rows: number): QualityResult {
  const { check, table, field, threshold } = subject
  const status = rows === 0 ? 'not-applicable' : judge(subject, violated, rows)
  return { ...nothing, check, table, field, threshold, status, violated, rows }
}

function judge({ check, threshold }: Subject, violated: number, rows: number): Status {
  return (100 * violated) / rows > threshold ? checks[check].beyond : 'pass'
}

/** A table or a column that the check needs is not there, or cannot be read. */
export function notApplicable({ check, table, field, threshold }: Subject): QualityResult {
  return { ...nothing, check, table, field, threshold, status: 'not-applicable' }
}

/** What is there, or is not: nothing is counted. */
export function found(
  { check, table, field, threshold }: Subject,
  status: Status,
  more: Partial<Pick<QualityResult, 'code' | 'similar'>> = {},
): QualityResult {
  return { ...nothing, check, table, field, threshold, status, ...more }
}

/** A statement that took too long or too much memory says nothing of the data; anything else that fails does. */
export function failure(subject: Subject, code: Code): QualityResult {
  const unknown = code === 'statement-timeout' || code === 'overloaded'
  return found(subject, unknown ? 'warn' : 'fail', { code })
}

/** A result as others may see it. */
export interface BandedResult extends Omit<QualityResult, 'violated' | 'rows' | 'similar'> {
  readonly violated: Band | '0' | null
  readonly rows: Band | '0' | null
}

export function banded(result: QualityResult): BandedResult {
  const { check, table, field, threshold, concept, status, code, violated, rows } = result
  return {
    ...{ check, table, field, threshold, concept, status, code },
    violated: bandText(violated),
    rows: bandText(rows),
  }
}

function bandText(count: number | null): Band | '0' | null {
  return count === null ? null : count === 0 ? '0' : bandOf(count)
}
