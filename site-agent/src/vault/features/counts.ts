import { invariant, present, type Feature, type Manifest } from '@sampan/shared'
import { eventsOf } from '../omop/tables.ts'
import type { Session } from '../omop/source.ts'
import { columnWriter } from './column-values.ts'
import type { Numbered } from './occurrence.ts'
import { inWindow, windowDays } from './windows.ts'

export type Count = Extract<Feature, { readonly kind: 'count' }>

/**
 * Records in a window, or distinct concepts among them, for many features of one domain: a scan for each of the two,
 * and one more where some features name concepts and others count every one (FeatureExtraction, ConceptCounts.sql).
 * Concept 0, 'no matching concept', does not count; people without a record have 0.
 * @throws SampanError value-out-of-range
 */
export async function countColumns(
  session: Session,
  manifest: Manifest,
  features: readonly Numbered<Count>[],
  people: number,
): Promise<readonly Float64Array[]> {
  const counts = new Map(features.map(({ set }) => [set, new Float64Array(people)]))
  for (const counted of ['records', 'concepts'] as const)
    for (const named of [false, true])
      await count(
        session,
        features.filter(
          ({ feature }) => feature.counted === counted && (feature.concepts !== null) === named,
        ),
        counts,
      )
  return features.map(({ set, feature }) => {
    const writer = columnWriter(feature, manifest.ranges[feature.name], people)
    present(counts.get(set), 'counts of the feature').forEach((value, row) => {
      writer.write(row, value)
    })
    return writer.values
  })
}

/** Adds to `counts`. The features are of one domain, count alike, and either all or none of them name concepts. */
async function count(
  session: Session,
  features: readonly Numbered<Count>[],
  counts: ReadonlyMap<number, Float64Array>,
): Promise<void> {
  const [first] = features
  if (first === undefined) return
  const found = session.query(countSql(session, first.feature), [
    features.map(({ set }) => set),
    features.map(({ feature }) => windowDays[feature.window]),
  ])
  for await (const batch of found)
    for (let k = 0; k < batch.rows; k++) {
      const [row, set, value] = [0, 1, 2].map((column) => batch.cell(column, k))
      invariant(typeof row === 'number' && typeof set === 'number', 'a row and a feature')
      const column = counts.get(set)
      if (column !== undefined) column[row] = Number(value)
    }
}

function countSql({ dialect }: Session, { domain, concepts, counted }: Count): string {
  const { unnest, cast } = dialect
  const events =
    concepts === null
      ? `cross join ${eventsOf(domain)} e`
      : `join feature_concept c on c.set_id = w.set_id
         join ${eventsOf(domain)} e on e.concept_id = c.concept_id`
  const number = counted === 'records' ? 'count(*)' : 'count(distinct e.concept_id)'
  return `select t.person_row, ${cast('w.set_id', 'integer')}, ${cast(number, 'integer')}
     from (select ${unnest('$1')} as set_id, ${unnest('$2')} as days) as w
     ${events}
     join people t on t.person_id = e.person_id
     where e.concept_id <> 0 and ${inWindow(domain)}
     group by t.person_row, w.set_id`
}
