import { triangleLength } from '../../numerics/symmetric.ts'
import { addProducts, crossProducts } from '../cross-products.ts'
import { blockFiller, blockRows, overBlocks } from '../design-block.ts'
import { clusterSums } from './clusters.ts'
import { families } from './families.ts'
import {
  offsetFiller,
  outcomeFiller,
  priorFiller,
  type LocalValues,
  type ModelPeople,
} from './model-people.ts'
import { evaluators, type PointSums, type Points } from './points.ts'
import { cappedPredictor, keepWithin } from './predictor.ts'
import type { GlmInput } from './settings.ts'
import { hasBase, isRobust } from './spec.ts'
import type { NewtonState } from './state.ts'
import { groupValues } from './treatment-groups.ts'

/**
 * Score, second derivatives (upper triangle) and deviance of the model at a point, summed over one site's people in blocks. A
 * predictor beyond the cap counts as the cap, and the site says that it did: nobody takes a step from such a sum, but
 * it is one over all sites. If a site over the cap added nothing, the sum would be that of the others.
 */
export function localNewton(input: GlmInput, people: ModelPeople, state: NewtonState): LocalValues {
  const { design, snapshot, rows, frame } = people
  const order = design.columns.length
  const { point, standard } = state
  const fill = blockFiller(design.columns, snapshot, rows, standard)
  const numbers = numberFiller(people)
  const work = emptyBlock(order)
  const sums = emptySums(order)
  const predict = { beta: point.beta, cap: families[frame.family].etaCap }
  const evaluate = evaluators[frame.family]
  const addInformation = crossProducts(order)
  const extras = [
    ...(hasBase(input) ? [baseSums(work, people, point.base)] : []),
    ...(point.iteration === 0 ? [columnCounts(work, people)] : []),
    ...(point.final && frame.family === 'gamma' ? [expected(work, order)] : []),
    ...(point.final && isRobust(input) ? [clusterSums(input, people, { work, state })] : []),
  ]
  overBlocks(rows.length, (start, count) => {
    fill(work.columns, start, count)
    numbers(work, start, count)
    work.eta.set(work.offset)
    if (!cappedPredictor(work.eta, work.columns, predict, count)) sums.overCap = 1
    evaluate(work, count, sums)
    addProducts(sums.score, work.columns, work.residual, count)
    addInformation(sums.information, work.columns, work.weight, count)
    for (const extra of extras) extra.add(start, count)
  })
  return new Map<string, ArrayLike<number>>([
    ['score', sums.score],
    ['information', sums.information],
    ['deviance', [sums.deviance]],
    ['pearson', [sums.pearson]],
    ['trials', [sums.trials]],
    ...extras.flatMap((extra) => extra.values()),
    ...(point.final ? groupValues(people) : []),
    ['over-cap', [sums.overCap]],
  ])
}

/** Something that is summed beside. */
export interface Extra {
  readonly add: (start: number, count: number) => void
  readonly values: () => readonly (readonly [string, ArrayLike<number>])[]
}

interface Sums extends PointSums {
  readonly score: Float64Array
  readonly information: Float64Array
  overCap: 0 | 1
}

function emptySums(order: number): Sums {
  return {
    score: new Float64Array(order),
    information: new Float64Array(triangleLength(order)),
    deviance: 0,
    pearson: 0,
    trials: 0,
    overCap: 0,
  }
}

/** Scratch for one block; column k of the model matrix at k * blockRows. */
export interface Block extends Points {
  readonly columns: Float64Array
  readonly offset: Float64Array
}

function emptyBlock(order: number): Block {
  const row = (): Float64Array => new Float64Array(blockRows)
  return {
    columns: new Float64Array(order * blockRows),
    outcome: row(),
    offset: row(),
    prior: row(),
    eta: row(),
    residual: row(),
    weight: row(),
  }
}

function numberFiller(people: ModelPeople): (work: Block, start: number, count: number) => void {
  const [outcome, offset, prior] = [
    outcomeFiller(people),
    offsetFiller(people),
    priorFiller(people),
  ]
  return (work, start, count) => {
    outcome(work.outcome, start, count)
    offset(work.offset, start, count)
    prior(work.prior, start, count)
  }
}

/** Score, second derivative and deviance of the intercept and the offset alone. */
function baseSums(work: Block, { frame }: ModelPeople, base: number): Extra {
  const points: Points = {
    outcome: work.outcome,
    prior: work.prior,
    eta: new Float64Array(blockRows),
    residual: new Float64Array(blockRows),
    weight: new Float64Array(blockRows),
  }
  const sums = { deviance: 0, pearson: 0, trials: 0 }
  const slope = new Float64Array(2)
  return {
    add: (_, count) => {
      for (let b = 0; b < count; b++) points.eta[b] = (work.offset[b] ?? 0) + base
      keepWithin(points.eta, families[frame.family].etaCap, count)
      evaluators[frame.family](points, count, sums)
      for (let b = 0; b < count; b++) {
        slope[0] = (slope[0] ?? 0) + (points.residual[b] ?? 0)
        slope[1] = (slope[1] ?? 0) + (points.weight[b] ?? 0)
      }
    },
    values: () => [
      ['base', slope],
      ['base deviance', [sums.deviance]],
    ],
  }
}

/** People and cases of every column that is an indicator; 0 for the others. */
function columnCounts(work: Block, { design }: ModelPeople): Extra {
  const order = design.columns.length
  const [people, cases] = [new Float64Array(order), new Float64Array(order)]
  return {
    add: (_, count) => {
      for (const [k, { indicator }] of design.columns.entries()) {
        if (!indicator) continue
        for (let b = 0; b < count; b++) {
          if (work.columns[k * blockRows + b] !== 1) continue
          people[k] = (people[k] ?? 0) + 1
          if ((work.outcome[b] ?? 0) > 0) cases[k] = (cases[k] ?? 0) + 1
        }
      }
    },
    values: () => [
      ['column people', people],
      ['column cases', cases],
    ],
  }
}

/** The information that is expected where it is not what Newton takes: the weights of gamma with a logarithmic link are 1. */
function expected(work: Block, order: number): Extra {
  const upper = new Float64Array(triangleLength(order))
  const addInformation = crossProducts(order)
  return {
    add: (_, count) => {
      addInformation(upper, work.columns, work.prior, count)
    },
    values: () => [['expected', upper]],
  }
}
