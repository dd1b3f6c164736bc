import { isSampanError } from '../errors/sampan-error.ts'
import { fault, type Fault } from '../manifest/fault.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { layOut } from '../ring/fixed-point.ts'
import type { AnalysisInput, RoundSpec } from './analysis.ts'
import { analysisOf } from './registry.ts'

/**
 * Whether the sum over all participants stays within the ring whatever they send within the bounds of each analysis.
 * Bounds of later rounds follow from published sums; each is laid out in the same way before anybody is asked.
 * Faults: study-overflow
 */
export function fitsRing(
  manifest: Manifest,
  specOf: (input: AnalysisInput) => RoundSpec = firstRound,
): readonly Fault[] {
  const sites = manifest.participants.length
  return manifest.analyses.flatMap((settings, k) => {
    const { width, segments } = specOf({ manifest, settings })
    return fits(() => layOut({ width, segments, sites }))
      ? []
      : [fault('study-overflow', ['analyses', k], 'fault.value')]
  })
}

function firstRound(input: AnalysisInput): RoundSpec {
  const analysis = analysisOf(input.settings.kind)
  return analysis.spec(input, analysis.start(input))
}

function fits(lay: () => unknown): boolean {
  try {
    lay()
    return true
  } catch (error) {
    if (isSampanError(error) && error.code === 'study-overflow') return false
    throw error
  }
}
