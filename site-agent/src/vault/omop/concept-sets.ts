import type { Session } from './source.ts'

/** Concepts that count as one thing: the listed ones and, if asked for, what is below them. */
export interface ConceptSet {
  readonly set: number
  readonly concepts: readonly number[]
  readonly descendants: boolean
}

/**
 * Writes the concepts of every set into a new working table (set_id, concept_id). A concept is in its own set even
 * when concept_ancestor lacks the row that relates it to itself; concept 0, 'no matching concept', is in none
 * (FeatureExtraction, DomainConcept.sql).
 */
export async function writeConceptSets(
  session: Session,
  table: string,
  sets: readonly ConceptSet[],
): Promise<void> {
  const listed = `${table}_listed`
  await session.run(`create temp table ${listed} (set_id bigint, concept_id bigint, below bigint)`)
  await session.run(`create temp table ${table} (set_id bigint, concept_id bigint)`)
  const { unnest } = session.dialect
  const rows = ['$1', '$2', '$3'].map(unnest).join(', ')
  await session.run(`insert into ${listed} select ${rows}`, [
    sets.flatMap((each) => each.concepts.map(() => each.set)),
    sets.flatMap((each) => each.concepts),
    sets.flatMap((each) => each.concepts.map(() => (each.descendants ? 1 : 0))),
  ])
  const below = `select l.set_id, a.descendant_concept_id as concept_id
                 from ${listed} l join concept_ancestor a on a.ancestor_concept_id = l.concept_id
                 where l.below = 1`
  const all = sets.some((each) => each.descendants) ? `union ${below}` : ''
  await session.run(
    `insert into ${table} select distinct set_id, concept_id
     from (select set_id, concept_id from ${listed} ${all}) as both_kinds where concept_id <> 0`,
  )
}
