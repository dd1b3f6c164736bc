import type { AnalysisResult, GlmResult } from '@sampan/shared'
import type { Figure, ForestFigure } from '../figure.ts'

/**
 * The figures of a result; none for results that are tables alone. `notes` stand under each of them: what the analysis
 * warned of, in the reader's language.
 */
export function figuresOf(
  result: AnalysisResult,
  notes: readonly string[] = [],
): readonly Figure[] {
  return result.kind === 'glm' ? [glmForest(result, notes)] : []
}

/** Without the intercept, which is no comparison. */
function glmForest(
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
