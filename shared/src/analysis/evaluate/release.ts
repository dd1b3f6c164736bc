import type { Floors } from '../../disclosure/floors.ts'
import { judgeCells } from '../../disclosure/judge.ts'
import { refused, type Release } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import type { Verdict } from '../analysis.ts'
import type { EvaluateResult } from './result.ts'

/**
 * Groups and points stand on bins that were merged to the study's floors, groups on unions of those of the points. The bins,
 * and the points, which tell them, are shown where each has enough people by these floors too, and where no counts are
 * rounded: a share of the cases tells how many there are, and so do many roundings.
 */
export function releaseEvaluate(result: EvaluateResult, floors: Floors): Release {
  const { n, cases, outcome, groups, histogram } = result
  const judged = (bin: { readonly n: number; readonly cases: number }): Verdict | null =>
    judgeCells([{ name: outcome, people: bin.cases }], bin.n, floors)
  const small = [{ n, cases }, ...groups].map(judged).find((verdict) => verdict !== null) ?? null
  if (small !== null) return refused({ reason: small.code, ...small.context })
  const multiple = floors.countMultiple
  const bins = histogram.map((bin) => ({ n: bin.cases + bin.others, cases: bin.cases }))
  const isFine = bins.some((bin) => judged(bin) !== null)
  if (multiple === 1 && !isFine) return { type: 'released', result, suppressed: [] }
  const hidden = multiple === 1 ? fine : { ...fine, hosmerLemeshow: null }
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
      ...hidden,
    },
    suppressed: Object.keys(hidden).map((what) => ({ of: '', what })),
  }
}

/** What stands on the finest bins. */
const fine = { histogram: [], points: [] } as const
