import { type CohortExpression, type ConceptSet, eventDomains } from '@sampan/shared'
import type { ConceptFilter, TableNeed } from '../../omop/source.ts'
import { ancestorNeed } from '../../omop/tables.ts'
import { cdmTable, type Program, type TableUse } from './program.ts'

/** The tables that the statements read, with the columns they read and the rows that can matter. */
export function needsOf(program: Program, expression: CohortExpression): readonly TableNeed[] {
  const items = expression.conceptSets.flatMap((set) => set.items)
  const above = items.filter((item) => item.descendants).map((item) => item.concept)
  const vocabulary = { concepts: items.map((item) => item.concept), ancestors: above }
  const keeps = new Map<string, ConceptFilter>([
    ['concept', { column: 'concept_id', ...vocabulary }],
    ['concept_relationship', { column: 'concept_id_2', ...vocabulary }],
  ])
  return [
    ...(above.length === 0 ? [] : [ancestorNeed(above)]),
    ...[...program.uses].map(([table, use]) =>
      needOf(table, use, keeps.get(table) ?? eventFilter(table, use, expression.conceptSets)),
    ),
  ]
}

function needOf(table: string, use: TableUse, keep: ConceptFilter | null): TableNeed {
  const need = { table, as: cdmTable(table), columns: [...use.columns.values()] }
  return keep === null ? need : { ...need, keep }
}

/**
 * Rows of other concepts than those of the sets that ask for this table are left out; not when a set has mapped
 * concepts, which only the database can find.
 */
function eventFilter(
  table: string,
  use: TableUse,
  conceptSets: readonly ConceptSet[],
): ConceptFilter | null {
  const domain = Object.values(eventDomains).find((each) => each.table === table)
  const column = domain?.concept ?? null
  const used = conceptSets.filter((set) => use.sets?.has(set.id) === true)
  const items = used.flatMap((set) => set.items).filter((item) => !item.excluded)
  if (column === null || use.sets === null || items.some((item) => item.mapped)) return null
  return {
    column,
    concepts: items.map((item) => item.concept),
    ancestors: items.filter((item) => item.descendants).map((item) => item.concept),
  }
}
