import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'

export type PrevalenceSettings = Extract<AnalysisSettings, { readonly kind: 'prevalence' }>
export type PrevalenceInput = AnalysisInput<PrevalenceSettings>

export function features({ settings }: PrevalenceInput): readonly string[] {
  return settings.features
}

export function start({ settings }: PrevalenceInput): Broadcast {
  return { analysis: settings.id, kind: 'prevalence', step: 'counts' }
}

/** One round: people, then those who have each feature. */
export function spec({ manifest, settings }: PrevalenceInput): RoundSpec {
  const bound = manifest.largestSite
  return {
    width: 64,
    segments: [
      { name: 'people', length: 1, kind: 'count', bound },
      { name: 'having', length: settings.features.length, kind: 'count', bound },
    ],
  }
}
