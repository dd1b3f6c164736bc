import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import { present } from '../../errors/sampan-error.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import { midpoint } from '../interval.ts'
import { siteFeatures } from '../own-cells.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { partsOf, type Part } from './parts.ts'
import { describedFeatures, isBinned, type Described, type DescribeInput } from './spec.ts'
import { readBroadcast, type PartCounts, type PowersState } from './state.ts'
import { describeResult } from './summaries.ts'
import { weighsFeature } from './weighted.ts'

/** Counts and means, then central moments of the numeric features that enough people have. */
export function global(input: DescribeInput, broadcast: Broadcast, sum: RoundSum): Next {
  const state = readBroadcast(input, broadcast)
  if (state.step === 'powers') return { type: 'result', result: describeResult(input, state, sum) }
  const verdict = judgeCounts(input, broadcast, sum, input.manifest.floors)
  if (verdict !== null) return { type: 'failure', ...verdict }
  const next = afterCounts(input, sum)
  if (next.people === 0) return { type: 'failure', code: 'nobody-complete', context: {} }
  const isPlain = input.settings.weights === null
  const nothing = [next, ...next.groups].every(({ means }) => means.every((mean) => mean === null))
  return isPlain && nothing
    ? { type: 'result', result: describeResult(input, next, sum) }
    : { type: 'round', broadcast: next }
}

function afterCounts(input: DescribeInput, sum: RoundSum): PowersState {
  const [everybody, ...groups] = partsOf(input).map((part) => countsIn(input, part, sum))
  return {
    analysis: input.settings.id,
    kind: 'describe',
    step: 'powers',
    ...present(everybody, 'everybody'),
    groups,
  }
}

function countsIn(
  { manifest, settings }: DescribeInput,
  { mark }: Part,
  sum: RoundSum,
): PartCounts {
  const described = describedFeatures(manifest, settings.features)
  const having = described.map(({ name }) => valueOf(sum, `present ${name}${mark}`))
  return {
    people: valueOf(sum, `people${mark}`),
    present: having,
    levels: described.map(({ name }) => [...valuesOf(sum, `levels ${name}${mark}`)]),
    means: described.map((feature, k) => {
      const n = having[k] ?? 0
      if (feature.type !== 'numeric' || n < Math.max(manifest.floors.cell, 1)) return null
      return meanOf(feature, valueOf(sum, `sum ${feature.name}${mark}`) / n)
    }),
  }
}

/** The mean, kept inside the public range, from which the next round's bounds are made. */
function meanOf({ range }: Described, fromMiddle: number): number {
  return Math.min(Math.max(midpoint(range) + fromMiddle, range.low), range.high)
}

/**
 * Before central moments are asked for: features that are described (enough people by the study's floor) must have
 * enough people by these floors. Small levels are no reason to stop: the release check suppresses them.
 */
export function judgeCounts(
  input: DescribeInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  if (readBroadcast(input, broadcast).step !== 'counts') return null
  const state = afterCounts(input, sum)
  const weighted = judgeWeighted(input, state, floors)
  if (weighted !== null) return weighted
  for (const counts of [state, ...state.groups])
    for (const [k, name] of input.settings.features.entries()) {
      if ((counts.means[k] ?? null) === null) continue
      const people = counts.present[k] ?? 0
      const few = isBinned(input, counts, k) && people < floors.quantilePeople
      const verdict = judgeCells([{ name, people }], Number.MAX_SAFE_INTEGER, floors)
      if (verdict !== null) return verdict
      if (few) return { code: 'cell-too-small', context: { term: name } }
    }
  return null
}

/** Everything that is summed with weights by the study's floors must be so by these. */
function judgeWeighted(
  { manifest, settings }: DescribeInput,
  state: PowersState,
  floors: Floors,
): Verdict | null {
  const { groups: name, weights, features } = settings
  if (weights === null || name === null) return null
  const groups = state.groups.map(({ people }) => ({ name, people }))
  const term = features.find(
    (_, k) => weighsFeature(state, k, manifest.floors) && !weighsFeature(state, k, floors),
  )
  return (
    judgeCells(groups, Number.MAX_SAFE_INTEGER, floors) ??
    (term === undefined ? null : { code: 'cell-too-small', context: { term } })
  )
}

/** One site's own counts, where they would be visible: levels and people without a value too, in every group. */
export function judgeOwnCounts(
  input: DescribeInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  if (readBroadcast(input, broadcast).step !== 'counts') return null
  for (const part of partsOf(input)) {
    const verdict = judgePart(input, part, sum, floors)
    if (verdict !== null) return verdict
  }
  return null
}

function judgePart(
  { manifest, settings }: DescribeInput,
  { mark, level }: Part,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  const people = valueOf(sum, `people${mark}`)
  const own = level === null ? [] : [{ name: settings.groups ?? '', people }]
  const grouped = judgeCells(own, Number.MAX_SAFE_INTEGER, floors)
  if (grouped !== null) return grouped
  const sites = siteFeatures(manifest)
  for (const { name } of describedFeatures(manifest, settings.features)) {
    // Everybody is of this site.
    if (sites.has(name)) continue
    const having = valueOf(sum, `present ${name}${mark}`)
    const total = having === people ? Number.MAX_SAFE_INTEGER : people
    const levels = [...valuesOf(sum, `levels ${name}${mark}`)]
    const verdict =
      judgeCells([{ name, people: having }], total, floors) ??
      judgeCells(
        levels.map((count) => ({ name, people: count })),
        having,
        floors,
      )
    if (verdict !== null) return verdict
  }
  return null
}
