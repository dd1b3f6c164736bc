import type { GlmResult } from '@sampan/shared'
import type { ForestFigure } from '../figure.ts'

/** Odds ratios, without the intercept, which is no comparison. */
export function glmForest(
  { analysis, confidence, estimates }: GlmResult,
  notes: readonly string[],
): ForestFigure {
  return {
    kind: 'forest',
    name: analysis,
    measure: 'odds-ratio',
    confidence,
    notes,
    rows: estimates
      .filter(({ term }) => term !== '(Intercept)')
      .map((row) => ({
        label: row.term,
        estimate: row['odds.ratio'],
        low: row['odds.conf.low'],
        high: row['odds.conf.high'],
        pooled: false,
      })),
  }
}
