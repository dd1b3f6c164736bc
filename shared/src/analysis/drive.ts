import { limits } from '@sampan/proto'
import { bytesFromLimbs } from '../encoding/number-codec.ts'
import { SampanError } from '../errors/sampan-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { dequantize, layOut, quantize, type Layout } from '../ring/fixed-point.ts'
import { addInto, limbsPerWord } from '../ring/ring.ts'
import type { AnalysisInput, Broadcast, Next, RoundSum, Snapshot } from './analysis.ts'
import { analysisOf } from './registry.ts'
import { following, type Ended } from './sequence.ts'

export interface AnalyseOptions {
  /** Rounds after which the analysis ends with rounds-exhausted. */
  readonly roundsMax?: number
}

export interface Analysed {
  readonly outcome: Exclude<Next, { readonly type: 'round' }>
  readonly rounds: readonly { readonly broadcast: Broadcast; readonly sum: RoundSum }[]
}

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
  const analysis = analysisOf(input.settings.kind)
  const rounds: { broadcast: Broadcast; sum: RoundSum }[] = []
  let broadcast = analysis.start(input)
  while (rounds.length < (options.roundsMax ?? limits.analysisRoundsMax)) {
    const sum = sumOver(input, broadcast, snapshots)
    rounds.push({ broadcast, sum })
    const next = analysis.global(input, broadcast, sum)
    if (next.type !== 'round') return { outcome: next, rounds }
    broadcast = next.broadcast
  }
  return { outcome: { type: 'failure', code: 'rounds-exhausted', context: {} }, rounds }
}

/** One round: every snapshot's vector as ring words, added. */
function sumOver(
  input: AnalysisInput,
  broadcast: Broadcast,
  snapshots: readonly Snapshot[],
): RoundSum {
  const analysis = analysisOf(input.settings.kind)
  const { width, segments } = analysis.spec(input, broadcast)
  const layout = layOut({ width, segments, sites: snapshots.length })
  const words = wordsOver(input, broadcast, { snapshots, layout })
  return { values: dequantize(words, layout), layout, sites: snapshots.length }
}

interface Over {
  readonly snapshots: readonly Snapshot[]
  readonly layout: Layout
}

function wordsOver(
  input: AnalysisInput,
  broadcast: Broadcast,
  { snapshots, layout }: Over,
): Uint32Array {
  const analysis = analysisOf(input.settings.kind)
  const words = new Uint32Array(layout.dimension * limbsPerWord(layout.width))
  for (const snapshot of snapshots)
    addInto(words, quantize(analysis.local(input, broadcast, snapshot), layout), layout.width)
  return words
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
    const { input, broadcast, layout } = next
    const words = wordsOver(input, broadcast, { snapshots, layout })
    const sum = bytesFromLimbs(words)
    ;({ ended, next } = following(course, { broadcast, sum, members: snapshots.length }))
  }
}
