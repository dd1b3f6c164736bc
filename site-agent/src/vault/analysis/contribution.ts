import type { Floors, RoundPlan, Snapshot, WeightSum } from '@sampan/shared'

declare const contribution: unique symbol

/** One site's numbers for one round, in natural units. Nothing but the gate takes it further. */
export interface Contribution {
  readonly [contribution]: true
  readonly plan: RoundPlan
  readonly people: number
  readonly values: Float64Array
  /** With which the broadcast had people enter them. */
  readonly weights: readonly WeightSum[]
}

/**
 * Computes this site's vector from its pinned matrix. Pure.
 * @throws SampanError with a code of the analysis or of disclosure control
 */
export function contributionOf(plan: RoundPlan, snapshot: Snapshot, floors: Floors): Contribution {
  const { analysis, input, broadcast } = plan
  const values = analysis.local(input, broadcast, snapshot, floors)
  const weights = analysis.weights?.(input, broadcast, snapshot) ?? []
  return { plan, people: snapshot.people, values, weights } as Contribution
}
