import type { Floors } from '../../disclosure/floors.ts'
import { refused, type Release } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { judgeGroups } from './groups.ts'
import type { LogrankResult } from './result.ts'

/**
 * A test is shown as a whole or not at all. Where counts are rounded, expected numbers are not shown: they add up to the
 * exact number of events.
 */
export function releaseLogrank(result: LogrankResult, floors: Floors): Release {
  const groups = result.rows.map((row) => ({ ...row, name: row.group }))
  const verdict = judgeGroups(groups, floors)
  if (verdict !== null) return refused({ reason: verdict.code, ...verdict.context })
  const multiple = floors.countMultiple
  if (multiple === 1) return { type: 'released', result, suppressed: [] }
  return {
    type: 'released',
    result: {
      ...result,
      n: roundedCount(result.n, multiple),
      events: roundedCount(result.events, multiple),
      rows: result.rows.map(({ group, n, events }) => ({
        group,
        n: roundedCount(n, multiple),
        events: roundedCount(events, multiple),
        observed: null,
        expected: null,
      })),
      variance: null,
    },
    suppressed: ['observed', 'expected', 'variance'].map((what) => ({ of: '', what })),
  }
}
