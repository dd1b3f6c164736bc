import { limits } from '@sampan/proto'
import { dequantize, layOut, quantize } from '../ring/fixed-point.ts'
import { addInto, limbsPerWord } from '../ring/ring.ts'
import type { AnalysisInput, Broadcast, Next, RoundSum, Snapshot } from './analysis.ts'
import { analysisOf } from './registry.ts'

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
  const words = new Uint32Array(layout.dimension * limbsPerWord(width))
  for (const snapshot of snapshots)
    addInto(words, quantize(analysis.local(input, broadcast, snapshot), layout), width)
  return { values: dequantize(words, layout), layout, sites: snapshots.length }
}
