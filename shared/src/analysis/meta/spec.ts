import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { Segment } from '../../ring/fixed-point.ts'
import type { AnalysisInput, Broadcast, OwnNumbers, RoundSpec } from '../analysis.ts'
import { designOf } from '../design.ts'
import { glmAnalysis } from '../glm/glm.ts'
import { siteStatuses } from './result.ts'

export type MetaSettings = Extract<AnalysisSettings, { readonly kind: 'meta' }>
export type MetaInput = AnalysisInput<MetaSettings>

/** Largest |estimate| and standard error that a hospital shows; beyond it there is no estimate worth the name. */
export const estimateMax = 1e9

export function features({ manifest, settings }: MetaInput): readonly string[] {
  return glmAnalysis.features({ manifest, settings: settings.model })
}

/** @throws SampanError settings-invalid, study-invalid, feature-not-built */
export function start({ manifest, settings }: MetaInput): Broadcast {
  designOf(manifest, settings.model)
  return { analysis: settings.id, kind: 'meta', step: 'estimates' }
}

export function columnNames({ manifest, settings }: MetaInput): readonly string[] {
  return designOf(manifest, settings.model).columns.map(({ name }) => name)
}

/**
 * Per participant a place of its own: status, which terms are constant there, estimates and standard errors. Everybody else
 * enters zeros there.
 */
export function spec(input: MetaInput): RoundSpec {
  const length = columnNames(input).length
  const segments = input.manifest.participants.flatMap(({ site }): Segment[] => [
    { name: segmentNames(site).status, length: 1, kind: 'count', bound: siteStatuses.length - 1 },
    { name: segmentNames(site).constant, length, kind: 'count', bound: 1 },
    { name: segmentNames(site).estimates, length, kind: 'real', bound: estimateMax },
    { name: segmentNames(site).errors, length, kind: 'real', bound: estimateMax },
  ])
  return { width: 128, segments }
}

export function segmentNames(
  site: string,
): Readonly<Record<'status' | 'constant' | 'estimates' | 'errors', string>> {
  return {
    status: `status ${site}`,
    constant: `constant ${site}`,
    estimates: `estimates ${site}`,
    errors: `errors ${site}`,
  }
}

/** All of it is hospitals' own numbers. */
export function own({ manifest }: MetaInput): OwnNumbers {
  const segments = manifest.participants.flatMap(({ site }) => Object.values(segmentNames(site)))
  return { flow: 'site-estimate', segments }
}
