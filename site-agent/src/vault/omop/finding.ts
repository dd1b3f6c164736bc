import { isSampanError, type Code } from '@sampan/shared'

type FindingStatus = 'pass' | 'warn' | 'fail'
type CheckName =
  | 'readable'
  | 'read-only'
  | 'encrypted'
  | 'cdm-version'
  | 'person-ids'
  | 'orphan-events'
  | 'duplicate-keys'
  | 'dictionary-values'

/** One line of what `sampan-agent check` shows. Counts are bands; nothing of a row is in it. */
export interface Finding {
  readonly check: CheckName
  readonly table: string
  readonly column?: string
  readonly status: FindingStatus
  /** Why it failed. */
  readonly code?: Code
  /** How many rows or people, as a band. */
  readonly band?: Band
}

export type Band = '<10' | '10-99' | '100-999' | '1k-9k' | '10k-99k' | '>=100k'

export function bandOf(count: number): Band {
  if (count < 10) return '<10'
  if (count < 100) return '10-99'
  if (count < 1000) return '100-999'
  if (count < 10_000) return '1k-9k'
  return count < 100_000 ? '10k-99k' : '>=100k'
}

/** What a count of rows that should not be there amounts to. */
export function counted(
  finding: Pick<Finding, 'check' | 'table' | 'column'>,
  count: number,
  otherwise: 'warn' | 'fail',
): Finding {
  if (count === 0) return { ...finding, status: 'pass' }
  const code = otherwise === 'fail' ? ({ code: 'source-ids-invalid' } as const) : {}
  return { ...finding, status: otherwise, ...code, band: bandOf(count) }
}

/** The finding that stands for an error. Which column it is about stands in the error's context. */
export function failed(finding: Pick<Finding, 'check' | 'table'>, error: unknown): Finding {
  if (!isSampanError(error)) throw error
  const { column } = error.context
  return {
    ...finding,
    ...(typeof column === 'string' ? { column } : {}),
    status: 'fail',
    code: error.code,
  }
}
