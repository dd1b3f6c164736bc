import type { Broadcast, Snapshot } from '../analysis.ts'
import { riskLocal } from '../survival/risk-rounds.ts'
import { designOf, type KmInput } from './spec.ts'

/** @throws SampanError people-too-many, value-missing, broadcast-mismatch */
export function local(
  { manifest, settings }: KmInput,
  broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  return riskLocal(manifest, designOf(settings), broadcast, snapshot)
}
