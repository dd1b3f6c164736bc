import type { Floors } from '../../disclosure/floors.ts'
import { refused, type Release, type Suppressed } from '../../disclosure/released.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { hiddenCells } from '../../disclosure/table-cells.ts'
import { present } from '../../errors/sampan-error.ts'
import type { CrosstabResult } from './result.ts'

/**
 * Small cells are hidden together with what would give them away to somebody who knows all margins. Tests are functions of
 * the exact cells: they are shown where every cell is.
 */
export function releaseCrosstab(result: CrosstabResult, floors: Floors): Release {
  if (result.people < floors.cell) return refused({ reason: 'cell-too-small', term: 'people' })
  const layers = result.tables.map((table) =>
    table.flat().map((count) => present(count, 'an unreleased count')),
  )
  const [rows, columns] = [result.rows.levels.length, result.columns.levels.length]
  const hidden = hiddenCells({ rows, columns, layers }, floors.cell)
  const cells = hidden.flatMap((places, layer) => hiddenOf(result, places, layer))
  const missing = present(result.missing, 'an unreleased count')
  const hideMissing = missing > 0 && missing < floors.cell
  const hideTests = cells.length > 0 || floors.countMultiple > 1
  return {
    type: 'released',
    result: {
      ...result,
      people: roundedCount(result.people, floors.countMultiple),
      missing: hideMissing ? null : roundedCount(missing, floors.countMultiple),
      tables: result.tables.map((table, layer) =>
        table.map((row, r) =>
          row.map((count, c) =>
            count === null || hidden[layer]?.[r * columns + c] === 1
              ? null
              : roundedCount(count, floors.countMultiple),
          ),
        ),
      ),
      tests: hideTests ? null : result.tests,
    },
    suppressed: [
      ...cells,
      ...(hideMissing ? [{ of: '', what: 'missing' }] : []),
      ...(hideTests ? [{ of: '', what: 'tests' }] : []),
    ],
  }
}

function hiddenOf(
  { rows, columns, strata }: CrosstabResult,
  places: Uint8Array,
  layer: number,
): readonly Suppressed[] {
  const stratum = strata === null ? [] : [`${strata.feature}=${strata.levels[layer] ?? ''}`]
  return [...places].flatMap((is, place) => {
    const row = rows.levels[Math.floor(place / columns.levels.length)] ?? ''
    const column = columns.levels[place % columns.levels.length] ?? ''
    const what = `${rows.feature}=${row}, ${columns.feature}=${column}`
    return is === 1 ? [{ of: stratum.join(), what }] : []
  })
}
