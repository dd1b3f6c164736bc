import type { Speak } from '../catalogue.ts'
import { bullet } from '../layout.ts'
import { exactly, listed } from '../page-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const glmText: SettingsText<SettingsOf<'glm'>> = (t, settings) => [
  ...bullet(modelText(t, settings)),
  ...bullet(t(settings.intercept ? 'page.intercept' : 'page.noIntercept'), 1),
  ...bullet(
    t('page.glmSettings', {
      confidence: exactly(settings.confidence),
      tolerance: exactly(settings.tolerance),
      iterations: exactly(settings.iterationsMax),
    }),
    1,
  ),
]

function modelText(t: Speak, { id, family, link, outcome, terms }: SettingsOf<'glm'>): string {
  const values = { id, family, link, outcome }
  return terms.length === 0
    ? t('page.glmAlone', values)
    : t('page.glm', { ...values, terms: listed(terms) })
}
