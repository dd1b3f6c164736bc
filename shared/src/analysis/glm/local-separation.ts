import { blockFiller, blockRows, overBlocks } from '../design-block.ts'
import type { LocalValues, ModelPeople } from './model-people.ts'
import type { PooledStandard } from './state.ts'

/**
 * A margin (2y - 1) x'v counts as zero within this share of sum |x_j v_j|: rounding, and the distance of v from the
 * exact direction, stay below it; a real overlap that small could not be told from rounding in the data.
 */
const marginTolerance = 1e-9

/**
 * Per direction v two answers of 0 or 1: somebody here is on the wrong side of it, somebody is on the right side. A
 * direction with nobody wrong at any site and somebody right at one has no maximum of the likelihood along it
 * (Albert and Anderson, Biometrika 71 (1984), 1-10: complete or quasi-complete separation). A count above 0 has its
 * maximum on both sides, so that for counts only those of 0 may move (Correia, Guimaraes and Zylkin, 2019).
 */
export function localSeparation(
  people: ModelPeople,
  standard: PooledStandard,
  directions: readonly (readonly number[])[],
): LocalValues {
  const { design, frame, snapshot, rows, outcome } = people
  const fill = blockFiller(design.columns, snapshot, rows, standard)
  const columns = new Float64Array(design.columns.length * blockRows)
  const wrong = new Float64Array(directions.length)
  const right = new Float64Array(directions.length)
  overBlocks(rows.length, (start, count) => {
    fill(columns, start, count)
    for (let b = 0; b < count; b++) {
      const some = (outcome[rows[start + b] ?? 0] ?? 0) > 0
      for (const [k, direction] of directions.entries()) {
        const side = sideOf(columns, b, direction)
        if (some ? side < 0 || (side > 0 && frame.family === 'poisson') : side > 0) wrong[k] = 1
        if (some ? side > 0 : side < 0) right[k] = 1
      }
    }
  })
  return new Map([
    ['wrong side', wrong],
    ['right side', right],
  ])
}

/** Sign of x'v, 0 within the tolerance. */
function sideOf(columns: Float64Array, row: number, direction: readonly number[]): number {
  let [sum, size] = [0, 0]
  for (const [k, component] of direction.entries()) {
    const product = component * (columns[k * blockRows + row] ?? 0)
    sum += product
    size += Math.abs(product)
  }
  return Math.abs(sum) <= marginTolerance * size ? 0 : Math.sign(sum)
}
