import { limits } from '@sampan/proto'
import { fileExists, joinPath, makePrivateFolder, readText, writeAtomically } from '@sampan/shared'
import type { Home } from '../../config/home.ts'
import type { Quality } from '../../vault/quality/check-quality.ts'
import { summaryOf, summarySchema, type QualitySummary } from '../../vault/quality/summary.ts'

/** The file of the last check for a study; of all data without one. Ids of studies are letters, digits and `_`. */
function fileOf(home: Home, study: string | null): string {
  return joinPath(home.vault.quality, `${study ?? 'all'}.json`)
}

export function keepCheck(home: Home, study: string | null, last: [Quality, nowMs: number]): void {
  makePrivateFolder(home.vault.quality)
  writeAtomically(fileOf(home, study), `${JSON.stringify(summaryOf(...last))}\n`)
}

/** What the last check for a study found; null when there was none, or what was kept cannot be read. */
export function lastCheck(home: Home, study: string | null): QualitySummary | null {
  const file = fileOf(home, study)
  if (!fileExists(file)) return null
  const parsed = summarySchema.safeParse(jsonOf(readText(file, limits.qualitySummaryBytesMax)))
  return parsed.success ? parsed.data : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
