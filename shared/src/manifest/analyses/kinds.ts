import { z } from 'zod'
import type { Index } from '../check-names.ts'
import type { TermsExpanding } from '../expand-terms.ts'
import type { Fault, Path } from '../fault.ts'
import { coxForms } from './cox.ts'
import { crosstabForms } from './crosstab.ts'
import { describeForms } from './describe.ts'
import { evaluateForms } from './evaluate.ts'
import { feasibilityForms } from './feasibility.ts'
import type { AnalysisForms, Place } from './forms.ts'
import { glmForms } from './glm.ts'
import { incidenceForms } from './incidence.ts'
import { kmForms } from './km.ts'
import { logrankForms } from './logrank.ts'
import { metaForms } from './meta.ts'
import { prevalenceForms } from './prevalence.ts'

/** Every kind of analysis that a study can ask for: the one list of this folder. */
const kinds = {
  feasibility: feasibilityForms,
  describe: describeForms,
  crosstab: crosstabForms,
  incidence: incidenceForms,
  glm: glmForms,
  cox: coxForms,
  prevalence: prevalenceForms,
  km: kmForms,
  logrank: logrankForms,
  evaluate: evaluateForms,
  meta: metaForms,
} as const

/** Analyses with every setting, as in a manifest. */
export const analysisSchema = z.discriminatedUnion('kind', [
  feasibilityForms.settings,
  describeForms.settings,
  crosstabForms.settings,
  incidenceForms.settings,
  glmForms.settings,
  coxForms.settings,
  prevalenceForms.settings,
  kmForms.settings,
  logrankForms.settings,
  evaluateForms.settings,
  metaForms.settings,
])
export type AnalysisSettings = z.infer<typeof analysisSchema>

/** Analyses as a researcher writes them. */
export const studyAnalysisSchema = z.discriminatedUnion('kind', [
  feasibilityForms.written,
  describeForms.written,
  crosstabForms.written,
  incidenceForms.written,
  glmForms.written,
  coxForms.written,
  prevalenceForms.written,
  kmForms.written,
  logrankForms.written,
  evaluateForms.written,
  metaForms.written,
])
export type StudyAnalysis = z.infer<typeof studyAnalysisSchema>

/** Writes out the defaults of an analysis. */
export function expandAnalysis(
  expanding: TermsExpanding,
  written: StudyAnalysis,
  place: Place,
): AnalysisSettings {
  return formsOf(written.kind).expand(expanding, written, place)
}

export function analysisFaults(
  index: Index,
  settings: AnalysisSettings,
  path: Path,
): readonly Fault[] {
  return formsOf(settings.kind).check(index, settings, path)
}

/** Whether a kind needs the study's bands of time. */
export function isTimed(kind: AnalysisSettings['kind']): boolean {
  return formsOf(kind).timed === true
}

/** Whether a kind can look at people who have several rows. */
export function takesSeveralRows(kind: AnalysisSettings['kind']): boolean {
  return formsOf(kind).severalRows === true
}

/** The table's row, whose functions take what is of its kind. */
function formsOf(kind: AnalysisSettings['kind']): AnyForms {
  return kinds[kind] as unknown as AnyForms
}

type AnyForms = AnalysisForms<typeof analysisSchema, typeof studyAnalysisSchema>
