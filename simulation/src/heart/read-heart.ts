import { joinPath, readText, SampanError } from '@sampan/shared'
import { heartColumns, type HeartColumn } from './mapping.ts'
import type { HeartSite } from './sites.ts'

/** A patient as the source has them; null where it says `?`. */
export type HeartRow = Readonly<Record<HeartColumn, number | null>>

/** The largest of the four files has 19 KB. */
const fileBytesMax = 65_536

/**
 * Reads one site's file from the folder that UCI distributes.
 * @throws SampanError file-missing, file-too-large, file-not-text, file-malformed also for another number of rows
 */
export function readHeartSite(folder: string, site: HeartSite): readonly HeartRow[] {
  const file = joinPath(folder, site.file)
  const lines = readText(file, fileBytesMax)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  if (lines.length !== site.people)
    throw new SampanError('file-malformed', { file: site.file, expected: `${site.people} rows` })
  return lines.map((line, k) => readRow(line, site.file, k + 1))
}

function readRow(line: string, file: string, number: number): HeartRow {
  const fields = line.split(',').map((field) => field.trim())
  const values = fields.map((field) => (field === '?' ? null : Number(field)))
  const read = heartColumns.map((column, k) => [column, values[k] ?? null] as const)
  const whole = values.length === heartColumns.length && fields.every((field) => field !== '')
  if (!whole || values.some((value) => Number.isNaN(value)))
    throw new SampanError('file-malformed', { file, line: number })
  return Object.fromEntries(read) as HeartRow
}
