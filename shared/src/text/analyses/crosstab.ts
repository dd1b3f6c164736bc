import { bullet } from '../layout.ts'
import { exactly } from '../page-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const crosstabText: SettingsText<SettingsOf<'crosstab'>> = (t, settings) => {
  const { id, rows, columns, strata, confidence } = settings
  const shared = { id, rows, columns, confidence: exactly(confidence) }
  return bullet(
    strata === null ? t('page.crosstab', shared) : t('page.crosstabStrata', { ...shared, strata }),
  )
}
