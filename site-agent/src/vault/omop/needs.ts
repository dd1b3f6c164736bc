import { eventDomains, invariant } from '@sampan/shared'
import type { ColumnNeed, ConceptFilter, TableNeed } from './source.ts'

/** One need per name in our SQL: the columns of all of them, and the rows that any of them looks at. */
export function mergeNeeds(needs: readonly TableNeed[]): readonly TableNeed[] {
  const merged = new Map<string, TableNeed>()
  for (const need of needs) {
    const known = merged.get(need.as)
    merged.set(need.as, known === undefined ? need : mergeTwo(known, need))
  }
  return [...merged.values()]
}

function mergeTwo(a: TableNeed, b: TableNeed): TableNeed {
  invariant(a.table === b.table, 'one table under one name')
  const columns = new Map<string, ColumnNeed>()
  for (const column of [...a.columns, ...b.columns]) columns.set(column.as, column)
  const keep = mergeFilters(a.keep, b.keep)
  const { table, as } = a
  invariant(a.until === undefined && b.until === undefined, 'needs are cut after they are merged')
  const numbered = a.numbered === true || b.numbered === true
  return {
    table,
    as,
    columns: [...columns.values()],
    ...(keep === undefined ? {} : { keep }),
    ...(numbered ? { numbered } : {}),
  }
}

/** Without a filter every row is needed. */
function mergeFilters(
  a: ConceptFilter | undefined,
  b: ConceptFilter | undefined,
): ConceptFilter | undefined {
  if (a === undefined || b === undefined) return undefined
  invariant(a.column === b.column, 'filters on one column')
  return {
    column: a.column,
    concepts: [...new Set([...a.concepts, ...b.concepts])],
    ancestors: [...new Set([...a.ancestors, ...b.ancestors])],
  }
}

/** The day on which the rows of a table begin. */
const beginnings = new Map<string, string>(
  Object.values(eventDomains).map(({ table, start }) => [table, start]),
)

/**
 * The data as they stood at the end of a day: rows that begin later are left out, and observation ends with that day at
 * the latest. Ends of other rows stay as they were recorded.
 */
export function cutAt(need: TableNeed, day: string): TableNeed {
  const start = beginnings.get(need.table)
  if (start === undefined) return need
  const column: ColumnNeed = { name: start, kind: 'date', as: start }
  const columns = need.columns.map((each) =>
    each.name === 'observation_period_end_date' ? { ...each, latest: day } : each,
  )
  return { ...need, columns, until: { column, day } }
}
