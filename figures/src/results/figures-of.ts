import type { AnalysisResult } from '@sampan/shared'
import type { Figure } from '../figure.ts'
import { balanceFigures } from './balance-figure.ts'
import { incidenceForests } from './incidence-forests.ts'
import { metaForests } from './meta-forests.ts'
import { glmForest, hazardForest } from './model-forest.ts'
import { predictionFigures } from './prediction-figures.ts'
import { survivalFigure } from './survival-figure.ts'

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
    case 'cox':
      return [hazardForest(result, notes)]
    case 'km':
      return [survivalFigure(result, notes)]
    case 'describe':
      return balanceFigures(result, notes)
    case 'meta':
      return metaForests(result, notes)
    case 'evaluate':
      return predictionFigures(result, notes)
    case 'incidence':
      return incidenceForests(result, notes)
    default:
      return []
  }
}
