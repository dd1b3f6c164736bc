import type { Manifest } from '../../manifest/manifest.ts'
import { featureType, type AnalysisSettings, type FeatureType } from '../../manifest/parts.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'
import { featureOf, levelNames, rangeOf } from '../feature-lookup.ts'
import { midpoint, radius, type Interval } from '../interval.ts'
import { propensityDesign } from '../propensity.ts'
import { withSlack } from '../sum-values.ts'
import { partsOf, type Part } from './parts.ts'
import { countsOf, readBroadcast, type PartCounts } from './state.ts'
import { featureSegments, groupSegments, isWeighted, weighsFeature } from './weighted.ts'

export type DescribeSettings = Extract<AnalysisSettings, { readonly kind: 'describe' }>
export type DescribeInput = AnalysisInput<DescribeSettings>

export function features({ manifest, settings }: DescribeInput): readonly string[] {
  const { features: own, groups, weights } = settings
  if (groups === null) return own
  const scored = weights === null ? [] : propensityDesign(manifest, weights).features
  return [...new Set([...own, groups, ...scored])]
}

export function start({ settings }: DescribeInput): Broadcast {
  return { analysis: settings.id, kind: 'describe', step: 'counts' }
}

/** A feature as this analysis sees it. */
export interface Described {
  readonly name: string
  readonly type: FeatureType
  readonly levels: readonly string[]
  /** Of a numeric feature. */
  readonly range: Interval
}

/** @throws SampanError settings-invalid, study-invalid */
export function describedFeatures(manifest: Manifest, names: readonly string[]): Described[] {
  return names.map((name) => {
    const feature = featureOf(manifest, name)
    const type = featureType(feature)
    const range = type === 'numeric' ? rangeOf(manifest, name) : { low: 0, high: 1 }
    return { name, type, levels: levelNames(feature), range }
  })
}

/**
 * Round 'counts', everybody and group by group: people; per feature those who have a value, then those at each level or
 * the sum about the middle of the range. Round 'powers': per numeric feature that enough people have, sums of powers 1 to
 * 4 about the pooled mean of the part, with weights those of each group, and where quantiles are asked for the people per bin of the range.
 * @throws SampanError settings-invalid, study-invalid, broadcast-mismatch
 */
export function spec(input: DescribeInput, broadcast: Broadcast): RoundSpec {
  const state = readBroadcast(input, broadcast)
  const described = describedFeatures(input.manifest, input.settings.features)
  const people = input.manifest.largestSite
  const segments = partsOf(input).flatMap((part, at) => {
    if (state.step === 'counts')
      return [
        count(`people${part.mark}`, 1, people),
        ...described.flatMap((each) => countSegments(each, part, people)),
      ]
    const counts = countsOf(state, at)
    const isShown = isWeighted(input, part)
    const own = described.flatMap((each, k) => {
      const mean = counts.means[k] ?? null
      const weighted =
        isShown && weighsFeature(state, k, input.manifest.floors)
          ? featureSegments(input, each, part, mean)
          : []
      if (mean === null) return weighted
      const binned = isBinned(input, counts, k)
      return [
        ...powerSegments(each, part, mean, people),
        ...(binned ? [count(`bins ${each.name}${part.mark}`, input.settings.bins, people)] : []),
        ...weighted,
      ]
    })
    return [...own, ...(isShown ? groupSegments(input, part) : [])]
  })
  return { width: 128, segments }
}

/** Whether people are counted per bin: enough by the study's floor have the number. */
export function isBinned(
  { manifest, settings }: DescribeInput,
  { present, means }: PartCounts,
  k: number,
): boolean {
  const enough = (present[k] ?? 0) >= manifest.floors.quantilePeople
  return settings.quantiles.length > 0 && enough && (means[k] ?? null) !== null
}

function count(name: string, length: number, people: number): Segment {
  return { name, length, kind: 'count', bound: people }
}

function countSegments(feature: Described, { mark }: Part, people: number): readonly Segment[] {
  const present = count(`present ${feature.name}${mark}`, 1, people)
  if (feature.type !== 'numeric')
    return [present, count(`levels ${feature.name}${mark}`, feature.levels.length, people)]
  const bound = withSlack(people * radius(feature.range, midpoint(feature.range)))
  return [present, { name: `sum ${feature.name}${mark}`, length: 1, kind: 'real', bound }]
}

export const powers = [1, 2, 3, 4] as const

function powerSegments(
  feature: Described,
  { mark }: Part,
  mean: number,
  people: number,
): readonly Segment[] {
  const largest = radius(feature.range, mean)
  let bound = people
  return powers.map((power) => {
    bound *= largest
    return {
      name: `power ${power} ${feature.name}${mark}`,
      length: 1,
      kind: 'real',
      bound: withSlack(bound),
    }
  })
}
