import type { RoundPlan, Snapshot } from '@sampan/shared'

declare const contribution: unique symbol

/** One site's numbers for one round, in natural units. Nothing but the gate takes it further. */
export interface Contribution {
  readonly [contribution]: true
  readonly plan: RoundPlan
  readonly people: number
  readonly values: Float64Array
}

/**
 * Computes this site's vector from its pinned matrix. Pure.
 * @throws SampanError with a code of the analysis or of disclosure control
 */
export function contributionOf(plan: RoundPlan, snapshot: Snapshot): Contribution {
  const values = plan.analysis.local(plan.input, plan.broadcast, snapshot)
  return { plan, people: snapshot.people, values } as Contribution
}
