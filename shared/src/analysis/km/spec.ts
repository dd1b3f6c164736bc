import type { AnalysisSettings } from '../../manifest/parts.ts'
import type { AnalysisInput, Broadcast, RoundSpec } from '../analysis.ts'
import { riskFeatures, type RiskDesign } from '../survival/risk-design.ts'
import { riskSpec, riskStart } from '../survival/risk-rounds.ts'

export type KmSettings = Extract<AnalysisSettings, { readonly kind: 'km' }>
export type KmInput = AnalysisInput<KmSettings>

/** Groups are disjoint and nothing is said about all of them together, so each may stand on its own grid. */
export function designOf({ id, time, event, start, groups }: KmSettings): RiskDesign {
  const followUp = { time, event, start }
  return { analysis: id, kind: 'km', followUp, groups, strata: null, grids: 'group' }
}

export function features({ settings }: KmInput): readonly string[] {
  return riskFeatures(designOf(settings))
}

export function start({ settings }: KmInput): Broadcast {
  return riskStart(designOf(settings))
}

export function spec({ manifest, settings }: KmInput, broadcast: Broadcast): RoundSpec {
  return riskSpec(manifest, designOf(settings), broadcast)
}
