import { bandEdges } from '../../analysis/feasibility/bands.ts'
import { bullet } from '../layout.ts'
import type { SettingsOf, SettingsText } from './settings-text.ts'

export const feasibilityText: SettingsText<SettingsOf<'feasibility'>> = (t, { id, perSite }) => [
  ...bullet(t('page.feasibility', { id })),
  ...(perSite ? bullet(t('page.feasibilityPerSite', { bands: edges.join(', ') }), 1) : []),
]

const edges = bandEdges.map((edge) => edge.toLocaleString('en-US'))
