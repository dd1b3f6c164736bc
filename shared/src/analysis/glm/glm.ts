import type { Analysis } from '../analysis.ts'
import { global } from './global.ts'
import { local } from './local.ts'
import { verdict } from './moments.ts'
import { ownVerdict } from './own-verdict.ts'
import { releaseGlm } from './release.ts'
import type { GlmResult } from './result.ts'
import type { GlmSettings } from './settings.ts'
import { features, spec, start } from './spec.ts'
import { weights } from './weights.ts'

export const glmAnalysis: Analysis<GlmSettings, GlmResult> = {
  kind: 'glm',
  features,
  start,
  spec,
  local,
  weights,
  global,
  verdict,
  ownVerdict,
  release: releaseGlm,
  needs: ({ weights: by }) => (by === null || typeof by === 'string' ? [] : [by.propensity]),
  fit: ({ estimates }) => ({ coefficients: estimates.map(({ estimate }) => estimate) }),
}
