import type { Broadcast, Snapshot, WeightSum } from '../analysis.ts'
import { blockFiller, blockRows, overBlocks } from '../design-block.ts'
import { modelPeople } from './model-people.ts'
import { cappedPredictor } from './predictor.ts'
import { stateOf, type GlmInput } from './spec.ts'

/**
 * What a point of the Newton iteration weighs people with: mu (1 - mu) in the information; in the score mu and 1 - mu,
 * since the sum of y x is known from the first point, where mu is 1/2. Of the other rounds the broadcast chooses no weights:
 * moments have none, and whatever direction separation is asked about, a site answers yes or no.
 */
export function weights(
  input: GlmInput,
  broadcast: Broadcast,
  snapshot: Snapshot,
): readonly WeightSum[] {
  const { design, state } = stateOf(input, broadcast)
  if (state.step !== 'newton') return []
  const { rows } = modelPeople(input, design, snapshot)
  const fill = blockFiller(design.columns, snapshot, rows, state.standard)
  const columns = new Float64Array(design.columns.length * blockRows)
  const eta = new Float64Array(blockRows)
  const [variance, fitted, rest] = [nothing(), nothing(), nothing()]
  overBlocks(rows.length, (start, count) => {
    fill(columns, start, count)
    cappedPredictor(eta, columns, state.point.beta, count)
    for (let b = 0; b < count; b++) {
      const value = eta[b] ?? 0
      const e = Math.exp(-Math.abs(value))
      const large = 1 / (1 + e)
      const small = e * large
      add(variance, small * large)
      add(fitted, value > 0 ? large : small)
      add(rest, value > 0 ? small : large)
    }
  })
  const people = rows.length
  return [
    { kind: 'variance', people, ...variance },
    { kind: 'fitted', people, ...fitted },
    { kind: 'fitted', people, ...rest },
  ]
}

type Total = { -readonly [K in 'sum' | 'squares' | 'largest']: WeightSum[K] }

function nothing(): Total {
  return { sum: 0, squares: 0, largest: 0 }
}

function add(total: Total, weight: number): void {
  total.sum += weight
  total.squares += weight * weight
  if (weight > total.largest) total.largest = weight
}
