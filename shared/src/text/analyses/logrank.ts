import type { Speak } from '../catalogue.ts'
import { bullet } from '../layout.ts'
import { entryText } from './km.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const logrankText: SettingsText<SettingsOf<'logrank'>> = (t, settings) => {
  const { id, time, event, groups, start } = settings
  const key = settings.rho === 0 ? 'page.logrank' : 'page.peto'
  const sub = [...entryText(t, start), ...strataText(t, settings.strata)]
  return [...bullet(t(key, { id, time, event, groups })), ...sub.flatMap((text) => bullet(text, 1))]
}

function strataText(t: Speak, strata: string | null): readonly string[] {
  if (strata === null) return []
  return [strata === 'site' ? t('page.withinSites') : t('page.withinStrata', { strata })]
}
