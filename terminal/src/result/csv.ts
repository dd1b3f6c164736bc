import type { AnalysisResult } from '@sampan/shared'
import { csvText } from './csv-text.ts'
import { kindOf } from './kinds/kinds.ts'

/** A result as one CSV table. Models begin with the columns of R's broom::tidy. */
export function resultCsv(result: AnalysisResult): string {
  return csvText(kindOf(result.kind).csv(result))
}
