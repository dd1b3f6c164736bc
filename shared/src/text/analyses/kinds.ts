import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { Speak } from '../catalogue.ts'
import { coxText } from './cox.ts'
import { crosstabText } from './crosstab.ts'
import { describeText } from './describe.ts'
import { evaluateText } from './evaluate.ts'
import { feasibilityText } from './feasibility.ts'
import { glmText } from './glm.ts'
import { incidenceText } from './incidence.ts'
import { kmText } from './km.ts'
import { logrankText } from './logrank.ts'
import { metaText } from './meta.ts'
import { prevalenceText } from './prevalence.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

type Kind = AnalysisSettings['kind']

const kinds: { readonly [K in Kind]: SettingsText<SettingsOf<K>> } = {
  feasibility: feasibilityText,
  describe: describeText,
  crosstab: crosstabText,
  incidence: incidenceText,
  glm: glmText,
  cox: coxText,
  prevalence: prevalenceText,
  km: kmText,
  logrank: logrankText,
  evaluate: evaluateText,
  meta: metaText,
}

/** Bullets of the approvers' page: one analysis with every setting. */
export function analysisText(t: Speak, settings: AnalysisSettings): readonly string[] {
  const text = kinds[settings.kind] as SettingsText<AnalysisSettings>
  return text(t, settings)
}
