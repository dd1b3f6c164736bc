import { limits } from '@sampan/proto'
import type { AnalysisSettings } from '../manifest/parts.ts'
import { dequantize, layOut, quantize, type Layout } from '../ring/fixed-point.ts'
import { addInto, limbsPerWord } from '../ring/ring.ts'
import type { Analysis, AnalysisInput, Broadcast, Next, RoundSum, Snapshot } from './analysis.ts'
import type { AnalysisResult } from './results.ts'

export interface AnalyseOptions {
  /** Rounds after which the analysis ends with rounds-exhausted. */
  readonly roundsMax?: number
}

export interface Analysed {
  readonly outcome: Exclude<Next, { readonly type: 'round' }>
  readonly rounds: readonly { readonly broadcast: Broadcast; readonly sum: RoundSum }[]
}

/**
 * Runs an analysis of a known kind to its end over snapshots in memory, through the same fixed point and ring as a
 * federation. @throws SampanError what `local` and `spec` throw
 */
export function driveAnalysis<S extends AnalysisSettings, R extends AnalysisResult>(
  analysis: Analysis<S, R>,
  input: AnalysisInput<S>,
  snapshots: readonly Snapshot[],
  options: AnalyseOptions = {},
): Analysed {
  const rounds: { broadcast: Broadcast; sum: RoundSum }[] = []
  let broadcast = analysis.start(input)
  while (rounds.length < (options.roundsMax ?? limits.analysisRoundsMax)) {
    const sum = sumOver(analysis, input, broadcast, snapshots)
    rounds.push({ broadcast, sum })
    const next = analysis.global(input, broadcast, sum)
    if (next.type !== 'round') return { outcome: next, rounds }
    broadcast = next.broadcast
  }
  return { outcome: { type: 'failure', code: 'rounds-exhausted', context: {} }, rounds }
}

/** One round: every snapshot's vector as ring words, added. */
function sumOver<S extends AnalysisSettings, R extends AnalysisResult>(
  analysis: Analysis<S, R>,
  input: AnalysisInput<S>,
  broadcast: Broadcast,
  snapshots: readonly Snapshot[],
): RoundSum {
  const { width, segments } = analysis.spec(input, broadcast)
  const layout = layOut({ width, segments, sites: snapshots.length })
  const words = wordsOver(analysis, input, broadcast, { snapshots, layout })
  return { values: dequantize(words, layout), layout, sites: snapshots.length }
}

interface Over {
  readonly snapshots: readonly Snapshot[]
  readonly layout: Layout
}

export function wordsOver<S extends AnalysisSettings, R extends AnalysisResult>(
  analysis: Analysis<S, R>,
  input: AnalysisInput<S>,
  broadcast: Broadcast,
  { snapshots, layout }: Over,
): Uint32Array {
  const words = new Uint32Array(layout.dimension * limbsPerWord(layout.width))
  for (const snapshot of snapshots)
    addInto(
      words,
      quantize(analysis.local(input, broadcast, snapshot, input.manifest.floors), layout),
      layout.width,
    )
  return words
}
