import type { Broadcast, Snapshot, WeightSum } from '../analysis.ts'
import { blockRows } from '../design-block.ts'
import { cumulated, incrementsOf } from './cells.ts'
import { coxPeople, placed } from './cox-people.ts'
import { weigh } from './local-step.ts'
import { overRisks } from './risk-blocks.ts'
import { cellsOf, stateOf, type CoxInput } from './spec.ts'

/**
 * What a point weighs people with: r at risk, and r A in score and information. Where sites are strata, r A is made of the
 * site's own sums, and r alone is judged.
 */
export function weights(
  input: CoxInput,
  broadcast: Broadcast,
  snapshot: Snapshot,
): readonly WeightSum[] {
  const { model, state } = stateOf(input, broadcast)
  if (state.step === 'moments') return []
  const people = coxPeople(input, model, snapshot)
  const { standard, point } = state
  const total = { sum: 0, squares: 0, largest: 0 }
  const add = (weight: number): void => {
    total.sum += weight
    total.squares += weight * weight
    if (weight > total.largest) total.largest = weight
  }
  if (state.step === 'step' || state.step === 'residuals') {
    const cells = cellsOf(input, state)
    const increments = incrementsOf(cells, state.risk)
    const weighing = {
      weight: new Float64Array(blockRows),
      people,
      placed: placed(people, standard, cells),
      hazard: cumulated(increments.hazard),
      increments,
    }
    overRisks(people, standard, point.beta, (block) => {
      weigh(weighing, block)
      for (let b = 0; b < block.count; b++) add(weighing.weight[b] ?? 0)
    })
  } else
    overRisks(people, standard, point.beta, ({ r, count }) => {
      for (let b = 0; b < count; b++) add(r[b] ?? 0)
    })
  return total.sum > 0 ? [{ kind: 'fitted', people: people.rows.length, ...total }] : []
}
