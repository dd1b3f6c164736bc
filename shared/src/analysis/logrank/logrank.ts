import type { Analysis } from '../analysis.ts'
import { global, verdict } from './global.ts'
import { local } from './local.ts'
import { releaseLogrank } from './release.ts'
import type { LogrankResult } from './result.ts'
import { features, spec, start, type LogrankSettings } from './spec.ts'

export const logrankAnalysis: Analysis<LogrankSettings, LogrankResult> = {
  kind: 'logrank',
  features,
  start,
  spec,
  local,
  global,
  verdict,
  ownVerdict: verdict,
  release: releaseLogrank,
}
