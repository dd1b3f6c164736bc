import type { Broadcast, Snapshot, WeightSum } from '../analysis.ts'
import { columnOf, completeRows, refuseLarger } from '../complete-cases.ts'
import { eachProbability } from '../predictions.ts'
import { vectorOf } from '../sum-values.ts'
import { coefficientsOf, designFor, spec, type EvaluateInput } from './spec.ts'

/** @throws SampanError people-too-many, value-missing, broadcast-mismatch */
export function local(
  input: EvaluateInput,
  broadcast: Broadcast,
  snapshot: Snapshot,
): Float64Array {
  refuseLarger(snapshot, input.manifest.largestSite)
  const { segments } = spec(input, broadcast)
  const { bins } = input.settings
  const cases = new Float64Array(bins)
  const others = new Float64Array(bins)
  let squares = 0
  eachPrediction(input, snapshot, (probability, outcome) => {
    const bin = Math.min(Math.floor(probability * bins), bins - 1)
    const counts = outcome === 1 ? cases : others
    counts[bin] = (counts[bin] ?? 0) + 1
    const error = outcome === 1 ? 1 - probability : probability
    squares += error * error
  })
  return vectorOf(
    segments,
    new Map<string, ArrayLike<number>>([
      ['cases', cases],
      ['others', others],
      ['squares', [squares]],
    ]),
  )
}

/**
 * The squares of errors weigh people as a fit does: a model that is certain of all but a few would tell the predictions
 * of those.
 */
export function weights(
  input: EvaluateInput,
  _: Broadcast,
  snapshot: Snapshot,
): readonly WeightSum[] {
  let [people, sum, squares, largest] = [0, 0, 0, 0]
  eachPrediction(input, snapshot, (probability) => {
    const weight = probability * (1 - probability)
    people += 1
    sum += weight
    squares += weight * weight
    largest = Math.max(largest, weight)
  })
  return [{ kind: 'variance', people, sum, squares, largest }]
}

/** Predicted probabilities of complete cases. */
function eachPrediction(
  input: EvaluateInput,
  snapshot: Snapshot,
  visit: (probability: number, outcome: number) => void,
): void {
  const { manifest, settings } = input
  const design = designFor(manifest, settings)
  const coefficients = coefficientsOf(input, design)
  const rows = completeRows(snapshot, design.features, manifest.missing === 'refuse')
  const outcome = columnOf(snapshot, design.outcome)
  eachProbability({ design, coefficients }, snapshot, rows, (probability, row) => {
    visit(probability, outcome[row] ?? 0)
  })
}
