import { collusionThreshold } from '../masking/thresholds.ts'
import type { ManifestDraft } from './manifest.ts'

/**
 * Sites that, together with the coordinator, can open another hospital: 2t - n of a roster of n (specification,
 * Numbers). The coordinator chooses the roster, so this is the least over every size that the study allows.
 */
export function colludersNeeded({
  participants,
  sitesMin,
}: Pick<ManifestDraft, 'participants' | 'sitesMin'>): number {
  const most = participants.length
  const least = Math.min(sitesMin, most)
  const sizes = Array.from({ length: most - least + 1 }, (_, k) => least + k)
  return Math.min(...sizes.map(collusionThreshold))
}
