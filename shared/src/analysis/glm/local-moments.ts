import { blockFiller, blockRows, overBlocks } from '../design-block.ts'
import { midpoint } from '../interval.ts'
import type { LocalValues, ModelPeople } from './model-people.ts'
import { outcomeSums } from './outcome-sums.ts'
import type { GlmInput } from './settings.ts'
import { measured } from './spec.ts'
import { groupValues } from './treatment-groups.ts'

/** People, cases, cells, sums about the public middle of each column that is not an indicator, and sums of the outcome. */
export function localMoments(input: GlmInput, people: ModelPeople): LocalValues {
  const { design, rows, outcome } = people
  let cases = 0
  for (const row of rows) if ((outcome[row] ?? 0) > 0) cases++
  return new Map<string, ArrayLike<number>>([
    ['people', [rows.length]],
    ['cases', [cases]],
    ...(design.cells.length === 0 ? [] : ([['cells', cellCounts(people)]] as const)),
    ...columnSums(people),
    ...outcomeSums(input, people),
    ...groupValues(people),
  ])
}

function cellCounts({ design, snapshot, rows }: ModelPeople): Float64Array {
  const counts = new Float64Array(design.cells.length)
  const block = new Float64Array(blockRows)
  for (const [k, cell] of design.cells.entries()) {
    const fill = blockFiller([cell], snapshot, rows)
    overBlocks(rows.length, (start, count) => {
      fill(block, start, count)
      for (let b = 0; b < count; b++) counts[k] = (counts[k] ?? 0) + (block[b] ?? 0)
    })
  }
  return counts
}

function columnSums({ design, snapshot, rows }: ModelPeople): [string, ArrayLike<number>][] {
  const block = new Float64Array(blockRows)
  return measured(design).flatMap((column): [string, ArrayLike<number>][] => {
    const fill = blockFiller([column], snapshot, rows)
    const centre = midpoint(column.interval)
    let [sum, squares] = [0, 0]
    overBlocks(rows.length, (start, count) => {
      fill(block, start, count)
      let [first, second] = [0, 0]
      for (let b = 0; b < count; b++) {
        const difference = (block[b] ?? 0) - centre
        first += difference
        second += difference * difference
      }
      sum += first
      squares += second
    })
    return [
      [`sum ${column.name}`, [sum]],
      [`squares ${column.name}`, [squares]],
    ]
  })
}
