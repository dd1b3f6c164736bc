import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import type { Broadcast, Next, RoundSum, Verdict } from '../analysis.ts'
import { midpoint } from '../interval.ts'
import { siteFeatures } from '../own-cells.ts'
import { valueOf, valuesOf } from '../sum-values.ts'
import { describedFeatures, type Described, type DescribeInput } from './spec.ts'
import { readBroadcast, type PowersState } from './state.ts'
import { describeResult } from './summaries.ts'

/** Counts and means, then central moments of the numeric features that enough people have. */
export function global(input: DescribeInput, broadcast: Broadcast, sum: RoundSum): Next {
  const state = readBroadcast(input, broadcast)
  if (state.step === 'powers') return { type: 'result', result: describeResult(input, state, sum) }
  const verdict = judgeCounts(input, broadcast, sum, input.manifest.floors)
  if (verdict !== null) return { type: 'failure', ...verdict }
  const next = afterCounts(input, sum)
  if (next.people === 0) return { type: 'failure', code: 'nobody-complete', context: {} }
  return next.means.every((mean) => mean === null)
    ? { type: 'result', result: describeResult(input, next, sum) }
    : { type: 'round', broadcast: next }
}

function afterCounts({ manifest, settings }: DescribeInput, sum: RoundSum): PowersState {
  const described = describedFeatures(manifest, settings.features)
  const present = described.map(({ name }) => valueOf(sum, `present ${name}`))
  return {
    analysis: settings.id,
    kind: 'describe',
    step: 'powers',
    people: valueOf(sum, 'people'),
    present,
    levels: described.map(({ name }) => [...valuesOf(sum, `levels ${name}`)]),
    means: described.map((feature, k) => {
      const n = present[k] ?? 0
      if (feature.type !== 'numeric' || n < Math.max(manifest.floors.cell, 1)) return null
      return meanOf(feature, valueOf(sum, `sum ${feature.name}`) / n)
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
  const { means, present } = afterCounts(input, sum)
  const cells = input.settings.features
    .map((name, k) => ({ name, people: present[k] ?? 0 }))
    .filter((_, k) => means[k] !== null)
  return judgeCells(cells, Number.MAX_SAFE_INTEGER, floors)
}

/** One site's own counts, where they would be visible: levels and people without a value too. */
export function judgeOwnCounts(
  input: DescribeInput,
  broadcast: Broadcast,
  sum: RoundSum,
  floors: Floors,
): Verdict | null {
  if (readBroadcast(input, broadcast).step !== 'counts') return null
  const people = valueOf(sum, 'people')
  const sites = siteFeatures(input.manifest)
  for (const { name } of describedFeatures(input.manifest, input.settings.features)) {
    // Everybody is of this site.
    if (sites.has(name)) continue
    const present = valueOf(sum, `present ${name}`)
    const total = present === people ? Number.MAX_SAFE_INTEGER : people
    const levels = [...valuesOf(sum, `levels ${name}`)]
    const verdict =
      judgeCells([{ name, people: present }], total, floors) ??
      judgeCells(
        levels.map((count) => ({ name, people: count })),
        present,
        floors,
      )
    if (verdict !== null) return verdict
  }
  return null
}
