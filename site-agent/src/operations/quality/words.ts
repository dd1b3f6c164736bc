import { formatNumber, type Language } from '@sampan/shared'
import { banded, type QualityResult } from '../../vault/quality/result.ts'
import type { SpeakQuality } from '../../text/quality-texts.ts'

export interface Telling {
  readonly language: Language
  readonly t: SpeakQuality
  /** Counts as they are, for the eyes of the hospital alone. */
  readonly exact: boolean
}

/** Table and column as the data name them: text from outside, to be made safe where it is shown. */
export function aboutText(
  { table, field, concept, similar }: QualityResult,
  { t }: Telling,
): string {
  const place = field === null ? table : `${table}.${field}`
  return [
    place,
    ...(concept === null ? [] : [t('concept', { id: concept })]),
    ...(similar === null ? [] : [t('similar', { name: similar.slice(0, nameMax) })]),
  ].join(', ')
}

/** A name that is longer is shown in part. */
const nameMax = 64

/** How many rows are wrong, of how many; or why that is not known. */
export function countText(result: QualityResult, { language, t, exact }: Telling): string {
  const { violated, rows, code } = result
  if (code !== null) return code
  if (violated === null || rows === null) return ''
  const bands = banded(result)
  const shown = (count: number, band: string | null): string =>
    exact ? formatNumber(language, count) : (band ?? '')
  return t('of', { violated: shown(violated, bands.violated), rows: shown(rows, bands.rows) })
}

/** What part of the rows may be wrong, where rows are counted. */
export function allowedText({ threshold, rows }: QualityResult): string {
  return rows === null ? '' : `${threshold} %`
}
