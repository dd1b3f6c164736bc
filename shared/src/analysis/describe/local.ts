import type { Broadcast, Snapshot } from '../analysis.ts'
import { columnOf, refuseLarger } from '../complete-cases.ts'
import { midpoint } from '../interval.ts'
import { vectorOf } from '../sum-values.ts'
import { binCounts } from './bins.ts'
import { peopleOf } from './part-people.ts'
import { partsOf } from './parts.ts'
import {
  describedFeatures,
  isBinned,
  powers,
  spec,
  type Described,
  type DescribeInput,
} from './spec.ts'
import { countsOf, readBroadcast } from './state.ts'
import {
  describeWeights,
  featureValues,
  groupValues,
  isWeighted,
  weighsFeature,
} from './weighted.ts'

/** One site's sums. @throws SampanError people-too-many, broadcast-mismatch */
export function local(
  input: DescribeInput,
  broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  refuseLarger(snapshot, input.manifest.largestSite)
  const state = readBroadcast(input, broadcast)
  const described = describedFeatures(input.manifest, input.settings.features)
  const values: Values = new Map()
  const weights = describeWeights(input, snapshot)
  for (const [at, part] of partsOf(input).entries()) {
    const people = peopleOf(input, part, { snapshot, weights })
    values.set(`people${part.mark}`, [people.count])
    const own = weights !== null && isWeighted(input, part) ? people.of(weights) : null
    if (own !== null) addAll(values, groupValues(part.mark, own))
    for (const [k, feature] of described.entries()) {
      const column = people.of(columnOf(snapshot, feature.name))
      const place = { values, feature, mark: part.mark }
      if (state.step === 'counts') {
        addCounts(place, column)
        continue
      }
      const counts = countsOf(state, at)
      const mean = counts.means[k] ?? null
      if (mean !== null) addPowers(place, column, mean)
      if (own !== null && weighsFeature(state, k, input.manifest.floors))
        addAll(values, featureValues({ feature, mark: part.mark, column, weights: own }, mean))
      if (isBinned(input, counts, k))
        values.set(
          `bins ${feature.name}${part.mark}`,
          binCounts(column, feature, input.settings.bins),
        )
    }
  }
  return vectorOf(spec(input, broadcast).segments, values)
}

type Values = Map<string, ArrayLike<number>>

function addAll(values: Values, more: readonly (readonly [string, ArrayLike<number>])[]): void {
  for (const [name, numbers] of more) values.set(name, numbers)
}

/** Where sums of a feature go. */
interface Place {
  readonly values: Values
  readonly feature: Described
  readonly mark: string
}

function addCounts({ values, feature, mark }: Place, column: Float64Array): void {
  let present = 0
  for (const value of column) if (!Number.isNaN(value)) present++
  values.set(`present ${feature.name}${mark}`, [present])
  if (feature.type === 'numeric') {
    const [sum = 0] = powerSums(column, midpoint(feature.range))
    values.set(`sum ${feature.name}${mark}`, [sum])
    return
  }
  const levels = new Float64Array(feature.levels.length)
  for (const value of column) if (!Number.isNaN(value)) levels[value] = (levels[value] ?? 0) + 1
  values.set(`levels ${feature.name}${mark}`, levels)
}

function addPowers({ values, feature, mark }: Place, column: Float64Array, mean: number): void {
  const sums = powerSums(column, mean)
  for (const [k, power] of powers.entries())
    values.set(`power ${power} ${feature.name}${mark}`, [sums[k] ?? 0])
}

/** Sums of (x - centre)^k, k = 1..4, over the values that are there; blocks keep the rounding small. */
function powerSums(column: Float64Array, centre: number): Float64Array {
  const totals = new Float64Array(4)
  for (let start = 0; start < column.length; start += 1024) {
    const end = Math.min(start + 1024, column.length)
    let [first, second, third, fourth] = [0, 0, 0, 0]
    for (let row = start; row < end; row++) {
      const difference = (column[row] ?? Number.NaN) - centre
      if (Number.isNaN(difference)) continue
      const square = difference * difference
      first += difference
      second += square
      third += square * difference
      fourth += square * square
    }
    for (const [k, part] of [first, second, third, fourth].entries())
      totals[k] = (totals[k] ?? 0) + part
  }
  return totals
}
