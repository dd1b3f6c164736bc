import type { Analysis } from '../analysis.ts'
import { global, ownVerdict } from './global.ts'
import { local } from './local.ts'
import { releaseIncidence } from './release.ts'
import type { IncidenceResult } from './result.ts'
import { features, spec, start, type IncidenceSettings } from './spec.ts'

export const incidenceAnalysis: Analysis<IncidenceSettings, IncidenceResult> = {
  kind: 'incidence',
  features,
  start,
  spec,
  local,
  global,
  ownVerdict,
  release: releaseIncidence,
}
