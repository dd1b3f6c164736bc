import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'
import { riskFeatures, type RiskDesign } from '../survival/risk-design.ts'
import { riskSpec, riskStart } from '../survival/risk-rounds.ts'
import { bySiteSpec, bySiteStart } from './by-site.ts'

export type LogrankSettings = Extract<AnalysisSettings, { readonly kind: 'logrank' }>
export type LogrankInput = AnalysisInput<LogrankSettings>

/** What a comparison within each site is called. */
const site = 'site'

export function isBySite({ strata }: LogrankSettings): boolean {
  return strata === site
}

/** Groups that are compared stand on one grid. */
export function designOf(settings: LogrankSettings): RiskDesign {
  const { id, time, event, start: entry, groups } = settings
  const strata = isBySite(settings) ? null : settings.strata
  const followUp = { time, event, start: entry }
  return { analysis: id, kind: 'logrank', followUp, groups, strata, grids: 'stratum' }
}

export function features({ settings }: LogrankInput): readonly string[] {
  return riskFeatures(designOf(settings))
}

export function start({ settings }: LogrankInput): Broadcast {
  const design = designOf(settings)
  return isBySite(settings) ? bySiteStart(design) : riskStart(design)
}

export function spec({ manifest, settings }: LogrankInput, broadcast: Broadcast): RoundSpec {
  const design = designOf(settings)
  return isBySite(settings)
    ? bySiteSpec(manifest, design, broadcast)
    : riskSpec(manifest, design, broadcast)
}
