import type { AnalysisResult } from '@sampan/shared'
import type { Figure } from '../figure.ts'
import { glmForest } from './model-forest.ts'
import { incidenceForests } from './incidence-forests.ts'

/**
 * The figures of a result; none for results that are tables alone. `notes` stand under each of them: what the analysis
 * warned of, in the reader's language.
 */
export function figuresOf(
  result: AnalysisResult,
  notes: readonly string[] = [],
): readonly Figure[] {
  switch (result.kind) {
    case 'glm':
      return [glmForest(result, notes)]
    case 'incidence':
      return incidenceForests(result, notes)
    default:
      return []
  }
}
