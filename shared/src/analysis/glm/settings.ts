import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { AnalysisInput } from '../analysis.ts'

export type GlmSettings = Extract<AnalysisSettings, { readonly kind: 'glm' }>
export type GlmInput = AnalysisInput<GlmSettings>
export type Family = GlmSettings['family']

/** Whether clusters are levels of a feature. */
export function isFeature(cluster: GlmSettings['cluster']): cluster is string {
  return cluster !== null && cluster !== 'site' && cluster !== 'person'
}
