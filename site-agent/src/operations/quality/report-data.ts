import type { Json } from '@sampan/shared'
import type { Quality } from '../../vault/quality/check-quality.ts'
import { banded } from '../../vault/quality/result.ts'
import { tallies } from '../../vault/quality/summary.ts'

/** The report for programs: every result, with bands; as counted only for the eyes of the hospital. */
export function reportData(quality: Quality, exact: boolean): Json {
  const { cdmVersion, vocabularyVersion } = quality.facts
  const categories = Object.fromEntries(
    Object.entries(tallies(quality)).map(([category, tally]) => [category, { ...tally }]),
  )
  const results = quality.results.map((each) => ({
    ...(exact ? each : banded(each)),
    similar: each.similar,
  }))
  return { cdmVersion, vocabularyVersion, exact, categories, results }
}
