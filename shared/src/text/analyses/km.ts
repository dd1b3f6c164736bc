import type { Speak } from '../catalogue.ts'
import { bullet } from '../layout.ts'
import { exactly, listed } from '../page-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const kmText: SettingsText<SettingsOf<'km'>> = (t, settings) => {
  const { id, time, event, groups, confType, confidence } = settings
  const sub = [
    ...entryText(t, settings.start),
    t('page.kmLimits', { confidence: exactly(confidence), type: confType }),
    ...readings(t, settings),
  ]
  const heading =
    groups === null
      ? t('page.km', { id, time, event })
      : t('page.kmBy', { id, time, event, groups })
  return [...bullet(heading), ...sub.flatMap((text) => bullet(text, 1))]
}

/** Delayed entry, where there is any. */
export function entryText(t: Speak, start: string | null): readonly string[] {
  return start === null ? [] : [t('page.delayedEntry', { start })]
}

function readings(t: Speak, { quantiles, tau, times }: SettingsOf<'km'>): readonly string[] {
  return [
    ...(quantiles.length === 0 ? [] : [t('page.kmQuantiles', { shares: listed(quantiles) })]),
    ...(tau.length === 0 ? [] : [t('page.kmMeans', { days: listed(tau) })]),
    ...(times.length === 0 ? [] : [t('page.kmTimes', { days: listed(times) })]),
  ]
}
