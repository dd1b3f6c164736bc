import type { Floors } from '../../disclosure/floors.ts'
import { present } from '../../errors/sampan-error.ts'
import { everyBin, mergedBins, sumOf } from './bins.ts'
import { lessMoments } from './pooled-moments.ts'
import { quantilesIn } from './quantiles.ts'
import type { GroupedFeature } from './release-groups.ts'
import {
  isSmallMissing,
  momentNames,
  noMoments,
  releaseNumeric,
  tellsOfFew,
  type Released,
} from './release-summary.ts'
import type { Histogram, NumericSummary } from './result.ts'

/**
 * A number by group. Counts: those with a value and those without hide one another, in all groups at once. Moments and
 * quantiles: those of everybody less those of the groups that show them are known too, and must be of enough people.
 */
export function releaseGroupNumbers(
  feature: GroupedFeature<NumericSummary>,
  floors: Floors,
): readonly Released[] {
  const hide = hidesCounts(feature, floors)
  const released = feature.groups.map((summary) => releaseNumeric(summary, floors, hide))
  const silent = silentMoments(feature, released, floors)
  const quantiles = groupQuantiles(feature, floors)
  return released.map(({ summary, hidden }, at) => {
    const withheld = silent.has(at)
    return {
      summary: {
        ...summary,
        ...(withheld ? noMoments : {}),
        quantiles: quantiles[at] ?? null,
      },
      hidden: [
        ...new Set([
          ...hidden,
          ...(hide ? ['n', 'missing'] : []),
          ...(withheld ? momentNames : []),
        ]),
      ],
    }
  })
}

function hidesCounts(
  { all, shown, groups, others }: GroupedFeature<NumericSummary>,
  floors: Floors,
): boolean {
  const isFew = (n: number, missing: number): boolean =>
    (floors.cell > 1 && n < floors.cell) || isSmallMissing(missing, floors)
  const left = (name: 'n' | 'missing'): number =>
    groups.reduce((rest, each) => rest - countOf(each, name), countOf(all, name))
  return (
    shown.hidden.includes('n') ||
    groups.some((each) => isFew(countOf(each, 'n'), countOf(each, 'missing'))) ||
    (others && isFew(left('n'), left('missing')))
  )
}

function countOf(summary: NumericSummary, name: 'n' | 'missing'): number {
  return present(summary[name], 'an unreleased count')
}

/** Groups whose moments stay hidden: with those of everybody they would tell of a few others. */
function silentMoments(
  { all, shown, groups }: GroupedFeature<NumericSummary>,
  released: readonly Released[],
  floors: Floors,
): ReadonlySet<number> {
  const silent = new Set<number>()
  const seen = (): readonly number[] =>
    [...released.keys()].filter((at) => !silent.has(at) && showsMoments(released[at]))
  for (const at of released.keys()) if (!showsMoments(released[at])) silent.add(at)
  if (!showsMoments(shown)) return silent
  const bySize = (a: number, b: number): number => (groups[a]?.n ?? 0) - (groups[b]?.n ?? 0)
  while (
    seen().length > 0 &&
    tellsByDifference(
      all,
      seen().flatMap((at) => groups[at] ?? []),
      floors,
    )
  )
    silent.add(present([...seen()].sort(bySize)[0], 'a group that is shown'))
  return silent
}

function showsMoments(released: Released | undefined): boolean {
  return released?.summary.type === 'numeric' && released.summary.mean !== null
}

function tellsByDifference(
  all: NumericSummary,
  seen: readonly NumericSummary[],
  floors: Floors,
): boolean {
  const n = seen.reduce((left, each) => left - countOf(each, 'n'), countOf(all, 'n'))
  if (n === 0) return false
  return (floors.cell > 1 && n < floors.cell) || tellsOfFew(lessMoments(all, seen, n), n, floors)
}

/**
 * Bins of everybody as they are shown, merged further until every group that shows quantiles, and the others together,
 * have enough people in each: then no difference of what quantiles tell is of fewer.
 */
function groupQuantiles(
  { all, groups }: GroupedFeature<NumericSummary>,
  floors: Floors,
): readonly NumericSummary['quantiles'][] {
  const { histogram } = all
  const none = groups.map(() => null)
  if (histogram === null || countOf(all, 'n') < floors.quantilePeople) return none
  const seen = new Map<number, Histogram>()
  for (const [at, each] of groups.entries())
    if (each.histogram !== null && countOf(each, 'n') >= floors.quantilePeople)
      seen.set(at, each.histogram)
  let rest = othersOf(histogram, seen)
  while (seen.size > 0 && sumOf(rest) > 0 && sumOf(rest) < floors.cell) {
    const least = [...seen].sort(([, a], [, b]) => sumOf(a.counts) - sumOf(b.counts))[0]
    seen.delete(present(least, 'a group that is shown')[0])
    rest = othersOf(histogram, seen)
  }
  if (seen.size === 0) return none
  const own = mergedBins([histogram.counts], everyBin(histogram), floors.cell)
  const columns = [
    ...[...seen.values()].map(({ counts }) => counts),
    ...(sumOf(rest) > 0 ? [rest] : []),
  ]
  const starts = mergedBins(columns, own, floors.cell)
  return groups.map((_, at) => {
    const shown = seen.get(at)
    return shown === undefined ? null : quantilesIn(shown, starts)
  })
}

function othersOf({ counts }: Histogram, seen: ReadonlyMap<number, Histogram>): readonly number[] {
  return counts.map((people, bin) =>
    [...seen.values()].reduce((left, each) => left - (each.counts[bin] ?? 0), people),
  )
}
