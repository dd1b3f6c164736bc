import type { Floors } from '../../disclosure/floors.ts'
import { roundedCount } from '../../disclosure/suppress.ts'
import { present } from '../../errors/sampan-error.ts'
import type { GroupedFeature } from './release-groups.ts'
import type { Released } from './release-summary.ts'
import type { LevelsSummary } from './result.ts'

/**
 * Levels by group, with the missing as one more row. Rows are hidden whole, in every group: of a block of hidden rows over
 * all columns whose margins are known, a cell can be as large as the smaller of its margins (a transportation polytope),
 * so no cell is known to be small when every row and every column of the block has enough people.
 */
export function releaseGroupLevels(
  feature: GroupedFeature<LevelsSummary>,
  floors: Floors,
): readonly Released[] {
  const { groups } = feature
  const rows = hiddenRows(feature, floors)
  const missingRow = feature.all.levels.length
  return groups.map((summary) => {
    const counts = rows.has(missingRow)
      ? { n: null, missing: null }
      : {
          n: roundedCount(present(summary.n, 'n'), floors.countMultiple),
          missing: roundedCount(present(summary.missing, 'missing'), floors.countMultiple),
        }
    const levels = summary.levels.map(({ level, count }, row) => {
      const people = rows.has(row)
        ? null
        : roundedCount(present(count, 'an unreleased count'), floors.countMultiple)
      const shown = people !== null && counts.n !== null && counts.n > 0
      return { level, count: people, proportion: shown ? people / counts.n : null }
    })
    const hidden = levels.filter((_, row) => rows.has(row)).map(({ level }) => level)
    return {
      summary: { ...summary, ...counts, levels },
      hidden: [...(rows.has(missingRow) ? ['n', 'missing'] : []), ...hidden],
    }
  })
}

function hiddenRows(feature: GroupedFeature<LevelsSummary>, floors: Floors): ReadonlySet<number> {
  const { all, shown } = feature
  const missingRow = all.levels.length
  const total = cellsOf(all)
  const columns = columnsOf(feature, total)
  const rows = new Set<number>()
  for (const [row, { level }] of all.levels.entries())
    if (shown.hidden.includes(level) || columns.some((cells) => isSmall(cells[row] ?? 0, floors)))
      rows.add(row)
  const isFew = (cells: readonly number[]): boolean => {
    const missing = cells[missingRow] ?? 0
    return missing > 0 && isSmall(missing, floors)
  }
  if (shown.hidden.includes('missing') || columns.some(isFew)) rows.add(missingRow)
  if (rows.size === 0) return rows
  const sumIn = (cells: readonly number[]): number =>
    [...rows].reduce((sum, row) => sum + (cells[row] ?? 0), 0)
  const others = [...total.keys()]
    .filter((row) => !rows.has(row) && (row !== missingRow || (total[row] ?? 0) > 0))
    .sort((a, b) => (total[a] ?? 0) - (total[b] ?? 0))
  for (const row of others) {
    if (rows.size >= 2 && columns.every((cells) => !isSmall(sumIn(cells), floors))) break
    rows.add(row)
  }
  return rows
}

function isSmall(people: number, floors: Floors): boolean {
  return floors.cell > 1 && people < floors.cell
}

/** People at each level, and without a value. */
function cellsOf({ levels, missing }: LevelsSummary): readonly number[] {
  const counts = levels.map(({ count }) => present(count, 'an unreleased count'))
  return [...counts, present(missing, 'an unreleased count')]
}

/** Of the groups that are shown, and of all others together. */
function columnsOf(
  { groups, others }: GroupedFeature<LevelsSummary>,
  total: readonly number[],
): readonly (readonly number[])[] {
  const columns = groups.map(cellsOf)
  if (!others) return columns
  const rest = total.map((people, row) =>
    columns.reduce((left, cells) => left - (cells[row] ?? 0), people),
  )
  return [...columns, rest]
}
