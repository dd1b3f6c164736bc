import type { Speak } from '../catalogue.ts'
import { bullet } from '../layout.ts'
import { exactly, listed } from '../page-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const coxText: SettingsText<SettingsOf<'cox'>> = (t, settings) => {
  const { id, time, event, start, terms, ties } = settings
  return [
    ...bullet(t('page.cox', { id, time, event, ties, terms: listed(terms) })),
    ...(start === null ? [] : bullet(t('page.coxStart', { start }), 1)),
    ...bullet(t(settings.strata === null ? 'page.coxStrataNone' : 'page.coxStrataSite'), 1),
    ...bullet(varianceText(t, settings), 1),
    ...bullet(
      t('page.glmSettings', {
        confidence: exactly(settings.confidence),
        tolerance: exactly(settings.tolerance),
        iterations: exactly(settings.iterationsMax),
      }),
      1,
    ),
  ]
}

function varianceText(t: Speak, { robust, cluster }: SettingsOf<'cox'>): string {
  if (!robust) return t('page.coxRobustNone')
  if (cluster === null) return t('page.coxRobustRow')
  return t(cluster === 'person' ? 'page.coxRobustPerson' : 'page.coxRobustSite')
}
