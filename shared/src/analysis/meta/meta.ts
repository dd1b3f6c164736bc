import type { Analysis } from '../analysis.ts'
import { global } from './global.ts'
import { local } from './local.ts'
import { releaseMeta } from './release.ts'
import type { MetaResult } from './result.ts'
import { features, own, spec, start, type MetaSettings } from './spec.ts'

export const metaAnalysis: Analysis<MetaSettings, MetaResult> = {
  kind: 'meta',
  features,
  start,
  spec,
  local,
  own,
  global,
  release: releaseMeta,
}
