import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import { refused, type Release } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import type { EvaluateResult } from './result.ts'

/**
 * Groups and points stand on bins that were merged to the floors, groups on unions of those of the points. Where counts
 * are rounded, points are not shown: a share of the cases tells how many there are.
 */
export function releaseEvaluate(result: EvaluateResult, floors: Floors): Release {
  const { n, cases, outcome, groups } = result
  const all = [{ n, cases }, ...groups]
  const verdicts = all.map((each) =>
    judgeCells([{ name: outcome, people: each.cases }], each.n, floors),
  )
  const small = verdicts.find((verdict) => verdict !== null) ?? null
  if (small !== null) return refused({ reason: small.code, ...small.context })
  const multiple = floors.countMultiple
  if (multiple === 1) return { type: 'released', result, suppressed: [] }
  return {
    type: 'released',
    result: {
      ...result,
      n: roundedCount(n, multiple),
      cases: roundedCount(cases, multiple),
      groups: groups.map((group) => ({
        ...group,
        n: roundedCount(group.n, multiple),
        cases: roundedCount(group.cases, multiple),
      })),
      hosmerLemeshow: null,
      points: [],
    },
    suppressed: ['hosmerLemeshow', 'points'].map((what) => ({ of: '', what })),
  }
}
