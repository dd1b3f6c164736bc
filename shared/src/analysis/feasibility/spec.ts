import { limits } from '@sampan/proto'
import type { AnalysisSettings } from '../../manifest/parts.ts'
import { attritionSteps } from '../../manifest/attrition-steps.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Broadcast, OwnNumbers, RoundSpec } from '../analysis.ts'
import { bandEdges } from './bands.ts'

export type FeasibilitySettings = Extract<AnalysisSettings, { readonly kind: 'feasibility' }>
export type FeasibilityInput = AnalysisInput<FeasibilitySettings>

/** What this analysis adds: people who have a value for every feature of the study. */
export const completeStep = 'complete cases'

export function features({ manifest }: FeasibilityInput): readonly string[] {
  return manifest.features.map((feature) => feature.name)
}

export function start({ settings }: FeasibilityInput): Broadcast {
  return { analysis: settings.id, kind: 'feasibility', step: 'steps' }
}

/**
 * People per attrition step, then complete cases. The population, which the last step leaves, is at most the study's
 * largest site.
 */
export function spec({ manifest, settings }: FeasibilityInput): RoundSpec {
  const steps = attritionSteps(manifest)
  const segments = [...steps, completeStep].map((name, k): Segment => {
    const bound = k < steps.length - 1 ? limits.peopleMax : manifest.largestSite
    return { name, length: 1, kind: 'count', bound }
  })
  const sites = settings.perSite ? manifest.participants : []
  const banded = sites.map(({ site }): Segment => ({
    name: bandSegment(site),
    length: segments.length,
    kind: 'count',
    bound: bandEdges.length,
  }))
  return { width: 64, segments: [...segments, ...banded] }
}

/** One hospital's steps in bands: the number of the band from 1 on, 0 where it is not given. */
export function bandSegment(site: string): string {
  return `bands ${site}`
}

/** What is one hospital's own. */
export function own({ manifest, settings }: FeasibilityInput): OwnNumbers | null {
  if (!settings.perSite) return null
  const segments = manifest.participants.map(({ site }) => bandSegment(site))
  return { flow: 'banded-count', segments }
}
