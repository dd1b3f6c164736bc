import { triangleLength } from '../../numerics/symmetric.ts'
import { columnOf } from '../complete-cases.ts'
import { crossProducts } from '../cross-products.ts'
import { blockRows } from '../design-block.ts'
import { featureOf, levelNames } from '../feature-lookup.ts'
import type { Block, Extra } from './local-newton.ts'
import type { ModelPeople } from './model-people.ts'
import { isFeature, type GlmInput } from './settings.ts'
import { splitSquares } from './squares.ts'
import type { NewtonState } from './state.ts'

/**
 * The middle of the sandwich: the sum over clusters of u u' with u the sum of the scores of a cluster's people, and how many
 * clusters there are. Each person alone, everybody of the site, or the levels of a feature within the site.
 */
export function clusterSums(
  input: GlmInput,
  people: ModelPeople,
  { work, state }: { readonly work: Block; readonly state: NewtonState },
): Extra {
  const { cluster } = input.settings
  const isAlone = cluster === null || cluster === 'person'
  const sums = isAlone
    ? personSums(people, work)
    : levelSums(people, work, clusterIndices(input, people))
  const situation = { design: people.design, frame: people.frame, state }
  return {
    add: sums.add,
    values: () => {
      const { upper, clusters } = sums.end()
      return [...splitSquares(input, situation, upper), ['clusters', [clusters]]]
    },
  }
}

interface ClusterSums {
  readonly add: Extra['add']
  readonly end: () => { readonly upper: Float64Array; readonly clusters: number }
}

function personSums({ design, rows }: ModelPeople, work: Block): ClusterSums {
  const order = design.columns.length
  const upper = new Float64Array(triangleLength(order))
  const squares = new Float64Array(blockRows)
  const addSquares = crossProducts(order)
  return {
    add: (_, count) => {
      for (let b = 0; b < count; b++) squares[b] = (work.residual[b] ?? 0) ** 2
      addSquares(upper, work.columns, squares, count)
    },
    end: () => ({ upper, clusters: rows.length }),
  }
}

interface Clusters {
  readonly count: number
  /** Of a position in the row list. */
  readonly indexAt: (position: number) => number
}

/** Which cluster of the site each person of the model is in. */
export function clusterIndices(
  { manifest, settings }: GlmInput,
  { snapshot, rows }: ModelPeople,
): Clusters {
  const { cluster } = settings
  if (cluster === 'person' || cluster === null)
    return { count: rows.length, indexAt: (position) => position }
  if (!isFeature(cluster)) return { count: 1, indexAt: () => 0 }
  const column = columnOf(snapshot, cluster)
  const levels = levelNames(featureOf(manifest, cluster)).length
  return { count: levels, indexAt: (position) => column[rows[position] ?? 0] ?? 0 }
}

function levelSums(
  { design }: ModelPeople,
  work: Block,
  { count, indexAt }: Clusters,
): ClusterSums {
  const order = design.columns.length
  const scores = Array.from({ length: count }, () => new Float64Array(order))
  const people = new Float64Array(count)
  return {
    add: (start, length) => {
      for (let b = 0; b < length; b++) {
        const cluster = indexAt(start + b)
        const score = scores[cluster]
        if (score === undefined) continue
        people[cluster] = (people[cluster] ?? 0) + 1
        const residual = work.residual[b] ?? 0
        for (let k = 0; k < order; k++)
          score[k] = (score[k] ?? 0) + residual * (work.columns[k * blockRows + b] ?? 0)
      }
    },
    end: () => ({
      upper: sumOfSquares(scores, order),
      clusters: people.filter((own) => own > 0).length,
    }),
  }
}

function sumOfSquares(scores: readonly Float64Array[], order: number): Float64Array {
  const upper = new Float64Array(triangleLength(order))
  for (const score of scores) {
    let at = 0
    for (let row = 0; row < order; row++)
      for (let column = row; column < order; column++) {
        upper[at] = (upper[at] ?? 0) + (score[row] ?? 0) * (score[column] ?? 0)
        at++
      }
  }
  return upper
}
