import type { Analysis } from '../analysis.ts'
import { global, ownVerdict } from './global.ts'
import { local } from './local.ts'
import { releaseFeasibility } from './release.ts'
import type { FeasibilityResult } from './result.ts'
import { features, own, spec, start, type FeasibilitySettings } from './spec.ts'

export const feasibilityAnalysis: Analysis<FeasibilitySettings, FeasibilityResult> = {
  kind: 'feasibility',
  features,
  start,
  spec,
  local,
  own,
  global,
  ownVerdict,
  release: releaseFeasibility,
}
