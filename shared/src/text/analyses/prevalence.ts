import { bullet } from '../layout.ts'
import { exactly, listed } from '../page-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const prevalenceText: SettingsText<SettingsOf<'prevalence'>> = (
  t,
  { id, features, shareMin },
) => bullet(t('page.prevalence', { id, features: listed(features), share: exactly(shareMin) }))
