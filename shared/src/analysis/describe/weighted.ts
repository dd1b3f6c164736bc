import type { Floors } from '../../disclosure/floors.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { Snapshot } from '../analysis.ts'
import { radius } from '../interval.ts'
import { propensityWeightMax, propensityWeightsOf } from '../propensity.ts'
import { withSlack } from '../sum-values.ts'
import type { Part } from './parts.ts'
import type { Described, DescribeInput } from './spec.ts'
import type { PartCounts, PowersState } from './state.ts'

/** What everybody weighs; NaN for those who are not described, who lack a score; null without weights. */
export function describeWeights(
  { manifest, settings, fits }: DescribeInput,
  snapshot: Snapshot,
): Float64Array | null {
  const { id, weights } = settings
  return weights === null ? null : propensityWeightsOf({ manifest, id, fits }, weights, snapshot)
}

/** Whether a part is shown weighted: groups are, everybody together is not. */
export function isWeighted({ settings }: DescribeInput, { level }: Part): boolean {
  return settings.weights !== null && level !== null
}

/**
 * Whether a feature is summed with weights: where a group has few people without a value, or at one of its levels, their
 * weights would be sums over a few.
 */
export function weighsFeature(
  state: Pick<PowersState, 'groups'>,
  k: number,
  { cell }: Pick<Floors, 'cell'>,
): boolean {
  const isOpen = (count: number): boolean => count === 0 || count >= cell
  return state.groups.every(({ people, present, levels }: PartCounts) => {
    const n = present[k] ?? 0
    return n >= Math.max(cell, 1) && isOpen(people - n) && (levels[k] ?? []).every(isOpen)
  })
}

export const weightedNames = ['weight', 'squares', 'first', 'second'] as const

/** Per group the sums of weights and of their squares. */
export function groupSegments(
  { manifest, settings }: DescribeInput,
  { mark }: Part,
): readonly Segment[] {
  if (settings.weights === null) return []
  const people = manifest.largestSite
  const most = propensityWeightMax(settings.weights)
  return [
    { name: `weight${mark}`, length: 1, kind: 'real', bound: withSlack(people * most) },
    { name: `squares${mark}`, length: 1, kind: 'real', bound: withSlack(people * most * most) },
  ]
}

/** Of numbers: w, w^2, w d and w d^2 with d from the group's mean; of levels the weights at each. */
export function featureSegments(
  { manifest, settings }: DescribeInput,
  feature: Described,
  { mark }: Part,
  mean: number | null,
): readonly Segment[] {
  if (settings.weights === null) return []
  const people = manifest.largestSite
  const most = propensityWeightMax(settings.weights)
  const real = (name: string, length: number, bound: number): Segment => {
    return { name: `${name} ${feature.name}${mark}`, length, kind: 'real', bound: withSlack(bound) }
  }
  if (feature.type !== 'numeric')
    return [real('weighted levels', feature.levels.length, people * most)]
  const largest = radius(feature.range, mean ?? 0)
  const bounds = [most, most * most, most * largest, most * largest * largest]
  return weightedNames.map((name, k) => real(`weighted ${name}`, 1, people * (bounds[k] ?? 0)))
}

/** One group's values of one feature with weights. */
interface WeightedColumn {
  readonly feature: Described
  readonly mark: string
  readonly column: Float64Array
  readonly weights: Float64Array
}

export function featureValues(
  { feature: { name, type, levels }, mark, column, weights }: WeightedColumn,
  mean: number | null,
): readonly (readonly [string, ArrayLike<number>])[] {
  const values = { column, weights }
  if (type !== 'numeric')
    return [[`weighted levels ${name}${mark}`, levelWeights(values, levels.length)]]
  const sums = weightedSums(values, mean ?? 0)
  return weightedNames.map((what, k) => [`weighted ${what} ${name}${mark}`, [sums[k] ?? 0]])
}

type Values = Pick<WeightedColumn, 'column' | 'weights'>

function levelWeights({ column, weights }: Values, count: number): Float64Array {
  const levels = new Float64Array(count)
  for (const [row, value] of column.entries())
    if (!Number.isNaN(value)) levels[value] = (levels[value] ?? 0) + (weights[row] ?? 0)
  return levels
}

function weightedSums({ column, weights }: Values, centre: number): readonly number[] {
  let [sum, squares, first, second] = [0, 0, 0, 0]
  for (const [row, value] of column.entries()) {
    if (Number.isNaN(value)) continue
    const weight = weights[row] ?? 0
    const product = weight * (value - centre)
    sum += weight
    squares += weight * weight
    first += product
    second += product * (value - centre)
  }
  return [sum, squares, first, second]
}

export function groupValues(
  mark: string,
  weights: Float64Array,
): readonly (readonly [string, ArrayLike<number>])[] {
  let [sum, squares] = [0, 0]
  for (const weight of weights) {
    sum += weight
    squares += weight * weight
  }
  return [
    [`weight${mark}`, [sum]],
    [`squares${mark}`, [squares]],
  ]
}
