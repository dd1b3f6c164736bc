import type { Manifest } from '../../manifest/manifest.ts'
import { featureOf, levelNames } from '../feature-lookup.ts'
import type { DescribeInput, DescribeSettings } from './spec.ts'

/** Everybody who is described, or one group of them. */
export interface Part {
  /** Level of the groups' feature; null: everybody. */
  readonly level: number | null
  /** Ends the names of its segments. */
  readonly mark: string
}

/** Everybody first, then the groups in the order of their levels. */
export function partsOf({ manifest, settings }: DescribeInput): readonly Part[] {
  const everybody: Part = { level: null, mark: '' }
  return [
    everybody,
    ...groupLevels(manifest, settings).map((_, k) => ({ level: k, mark: ` @${k}` })),
  ]
}

export function groupLevels(
  manifest: Manifest,
  { groups }: Pick<DescribeSettings, 'groups'>,
): readonly string[] {
  return groups === null ? [] : levelNames(featureOf(manifest, groups))
}
