import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { RoundSum, Verdict, WeightSum } from '../analysis.ts'
import { columnOf } from '../complete-cases.ts'
import { valueOf, valuesOf, withSlack } from '../sum-values.ts'
import type { Frame } from './frame.ts'
import type { ModelPeople } from './model-people.ts'
import type { EffectiveNumbers, GroupNumbers } from './result.ts'

/** Under propensity weights the treated are a cell of the model, whatever its terms are. */
export function treatedSegments({ treatment }: Frame, people: number): readonly Segment[] {
  return treatment === null ? [] : [{ name: 'treated', length: 1, kind: 'count', bound: people }]
}

/** At the last point: people, weights and their squares of the others and of the treated. */
export function groupSegments({ treatment, weightMax }: Frame, people: number): readonly Segment[] {
  if (treatment === null) return []
  const weight = withSlack(people * weightMax)
  const squares = withSlack(people * weightMax * weightMax)
  return [
    { name: 'group people', length: 2, kind: 'count', bound: people },
    { name: 'group weight', length: 2, kind: 'real', bound: weight },
    { name: 'group squares', length: 2, kind: 'real', bound: squares },
  ]
}

interface GroupSum extends WeightSum {
  readonly kind: 'variance'
}

/** The others, then the treated; nothing where nobody is compared. */
export function groupWeights({ frame, rows, prior, snapshot }: ModelPeople): readonly GroupSum[] {
  if (frame.treatment === null || prior === null) return []
  const treatment = columnOf(snapshot, frame.treatment)
  return [0, 1].map((group) => {
    let [people, sum, squares, largest] = [0, 0, 0, 0]
    for (const row of rows) {
      if (treatment[row] !== group) continue
      const weight = prior[row] ?? 0
      people += 1
      sum += weight
      squares += weight * weight
      if (weight > largest) largest = weight
    }
    return { kind: 'variance', people, sum, squares, largest }
  })
}

export function groupValues(people: ModelPeople): readonly (readonly [string, number[]])[] {
  const groups = groupWeights(people)
  return [
    ['treated', groups.slice(1).map((group) => group.people)],
    ['group people', groups.map((group) => group.people)],
    ['group weight', groups.map(({ sum }) => sum)],
    ['group squares', groups.map(({ squares }) => squares)],
  ]
}

/** Enough treated people, and others: effective numbers are shown of each group. */
export function judgeTreated(
  { treatment }: Frame,
  sum: RoundSum,
  people: number,
  floors: Floors,
): Verdict | null {
  if (treatment === null) return null
  return judgeCells([{ name: treatment, people: valueOf(sum, 'treated') }], people, floors)
}

/** Kish: (sum w)^2 / sum w^2. */
export function effectiveNumbers({ treatment }: Frame, sum: RoundSum): EffectiveNumbers | null {
  if (treatment === null) return null
  const [people, weight, squares] = ['people', 'weight', 'squares'].map((what) =>
    valuesOf(sum, `group ${what}`),
  )
  const total = (values: ArrayLike<number> | undefined): number =>
    (values?.[0] ?? 0) + (values?.[1] ?? 0)
  const groups = ['0', '1'].map((group, k): GroupNumbers => {
    const [own = 0, square = 0] = [weight?.[k], squares?.[k]]
    return { group, n: people?.[k] ?? 0, effective: square > 0 ? (own * own) / square : 0 }
  })
  return { by: treatment, effective: total(weight) ** 2 / total(squares), groups }
}
