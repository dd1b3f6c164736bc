import { limits } from '@sampan/proto'
import { bytesFromLimbs } from '../encoding/number-codec.ts'
import { SampanError } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { AnalysisInput, Snapshot } from './analysis.ts'
import { driveAnalysis, wordsOver, type Analysed, type AnalyseOptions } from './drive-analysis.ts'
import { analysisOf } from './registry.ts'
import { following, type Ended } from './sequence.ts'

export type { Analysed, AnalyseOptions } from './drive-analysis.ts'

/**
 * Runs an analysis to its end over snapshots in memory, through the same fixed point and ring as a federation; with
 * one snapshot it is the pooled analysis. Nothing is masked, and no floors but the study's are judged.
 * @throws SampanError what `local` and `spec` throw
 */
export function analyse(
  input: AnalysisInput,
  snapshots: readonly Snapshot[],
  options: AnalyseOptions = {},
): Analysed {
  return driveAnalysis(analysisOf(input.settings.kind), input, snapshots, options)
}

/**
 * Carries out the analyses of a study one after the other, as a run does, over snapshots in memory: with one snapshot,
 * the pooled study. No sum is masked and no result is released.
 * @throws SampanError what `local` and `spec` throw, rounds-exhausted
 */
export function* analyseStudy(
  manifest: Manifest,
  snapshots: readonly Snapshot[],
): Generator<Ended, void, void> {
  const plan = {
    schema: 'sampan/plan/v1',
    analyses: manifest.analyses.map(({ id }) => id),
  } as const
  const course = { manifest, plan, sites: snapshots.length }
  let { ended, next } = following(course, null)
  for (let round = 1; ; round++) {
    yield* ended
    if (next === null) return
    if (round > limits.roundsMax) throw new SampanError('rounds-exhausted')
    const { input, analysis, broadcast, layout } = next
    const words = wordsOver(analysis, input, broadcast, { snapshots, layout })
    const sum = bytesFromLimbs(words)
    ;({ ended, next } = following(course, { broadcast, sum, members: snapshots.length }))
  }
}
