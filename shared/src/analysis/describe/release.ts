import type { Floors } from '../../disclosure/floors.ts'
import { refused, type Release } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { releaseGroups } from './release-groups.ts'
import { releaseLevels, releaseNumeric } from './release-summary.ts'
import type { DescribeResult } from './result.ts'

/**
 * Per feature the people with a value and without one, and levels, are cells of the same people. Nobody missing says
 * nothing about anybody and is shown; a level that nobody has is treated like a small one.
 */
export function releaseDescribe(result: DescribeResult, floors: Floors): Release {
  if (result.people < floors.cell) return refused({ reason: 'cell-too-small', term: 'people' })
  const released = result.features.map((summary) =>
    summary.type === 'numeric'
      ? releaseNumeric(summary, floors)
      : releaseLevels(summary, result.people, floors),
  )
  const grouped =
    result.grouped === null ? null : releaseGroups(result.grouped, { result, released, floors })
  return {
    type: 'released',
    result: {
      ...result,
      people: roundedCount(result.people, floors.countMultiple),
      features: released.map((each) => each.summary),
      grouped: grouped?.grouped ?? null,
    },
    suppressed: [
      ...released.flatMap(({ summary, hidden }) =>
        hidden.map((what) => ({ of: summary.feature, what })),
      ),
      ...(grouped?.suppressed ?? []),
    ],
  }
}
