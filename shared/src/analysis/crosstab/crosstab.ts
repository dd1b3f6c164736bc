import type { Analysis } from '../analysis.ts'
import { global, ownVerdict } from './global.ts'
import { local } from './local.ts'
import { releaseCrosstab } from './release.ts'
import type { CrosstabResult } from './result.ts'
import { features, spec, start, type CrosstabSettings } from './spec.ts'

export const crosstabAnalysis: Analysis<CrosstabSettings, CrosstabResult> = {
  kind: 'crosstab',
  features,
  start,
  spec,
  local,
  global,
  ownVerdict,
  release: releaseCrosstab,
}
