import { bullet } from '../layout.ts'
import { exactly } from '../page-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const incidenceText: SettingsText<SettingsOf<'incidence'>> = (t, settings) => {
  const { id, event, time, strata, per, confidence } = settings
  const shared = { id, event, time, per: exactly(per), confidence: exactly(confidence) }
  return bullet(
    strata === null
      ? t('page.incidence', shared)
      : t('page.incidenceStrata', { ...shared, strata }),
  )
}
