import { bullet } from '../layout.ts'
import { listed } from '../page-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const describeText: SettingsText<SettingsOf<'describe'>> = (t, { id, features }) =>
  bullet(t('page.describe', { id, features: listed(features) }))
