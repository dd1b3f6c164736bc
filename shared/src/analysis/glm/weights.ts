import type { Broadcast, Snapshot, WeightSum } from '../analysis.ts'
import { blockFiller, blockRows, overBlocks } from '../design-block.ts'
import { clusterIndices } from './clusters.ts'
import { families } from './families.ts'
import {
  modelPeople,
  offsetFiller,
  outcomeFiller,
  priorFiller,
  type ModelPeople,
} from './model-people.ts'
import { evaluators } from './points.ts'
import { cappedPredictor, keepWithin } from './predictor.ts'
import type { GlmInput } from './settings.ts'
import { hasBase, isRobust, stateOf } from './spec.ts'
import type { NewtonState } from './state.ts'
import { groupWeights } from './treatment-groups.ts'

/**
 * What people weigh in a round. In the moments the weights that the study names, and by treatment where they compare; at a point those of the second derivatives;
 * what is fitted in the score, where the outcome's own part is known from the first point: mu and 1 - mu of a logistic
 * model, 1 / mu of a gamma model, whose score holds y / mu (for other families the second derivatives say as much); at
 * the last point of a robust model the parts of the sandwich. Of separation the broadcast chooses no weights: whatever
 * direction is asked about, a site answers yes or no.
 */
export function weights(
  input: GlmInput,
  broadcast: Broadcast,
  snapshot: Snapshot,
): readonly WeightSum[] {
  const { state, ...model } = stateOf(input, broadcast)
  if (state.step === 'separation') return []
  const people = modelPeople(input, model, snapshot)
  if (state.step === 'newton') return pointWeights(input, people, state)
  return people.prior === null ? [] : [priorWeightsOf(people), ...groupWeights(people)]
}

function priorWeightsOf(people: ModelPeople): WeightSum {
  const total = nothing()
  const fill = priorFiller(people)
  const prior = new Float64Array(blockRows)
  overBlocks(people.rows.length, (start, count) => {
    fill(prior, start, count)
    addAll(total, prior, count)
  })
  return { kind: 'variance', people: people.rows.length, ...total }
}

function pointWeights(
  input: GlmInput,
  people: ModelPeople,
  state: NewtonState,
): readonly WeightSum[] {
  const { design, snapshot, rows, frame } = people
  const { point, standard } = state
  const cap = families[frame.family].etaCap
  const fill = blockFiller(design.columns, snapshot, rows, standard)
  const numbers = [outcomeFiller(people), offsetFiller(people), priorFiller(people)] as const
  const block = emptyBlock(design.columns.length)
  const fitted = fittedParts(people)
  const base = hasBase(input) ? fittedParts(people) : null
  const squares = point.final && isRobust(input) ? sandwichParts(input, people) : null
  const variance = nothing()
  const unused = { deviance: 0, pearson: 0, trials: 0 }
  overBlocks(rows.length, (start, count) => {
    fill(block.columns, start, count)
    numbers[0](block.outcome, start, count)
    numbers[1](block.eta, start, count)
    numbers[2](block.prior, start, count)
    if (base !== null) {
      for (let b = 0; b < count; b++) block.based[b] = (block.eta[b] ?? 0) + point.base
      keepWithin(block.based, cap, count)
      base.add(block.based, block.prior, count)
    }
    cappedPredictor(block.eta, block.columns, { beta: point.beta, cap }, count)
    evaluators[frame.family](block, count, unused)
    addAll(variance, block.weight, count)
    fitted.add(block.eta, block.prior, count)
    squares?.add(block.residual, start, count)
  })
  return [
    { kind: 'variance', people: rows.length, ...variance },
    ...fitted.sums(),
    ...(base?.sums() ?? []),
    ...(squares?.sums() ?? []),
    ...(point.final ? groupWeights(people) : []),
  ]
}

/** Scratch for one block. */
function emptyBlock(order: number) {
  const row = (): Float64Array => new Float64Array(blockRows)
  return {
    columns: new Float64Array(order * blockRows),
    outcome: row(),
    prior: row(),
    eta: row(),
    based: row(),
    residual: row(),
    weight: row(),
  }
}

interface Fitted {
  readonly add: (eta: Float64Array, prior: Float64Array, count: number) => void
  readonly sums: () => readonly WeightSum[]
}

function fittedParts({ frame, rows }: ModelPeople): Fitted {
  const [one, other] = [nothing(), nothing()]
  const people = rows.length
  switch (frame.family) {
    case 'binomial':
      return {
        add: (eta, prior, count) => {
          addLogistic(one, other, { eta, prior, count })
        },
        sums: () => [
          { kind: 'fitted', people, ...one },
          { kind: 'fitted', people, ...other },
        ],
      }
    case 'gamma':
      return {
        add: (eta, prior, count) => {
          for (let b = 0; b < count; b++) add(one, (prior[b] ?? 0) * Math.exp(-(eta[b] ?? 0)))
        },
        sums: () => [{ kind: 'fitted', people, ...one }],
      }
    case 'gaussian':
    case 'poisson':
      return { add: () => undefined, sums: () => [] }
  }
}

interface Predicted {
  readonly eta: Float64Array
  readonly prior: Float64Array
  readonly count: number
}

function addLogistic(fitted: Total, rest: Total, { eta, prior, count }: Predicted): void {
  for (let b = 0; b < count; b++) {
    const value = eta[b] ?? 0
    const weight = prior[b] ?? 0
    const e = Math.exp(-Math.abs(value))
    const large = weight / (1 + e)
    const small = e * large
    add(fitted, value > 0 ? large : small)
    add(rest, value > 0 ? small : large)
  }
}

interface Sandwich {
  readonly add: (residual: Float64Array, start: number, count: number) => void
  readonly sums: () => readonly WeightSum[]
}

/**
 * A person's part of the squares of clusters, at most |r| times the sum of |r| over the cluster: alone r^2, in a cluster of everybody
 * as |r|. Needs all people of a cluster before the first part is known.
 */
function sandwichParts(input: GlmInput, people: ModelPeople): Sandwich {
  const { count, indexAt } = clusterIndices(input, people)
  const sizes = new Float64Array(people.rows.length)
  const clusters = new Float64Array(count)
  return {
    add: (residual, start, length) => {
      for (let b = 0; b < length; b++) {
        const size = Math.abs(residual[b] ?? 0)
        const cluster = indexAt(start + b)
        sizes[start + b] = size
        clusters[cluster] = (clusters[cluster] ?? 0) + size
      }
    },
    sums: () => {
      const total = nothing()
      for (const [k, size] of sizes.entries()) add(total, size * (clusters[indexAt(k)] ?? 0))
      return [{ kind: 'fitted', people: sizes.length, ...total }]
    },
  }
}

type Total = { -readonly [K in 'sum' | 'squares' | 'largest']: WeightSum[K] }

function nothing(): Total {
  return { sum: 0, squares: 0, largest: 0 }
}

function addAll(total: Total, weights: Float64Array, count: number): void {
  for (let b = 0; b < count; b++) add(total, weights[b] ?? 0)
}

function add(total: Total, weight: number): void {
  total.sum += weight
  total.squares += weight * weight
  if (weight > total.largest) total.largest = weight
}
