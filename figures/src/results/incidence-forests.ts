import type { IncidenceResult } from '@sampan/shared'
import type { ForestFigure } from '../figure.ts'

/** Rates by stratum, and their ratios to the first where there are more. */
export function incidenceForests(
  { analysis, confidence, per, event, rates }: IncidenceResult,
  notes: readonly string[],
): readonly ForestFigure[] {
  const base = { kind: 'forest', name: analysis, confidence, notes } as const
  const rows = rates.map((each) => ({
    label: each.stratum === '' ? event : each.stratum,
    estimate: each.rate,
    low: each['conf.low'],
    high: each['conf.high'],
    pooled: false,
  }))
  const first = rates[0]?.stratum ?? ''
  const ratios = rates.flatMap(({ stratum, ratio }) =>
    ratio === null
      ? []
      : [
          {
            label: `${stratum} / ${first}`,
            estimate: ratio['rate.ratio'],
            low: ratio['conf.low'],
            high: ratio['conf.high'],
            pooled: false,
          },
        ],
  )
  const figures: readonly ForestFigure[] = [{ ...base, measure: 'rate', per, rows }]
  return ratios.length === 0
    ? figures
    : [...figures, { ...base, measure: 'rate-ratio', rows: ratios }]
}
