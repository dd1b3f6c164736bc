import { limits } from '@sampan/proto'
import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'

export type FeasibilitySettings = Extract<AnalysisSettings, { readonly kind: 'feasibility' }>
export type FeasibilityInput = AnalysisInput<FeasibilitySettings>

/**
 * Steps in which a population is made, in order: public, from the manifest alone. A snapshot's attrition has exactly
 * these.
 */
export const attritionSteps: (manifest: Manifest) => readonly string[] = () => [
  'everyone',
  'target',
]

/** What this analysis adds: people who have a value for every feature of the study. */
export const completeStep = 'complete cases'

export function features({ manifest }: FeasibilityInput): readonly string[] {
  return manifest.features.map((feature) => feature.name)
}

export function start({ settings }: FeasibilityInput): Broadcast {
  return { analysis: settings.id, kind: 'feasibility', step: 'steps' }
}

/** People per attrition step, then complete cases. The population is at most the study's largest site. */
export function spec({ manifest }: FeasibilityInput): RoundSpec {
  const segments = [...attritionSteps(manifest), completeStep].map((name, k): Segment => {
    const bound = k === 0 ? limits.peopleMax : manifest.largestSite
    return { name, length: 1, kind: 'count', bound }
  })
  return { width: 64, segments }
}
