import type { Floors } from '../../disclosure/floors.ts'
import { present } from '../../errors/sampan-error.ts'
import type { RoundSum } from '../analysis.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { weightedDifferences } from './differences.ts'
import { partsOf } from './parts.ts'
import type { FeatureSummary, GroupSummary, Weighted, WeightedSummary } from './result.ts'
import { describedFeatures, type Described, type DescribeInput } from './spec.ts'
import { countsOf, type PowersState } from './state.ts'
import { isWeighted, weighsFeature, weightedNames } from './weighted.ts'

/** Groups weighted, beside what they are unweighted; null where everybody counts once. */
export function weightedOf(
  input: DescribeInput,
  state: PowersState,
  sum: RoundSum,
  plain: readonly GroupSummary[],
): Weighted | null {
  const { manifest, settings } = input
  if (settings.weights === null) return null
  const { propensity, estimand } = settings.weights
  const described = describedFeatures(manifest, settings.features)
  const groups = partsOf(input).flatMap((part, at) => {
    if (!isWeighted(input, part)) return []
    const { means } = countsOf(state, at)
    const weight = valueOf(sum, `weight${part.mark}`)
    return {
      group: present(plain[at - 1], 'a group').group,
      effective: (weight * weight) / valueOf(sum, `squares${part.mark}`),
      features: described.map((feature, k) =>
        weighsFeature(state, k, manifest.floors)
          ? weightedSummary(feature, part.mark, means[k] ?? 0, sum)
          : null,
      ),
    }
  })
  return { propensity, estimand, groups, differences: weightedDifferences(plain, groups) }
}

function weightedSummary(
  { name: feature, type }: Described,
  mark: string,
  centre: number,
  sum: RoundSum,
): WeightedSummary {
  if (type !== 'numeric') {
    const levels = [...valuesOf(sum, `weighted levels ${feature}${mark}`)]
    const all = levels.reduce((total, each) => total + each, 0)
    return { feature, mean: null, sd: null, proportions: levels.map((each) => each / all) }
  }
  const [weight = 0, squares = 0, first = 0, second = 0] = weightedNames.map((name) =>
    valueOf(sum, `weighted ${name} ${feature}${mark}`),
  )
  const shift = first / weight
  const spread = second - first * shift
  const factor = weight / (weight * weight - squares)
  return {
    feature,
    mean: centre + shift,
    sd: Number.isFinite(factor) ? Math.sqrt(Math.max(spread * factor, 0)) : null,
    proportions: null,
  }
}

/**
 * What is shown unweighted of every group is shown weighted. Where counts are rounded nothing is: equal weights would give
 * exact shares.
 */
export function releaseWeighted(
  weighted: Weighted | null,
  shown: readonly GroupSummary[],
  { countMultiple }: Floors,
): Weighted | null {
  if (weighted === null || countMultiple > 1 || shown.length < weighted.groups.length) return null
  const isOpen = (_: unknown, k: number): boolean =>
    shown.every(({ features }) => showsAll(features[k]))
  const open = (shown[0]?.features ?? []).map(isOpen)
  const groups = weighted.groups.map((group) => ({
    ...group,
    features: group.features.map((summary, k) => (open[k] === true ? summary : null)),
  }))
  return { ...weighted, groups, differences: weightedDifferences(shown, groups) }
}

function showsAll(summary: FeatureSummary | undefined): boolean {
  if (summary === undefined || summary.n === null || summary.missing === null) return false
  return summary.type === 'numeric'
    ? summary.mean !== null && summary.sd !== null
    : summary.levels.every(({ count }) => count !== null)
}
