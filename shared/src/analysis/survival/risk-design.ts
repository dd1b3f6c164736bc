import type { Manifest } from '../../manifest/manifest.ts'
import type { Snapshot } from '../analysis.ts'
import { columnOf } from '../complete-cases.ts'
import { featureOf, levelNames } from '../feature-lookup.ts'
import { followUpFeatures, type FollowUpSettings } from './follow-up.ts'

/** Whose follow-up is counted, and apart from whom. */
export interface RiskDesign {
  readonly analysis: string
  readonly kind: 'km' | 'logrank'
  readonly followUp: FollowUpSettings
  /** A binary feature or category; null: everybody is one group. */
  readonly groups: string | null
  readonly strata: string | null
  /** Whether cells are merged for each group alone, or alike for all groups of a stratum. */
  readonly grids: 'group' | 'stratum'
}

/** People of one group and stratum. */
export interface Series {
  /** Level; null where everybody is one. */
  readonly group: string | null
  readonly stratum: string | null
  /** As R names it, for refusals. */
  readonly name: string
  /** Which grid it stands on. */
  readonly grid: number
}

/** Series of a stratum stand together, in the order of its groups. @throws SampanError settings-invalid */
export function seriesOf(manifest: Manifest, design: RiskDesign): readonly Series[] {
  const groups = levelsIn(manifest, design.groups)
  return levelsIn(manifest, design.strata).flatMap((stratum, row) =>
    groups.map((group, k) => {
      const parts = [named(design.groups, group), named(design.strata, stratum)]
      const name = parts.filter((part) => part !== '').join(', ') || design.followUp.event
      const grid = design.grids === 'group' ? row * groups.length + k : row
      return { group, stratum, name, grid }
    }),
  )
}

function named(feature: string | null, level: string | null): string {
  return feature === null ? '' : `${feature}=${level ?? ''}`
}

function levelsIn(manifest: Manifest, feature: string | null): readonly (string | null)[] {
  return feature === null ? [null] : levelNames(featureOf(manifest, feature))
}

export function splitFeatures({ groups, strata }: RiskDesign): readonly string[] {
  return [groups, strata].filter((each) => each !== null)
}

export function riskFeatures(design: RiskDesign): readonly string[] {
  return [...new Set([...followUpFeatures(design.followUp), ...splitFeatures(design)])]
}

/** The series of a row that has a value for everything. */
export function seriesAt(
  manifest: Manifest,
  { groups, strata }: Pick<RiskDesign, 'groups' | 'strata'>,
  snapshot: Snapshot,
): (row: number) => number {
  const group = groups === null ? null : columnOf(snapshot, groups)
  const stratum = strata === null ? null : columnOf(snapshot, strata)
  const width = levelsIn(manifest, groups).length
  return (row) => (stratum?.[row] ?? 0) * width + (group?.[row] ?? 0)
}
