import type { Broadcast, Snapshot } from '../analysis.ts'
import { riskLocal } from '../survival/risk-rounds.ts'
import { bySiteLocal } from './by-site.ts'
import { designOf, isBySite, type LogrankInput } from './spec.ts'

/** @throws SampanError people-too-many, value-missing, broadcast-mismatch */
export function local(
  { manifest, settings }: LogrankInput,
  broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  const design = designOf(settings)
  return isBySite(settings)
    ? bySiteLocal({ manifest, design, rho: settings.rho }, broadcast, snapshot)
    : riskLocal(manifest, design, broadcast, snapshot)
}
