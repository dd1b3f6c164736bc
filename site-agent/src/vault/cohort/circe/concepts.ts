import type { CohortExpression, ConceptItem } from '@sampan/shared'
import { add, createNamed, dropTables, useColumn, useTable, type Program } from './program.ts'
import { sql, text } from './sql.ts'

/** The concepts of every set: set_id, concept_id, each once. */
const members = text('circe_concepts')
const listed = text('circe_listed')
const found = text('circe_found')

const isValid = (alias: string) =>
  text(`(${alias}.invalid_reason is null or ${alias}.invalid_reason = '')`)

/**
 * Resolves the concept sets: listed concepts that the vocabulary has, valid descendants, what maps to either, minus
 * the same of the excluded ones.
 */
export function writeConceptSets(program: Program, expression: CohortExpression): void {
  const pair = [
    { name: 'set_id', type: 'bigint' },
    { name: 'concept_id', type: 'bigint' },
  ] as const
  const flag = (name: string) => ({ name, type: 'integer' }) as const
  createNamed(program, 'circe_listed', [...pair, flag('below'), flag('mapped'), flag('excluded')])
  createNamed(program, 'circe_found', [...pair, flag('mapped'), flag('excluded')])
  createNamed(program, 'circe_concepts', pair)
  writeListed(program, expression)
  const items = expression.conceptSets.flatMap((set) => set.items)
  if (items.length > 0) writeFound(program, items)
  add(
    program,
    sql`insert into ${members} select distinct f.set_id, f.concept_id from ${found} f
        where f.excluded = 0 and not exists (select 1 from ${found} x
          where x.excluded = 1 and x.set_id = f.set_id and x.concept_id = f.concept_id)`,
  )
  dropTables(program, [listed, found])
}

function writeListed(program: Program, { conceptSets }: CohortExpression): void {
  const { unnest } = program.words
  const rows = conceptSets.flatMap(({ id, items }) => items.map((item) => ({ id, item })))
  const flags = (asked: (item: ConceptItem) => boolean) =>
    program.words.cast(unnest(rows.map(({ item }) => (asked(item) ? 1 : 0))), 'integer')
  add(
    program,
    sql`insert into ${listed} select ${unnest(rows.map(({ id }) => id))},
        ${unnest(rows.map(({ item }) => item.concept))}, ${flags((item) => item.descendants)},
        ${flags((item) => item.mapped)}, ${flags((item) => item.excluded)}`,
  )
}

function writeFound(program: Program, items: readonly ConceptItem[]): void {
  useTable(program, 'concept', null)
  useColumn(program, 'concept', 'concept_id', 'integer')
  useColumn(program, 'concept', 'invalid_reason', 'text')
  add(
    program,
    sql`insert into ${found} select l.set_id, l.concept_id, l.mapped, l.excluded
        from ${listed} l join cdm_concept c on c.concept_id = l.concept_id`,
  )
  if (items.some((item) => item.descendants))
    add(
      program,
      sql`insert into ${found} select l.set_id, c.concept_id, l.mapped, l.excluded from ${listed} l
          join concept_ancestor a on a.ancestor_concept_id = l.concept_id
          join cdm_concept c on c.concept_id = a.descendant_concept_id
          where l.below = 1 and ${isValid('c')}`,
    )
  if (!items.some((item) => item.mapped)) return
  useTable(program, 'concept_relationship', null)
  for (const column of ['concept_id_1', 'concept_id_2'])
    useColumn(program, 'concept_relationship', column, 'integer')
  for (const column of ['relationship_id', 'invalid_reason'])
    useColumn(program, 'concept_relationship', column, 'text')
  add(
    program,
    sql`insert into ${found} select distinct f.set_id, r.concept_id_1, 0, f.excluded from ${found} f
        join cdm_concept_relationship r on r.concept_id_2 = f.concept_id
        where f.mapped = 1 and r.relationship_id = 'Maps to' and ${isValid('r')}`,
  )
}
