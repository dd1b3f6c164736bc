import { limits } from '@sampan/proto'
import { SampanError } from '../../errors/sampan-error.ts'
import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'
import { featureOf, levelNames } from '../feature-lookup.ts'

export type CrosstabSettings = Extract<AnalysisSettings, { readonly kind: 'crosstab' }>
export type CrosstabInput = AnalysisInput<CrosstabSettings>

export function features({ settings }: CrosstabInput): readonly string[] {
  const { rows, columns, strata } = settings
  return strata === null ? [rows, columns] : [rows, columns, strata]
}

export function start({ settings }: CrosstabInput): Broadcast {
  return { analysis: settings.id, kind: 'crosstab', step: 'counts' }
}

/** Levels of the three features; one stratum without a name where the study asks for none. */
export interface Shape {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly strata: readonly string[]
  /** Cells of one stratum's table. */
  readonly size: number
}

/** @throws SampanError settings-invalid for a feature that is a number, or a table that is too large */
export function shapeOf({ manifest, settings }: CrosstabInput): Shape {
  const levels = (name: string): readonly string[] => {
    const names = levelNames(featureOf(manifest, name))
    if (names.length === 0) throw new SampanError('settings-invalid', { feature: name })
    return names
  }
  const [rows, columns] = [levels(settings.rows), levels(settings.columns)]
  const strata = settings.strata === null ? [''] : levels(settings.strata)
  const size = rows.length * columns.length
  if (size * strata.length > limits.tableCellsMax)
    throw new SampanError('settings-invalid', { columns: size * strata.length })
  return { rows, columns, strata, size }
}

/** One round: people, then the cells stratum by stratum, row by row. */
export function spec(input: CrosstabInput): RoundSpec {
  const bound = input.manifest.largestSite
  const { size, strata } = shapeOf(input)
  return {
    width: 64,
    segments: [
      { name: 'people', length: 1, kind: 'count', bound },
      { name: 'cells', length: size * strata.length, kind: 'count', bound },
    ],
  }
}
