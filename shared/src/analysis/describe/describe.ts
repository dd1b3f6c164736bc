import type { Analysis } from '../analysis.ts'
import { global, judgeCounts, judgeOwnCounts } from './global.ts'
import { local } from './local.ts'
import { releaseDescribe } from './release.ts'
import type { DescribeResult } from './result.ts'
import { features, spec, start, type DescribeSettings } from './spec.ts'
import { weights } from './weights.ts'

export const describeAnalysis: Analysis<DescribeSettings, DescribeResult> = {
  kind: 'describe',
  features,
  start,
  spec,
  local,
  weights,
  global,
  verdict: judgeCounts,
  ownVerdict: judgeOwnCounts,
  release: releaseDescribe,
  needs: ({ weights: by }) => (by === null ? [] : [by.propensity]),
}
