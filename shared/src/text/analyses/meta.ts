import { bullet } from '../layout.ts'
import { glmText } from './glm.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const metaText: SettingsText<SettingsOf<'meta'>> = (t, { id, model }) => [
  ...bullet(t('page.meta', { id })),
  ...glmText(t, model),
]
