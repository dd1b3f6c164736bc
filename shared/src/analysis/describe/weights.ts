import type { Broadcast, Snapshot, WeightSum } from '../analysis.ts'
import { columnOf } from '../complete-cases.ts'
import { peopleOf } from './part-people.ts'
import { partsOf } from './parts.ts'
import { describedFeatures, type DescribeInput } from './spec.ts'
import { readBroadcast } from './state.ts'
import { describeWeights, isWeighted, weighsFeature } from './weighted.ts'

/** What people weigh in the sums of a group, among those with a value of each feature, and at each level. */
export function weights(
  input: DescribeInput,
  broadcast: Broadcast,
  snapshot: Snapshot,
): readonly WeightSum[] {
  const state = readBroadcast(input, broadcast)
  const all = describeWeights(input, snapshot)
  if (all === null || state.step === 'counts') return []
  const described = describedFeatures(input.manifest, input.settings.features)
  return partsOf(input).flatMap((part) => {
    if (!isWeighted(input, part)) return []
    const people = peopleOf(input, part, { snapshot, weights: all })
    const own = people.of(all)
    const sums = [weightSum(own, () => true)]
    for (const [k, { name, levels }] of described.entries()) {
      if (!weighsFeature(state, k, input.manifest.floors)) continue
      const column = people.of(columnOf(snapshot, name))
      sums.push(weightSum(own, (row) => !Number.isNaN(column[row])))
      for (const level of levels.keys()) sums.push(weightSum(own, (row) => column[row] === level))
    }
    return sums
  })
}

function weightSum(weights: Float64Array, counts: (row: number) => boolean): WeightSum {
  let [people, sum, squares, largest] = [0, 0, 0, 0]
  for (const [row, weight] of weights.entries()) {
    if (!counts(row)) continue
    people += 1
    sum += weight
    squares += weight * weight
    if (weight > largest) largest = weight
  }
  return { kind: 'variance', people, sum, squares, largest }
}
