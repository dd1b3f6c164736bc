import type { Analysis } from '../analysis.ts'
import { global } from './global.ts'
import { local } from './local.ts'
import { verdict } from './moments.ts'
import { releaseCox } from './release.ts'
import type { CoxResult } from './result.ts'
import { features, spec, start, type CoxSettings } from './spec.ts'
import { weights } from './weights.ts'

export const coxAnalysis: Analysis<CoxSettings, CoxResult> = {
  kind: 'cox',
  features,
  start,
  spec,
  local,
  weights,
  global,
  verdict,
  ownVerdict: verdict,
  release: releaseCox,
}
