import { invariant, type Feature } from '@sampan/shared'
import { eventsOf } from '../omop/tables.ts'
import type { Session } from '../omop/source.ts'
import { inWindow, windowDays } from './windows.ts'

type Presence = Extract<Feature, { readonly kind: 'presence' }>

/** A feature with its number in the table of concept sets. */
export interface Numbered<F extends Feature> {
  readonly set: number
  readonly feature: F
}

/**
 * Whether something was recorded in a window that ends on the index date, for many features of one domain in one scan;
 * people without a record have 0. Concepts are those of `feature_concept`.
 */
export async function presenceColumns(
  session: Session,
  features: readonly Numbered<Presence>[],
  people: number,
): Promise<readonly Float64Array[]> {
  const [first] = features
  if (first === undefined) return []
  const { domain } = first.feature
  const columns = new Map(features.map(({ set }) => [set, new Float64Array(people)]))
  await writeAsked(session, features)
  const found = session.query(
    `select t.person_row, cast(w.set_id as integer)
     from ${asked} w join ${eventsOf(domain)} e on e.concept_id = w.concept_id
     join people t on t.person_id = e.person_id
     where ${inWindow(domain)}
     group by t.person_row, w.set_id`,
  )
  for await (const batch of found)
    for (let k = 0; k < batch.rows; k++) {
      const [row, set] = [batch.cell(0, k), batch.cell(1, k)]
      invariant(typeof row === 'number' && typeof set === 'number', 'a row and a feature')
      const column = columns.get(set)
      if (column !== undefined) column[row] = 1
    }
  await session.run(session.dialect.dropTemporary(asked))
  return [...columns.values()]
}

const asked = 'feature_asked'

/**
 * Which concepts count for which feature, in which window. A table, since a planner takes a join of parameters for a few
 * rows, and would then hold every event of every window in memory instead of the people.
 */
async function writeAsked(
  session: Session,
  features: readonly Numbered<Presence>[],
): Promise<void> {
  const { unnest } = session.dialect
  await session.run(
    `create temp table ${asked} as select c.concept_id, c.set_id, w.days from feature_concept c
     join (select ${unnest('$1')} as set_id, ${unnest('$2')} as days) as w on w.set_id = c.set_id`,
    [features.map(({ set }) => set), features.map(({ feature }) => windowDays[feature.window])],
  )
}
