import type { Analysis } from '../analysis.ts'
import { global, verdict } from './global.ts'
import { local } from './local.ts'
import { releaseKm } from './release.ts'
import type { KmResult } from './result.ts'
import { features, spec, start, type KmSettings } from './spec.ts'

export const kmAnalysis: Analysis<KmSettings, KmResult> = {
  kind: 'km',
  features,
  start,
  spec,
  local,
  global,
  verdict,
  ownVerdict: verdict,
  release: releaseKm,
}
