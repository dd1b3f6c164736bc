import type { KaplanMeierFigure, MedianTime } from '../figure.ts'

type Numbers = readonly (number | null)[]

/** Curves as R's `survfit` has them: one number per time, times in days. */
interface SurvivalCurves {
  readonly analysis: string
  readonly confidence: number
  readonly curves: readonly {
    readonly group: string | null
    readonly time: readonly number[]
    readonly 'n.risk': Numbers
    readonly surv: Numbers
    readonly 'conf.low': Numbers
    readonly 'conf.high': Numbers
    readonly quantiles: readonly {
      readonly p: number
      readonly time: number | null
      readonly 'conf.low': number | null
      readonly 'conf.high': number | null
    }[]
  }[]
}

export function survivalFigure(
  { analysis, confidence, curves }: SurvivalCurves,
  notes: readonly string[],
): KaplanMeierFigure {
  const groups = curves.map((curve) => ({
    label: curve.group ?? analysis,
    median: medianOf(curve),
    steps: curve.time.map((time, k) => ({
      time,
      atRisk: curve['n.risk'][k] ?? null,
      survival: curve.surv[k] ?? null,
      low: curve['conf.low'][k] ?? null,
      high: curve['conf.high'][k] ?? null,
    })),
  }))
  return { kind: 'kaplan-meier', name: analysis, unit: 'days', confidence, notes, groups }
}

/** Null where the analysis did not ask for it. */
function medianOf({ quantiles }: SurvivalCurves['curves'][number]): MedianTime | null {
  const median = quantiles.find(({ p }) => p === 0.5)
  if (median === undefined) return null
  return { estimate: median.time, low: median['conf.low'], high: median['conf.high'] }
}
