import type { Analysis } from '../analysis.ts'
import { global, verdict } from './global.ts'
import { local, weights } from './local.ts'
import { releaseEvaluate } from './release.ts'
import type { EvaluateResult } from './result.ts'
import { features, spec, start, type EvaluateSettings } from './spec.ts'

export const evaluateAnalysis: Analysis<EvaluateSettings, EvaluateResult> = {
  kind: 'evaluate',
  features,
  start,
  spec,
  local,
  weights,
  global,
  verdict,
  ownVerdict: verdict,
  release: releaseEvaluate,
  needs: ({ model, fixed }) => (fixed === null ? [model] : []),
}
