import { curveAt, quantileTimes, restrictedMean } from '../survival/curve-summaries.ts'
import { survivalCurve, type ConfType } from '../survival/curve.ts'
import { totalOf } from '../survival/risk-cells.ts'
import { peopleOf, type RiskTable } from '../survival/risk-rounds.ts'
import type { KmCurve } from './result.ts'

interface CurveSettings {
  readonly confType: ConfType
  readonly confidence: number
  readonly quantiles: readonly number[]
  readonly tau: readonly number[]
  readonly times: readonly number[]
}

/** One curve with everything that is read off it. */
export function kmCurve(
  { group, time, counts }: Pick<RiskTable, 'group' | 'time' | 'counts'>,
  settings: CurveSettings,
): KmCurve {
  const curve = survivalCurve(time, counts, settings)
  return {
    group,
    n: peopleOf(counts),
    events: totalOf(counts.events),
    ...curve,
    quantiles: quantileTimes(curve, settings.quantiles).map((each) => ({ ...each })),
    rmst: settings.tau.map((tau) => ({ ...restrictedMean(curve, tau) })),
    at: curveAt(curve, settings.times).map((each) => ({ ...each })),
  }
}
