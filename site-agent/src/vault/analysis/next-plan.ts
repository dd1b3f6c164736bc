import { following, type PublishedRound, type RoundPlan } from '@sampan/shared'
import type { JoinedRun } from '../ledger/runs.ts'

/**
 * What the next round of a run asks for, recomputed from what was published before: the broadcast is not a query
 * language. Null when the run is complete.
 */
export function nextPlan(run: JoinedRun, last: PublishedRound | null): RoundPlan | null {
  const { study, plan, roster } = run
  return following({ manifest: study.manifest, plan, sites: roster.sites.length }, last).next
}
