import type { Clock } from '@sampan/shared'
import type { Source, TableNeed } from '../../vault/omop/source.ts'
import {
  checkQuality,
  type Quality,
  type QualityProgress,
} from '../../vault/quality/check-quality.ts'
import { checkRegistry } from '../../vault/quality/check-registry.ts'

export interface DataQuestion {
  /** What a study needs; null for everything. */
  readonly needs: readonly TableNeed[] | null
  /** Table of a registry, where there is no study. */
  readonly table: string | undefined
  readonly clock: Clock
  readonly onProgress: (progress: QualityProgress) => void
}

/**
 * Checks the data that a study needs, or all; null for a registry of which no table was named.
 * @throws SampanError as checkQuality and checkRegistry do
 */
export async function checkData(source: Source, question: DataQuestion): Promise<Quality | null> {
  const { needs, table, clock, onProgress } = question
  if (source.kind !== 'registry-table') return checkQuality(source, { clock, needs, onProgress })
  const [need] = needs ?? []
  if (need !== undefined) return checkRegistry(source, { table: need.table, only: namesOf(need) })
  return table === undefined ? null : checkRegistry(source, { table, only: null })
}

function namesOf({ columns }: TableNeed): ReadonlySet<string> {
  return new Set(columns.map(({ name }) => name.toLowerCase()))
}
