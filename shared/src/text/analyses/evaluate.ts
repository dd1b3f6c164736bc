import { bullet } from '../layout.ts'
import { exactly } from '../page-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const evaluateText: SettingsText<SettingsOf<'evaluate'>> = (t, settings) => {
  const { id, model, outcome, fixed } = settings
  const numbers = { bins: exactly(settings.bins), confidence: exactly(settings.confidence) }
  const own = (fixed ?? []).map(({ term, estimate }) => `${term} = ${exactly(estimate)}`)
  return [
    ...bullet(t('page.evaluate', { id, model })),
    ...bullet(t(fixed === null ? 'page.evaluateFit' : 'page.evaluateFixed'), 1),
    ...own.flatMap((text) => bullet(text, 2)),
    ...(outcome === null ? [] : bullet(t('page.evaluateOutcome', { outcome }), 1)),
    ...bullet(t('page.evaluateBins', numbers), 1),
  ]
}
