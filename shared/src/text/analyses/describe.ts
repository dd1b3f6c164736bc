import { bullet } from '../layout.ts'
import { exactly, listed } from '../page-text.ts'
import { propensityTexts } from './propensity-text.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const describeText: SettingsText<SettingsOf<'describe'>> = (
  t,
  { id, features, groups, quantiles, bins, weights },
) => {
  const probabilities = quantiles.map(exactly).join(', ')
  return [
    ...bullet(t('page.describe', { id, features: listed(features) })),
    ...(groups === null ? [] : bullet(t('page.describeGroups', { groups }), 1)),
    ...(weights === null
      ? []
      : [t('page.describeWeights'), ...propensityTexts(t, weights)].flatMap((text) =>
          bullet(text, 1),
        )),
    ...(quantiles.length === 0
      ? bullet(t('page.describeNoQuantiles', { bins: exactly(bins) }), 1)
      : bullet(t('page.describeQuantiles', { probabilities, bins: exactly(bins) }), 1)),
  ]
}
