import type { Analysis } from '../analysis.ts'
import { global, ownVerdict } from './global.ts'
import { local } from './local.ts'
import { releasePrevalence } from './release.ts'
import type { PrevalenceResult } from './result.ts'
import { features, spec, start, type PrevalenceSettings } from './spec.ts'

export const prevalenceAnalysis: Analysis<PrevalenceSettings, PrevalenceResult> = {
  kind: 'prevalence',
  features,
  start,
  spec,
  local,
  global,
  ownVerdict,
  release: releasePrevalence,
}
