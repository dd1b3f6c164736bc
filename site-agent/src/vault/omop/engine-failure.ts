import { InvariantError, SampanError } from '@sampan/shared'
import type { ColumnKind } from './source.ts'

/** Which column a cast in our SQL is about. */
export interface ColumnMark {
  readonly table: string
  readonly column: string
  readonly kind: ColumnKind
}

const markPattern = /\bsampan column (\d{1,9})\b/

/** SQL text that fails with the number of a mark, and with nothing of the value. */
export function failWith(mark: number): string {
  return `error('sampan column ${mark}')`
}

/**
 * What a failure of the engine means. Its message may quote a value from a row, so it is read here and goes no
 * further: neither into a context nor into `cause`. The exceptions are messages about our own SQL.
 */
export function translateFailure(error: unknown, marks: readonly ColumnMark[]): Error {
  const message = error instanceof Error ? error.message : ''
  const mark = markedColumn(message, marks)
  if (mark !== undefined) return wrongColumn(mark)
  const [, kind = 'unknown'] = /^([A-Z][A-Za-z ]{0,30}?) Error:/.exec(message) ?? []
  if (kind === 'Out of Memory') return new SampanError('overloaded', { reason: 'memory' })
  if (/\bCSV\b/.test(message)) return new SampanError('file-malformed', { expected: 'CSV' })
  if (kind === 'Binder' || kind === 'Parser' || kind === 'Catalog')
    return new InvariantError(`statement refused: ${message.slice(0, 300)}`)
  return new SampanError('source-unreachable', { kind })
}

/** The column whose cast raised a message; undefined when none did. */
export function markedColumn(
  message: string,
  marks: readonly ColumnMark[],
): ColumnMark | undefined {
  return marks[Number(markPattern.exec(message)?.[1] ?? -1)]
}

/** An id that is no 64-bit integer is a case of its own: identity of people depends on it. */
export function wrongColumn(mark: ColumnMark): SampanError {
  return new SampanError(mark.kind === 'id' ? 'source-ids-invalid' : 'source-type-wrong', {
    table: mark.table,
    column: mark.column,
    expected: mark.kind,
  })
}
