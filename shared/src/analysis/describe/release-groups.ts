import type { Floors } from '../../disclosure/floors.ts'
import type { Suppressed } from '../../disclosure/released.ts'
import { roundedCount, suppressedCells } from '../../disclosure/suppress.ts'
import { present } from '../../errors/sampan-error.ts'
import { differencesOf } from './differences.ts'
import { releaseGroupLevels } from './release-group-levels.ts'
import { releaseGroupNumbers } from './release-group-numbers.ts'
import type { Released } from './release-summary.ts'
import type { DescribeResult, FeatureSummary, Grouped, GroupSummary } from './result.ts'
import { releaseWeighted } from './weighted-summaries.ts'

/** What is already decided about everybody. */
interface Everybody {
  readonly result: DescribeResult
  readonly released: readonly Released[]
  readonly floors: Floors
}

/** One feature over everybody and the groups that are shown, before the check. */
export interface GroupedFeature<F extends FeatureSummary> {
  readonly all: F
  /** What is shown of everybody. */
  readonly shown: Released
  readonly groups: readonly F[]
  /** Whether there are groups that are not shown: then everybody less the others are they. */
  readonly others: boolean
  readonly people: readonly number[]
}

/**
 * Groups beside everybody: what everybody has more than the groups that are shown is known too, and judged like a group.
 * Differences are made of what is shown.
 */
export function releaseGroups(
  { by, groups, weighted }: Grouped,
  everybody: Everybody,
): { readonly grouped: Grouped; readonly suppressed: readonly Suppressed[] } {
  const { floors } = everybody
  const hidden = hiddenGroups(groups, floors)
  const kept = groups.filter(({ group }) => !hidden.has(group))
  const columns = releaseColumns(kept, hidden.size > 0, everybody)
  const suppressed: Suppressed[] = [...hidden].map((group) => ({ of: by, what: group }))
  const shown = kept.map(({ group, people }, at) => {
    const own = columns.map((column) => present(column[at], 'a group of a feature'))
    for (const { summary, hidden: names } of own)
      for (const what of names) suppressed.push({ of: `${summary.feature} (${group})`, what })
    return {
      group,
      people: roundedCount(present(people, 'an unreleased count'), floors.countMultiple),
      features: own.map(({ summary }) => summary),
    }
  })
  const after = releaseWeighted(weighted, shown, floors)
  if (weighted !== null && after === null) suppressed.push({ of: by, what: 'weighted' })
  const differences = differencesOf(shown)
  return { grouped: { by, groups: shown, differences, weighted: after }, suppressed }
}

/** Small groups, and others with which nobody can tell them apart. */
function hiddenGroups(groups: readonly GroupSummary[], floors: Floors): ReadonlySet<string> {
  const cells = groups.map(({ group, people }) => {
    const own = present(people, 'an unreleased count')
    return { name: group, people: own, small: floors.cell > 1 && own < floors.cell }
  })
  return suppressedCells(cells, floors.cell)
}

/** Per feature what is shown of each group. */
function releaseColumns(
  groups: readonly GroupSummary[],
  others: boolean,
  { result, released, floors }: Everybody,
): readonly (readonly Released[])[] {
  const people = groups.map((group) => present(group.people, 'an unreleased count'))
  return result.features.map((all, k) => {
    const shown = present(released[k], 'a released feature')
    const own = groups.map(({ features }) => present(features[k], 'a feature of a group'))
    if (all.type === 'numeric') {
      const numbers = own.filter((each) => each.type === 'numeric')
      return releaseGroupNumbers({ all, shown, groups: numbers, others, people }, floors)
    }
    const levels = own.filter((each) => each.type !== 'numeric')
    return releaseGroupLevels({ all, shown, groups: levels, others, people }, floors)
  })
}
