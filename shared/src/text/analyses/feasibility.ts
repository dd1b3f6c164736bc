import { bullet } from '../layout.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const feasibilityText: SettingsText<SettingsOf<'feasibility'>> = (t, { id }) =>
  bullet(t('page.feasibility', { id }))
