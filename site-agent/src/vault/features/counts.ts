import { invariant, present, type Feature, type Manifest, type RecordDomain } from '@sampan/shared'
import { eventsOf } from '../omop/tables.ts'
import type { Session } from '../omop/source.ts'
import { columnWriter } from './column-values.ts'
import type { Numbered } from './occurrence.ts'
import { inWindow, windowDays } from './windows.ts'

export type Count = Extract<Feature, { readonly kind: 'count' }>

/**
 * Records in a window, or distinct concepts among them, for many features of one domain in one scan, two where some
 * count every concept (FeatureExtraction, ConceptCounts.sql). Concept 0, 'no matching concept', does not count;
 * people without a record have 0.
 * @throws SampanError value-out-of-range
 */
export async function countColumns(
  session: Session,
  manifest: Manifest,
  features: readonly Numbered<Count>[],
  people: number,
): Promise<readonly Float64Array[]> {
  const counts = new Map(features.map(({ set }) => [set, new Float64Array(people)]))
  const every = features.filter(({ feature }) => feature.concepts === null)
  const some = features.filter(({ feature }) => feature.concepts !== null)
  await count(session, every, counts)
  await count(session, some, counts)
  return features.map(({ set, feature }) => {
    const writer = columnWriter(feature, manifest.ranges[feature.name], people)
    present(counts.get(set), 'counts of the feature').forEach((value, row) => {
      writer.write(row, value)
    })
    return writer.values
  })
}

/** Adds to `counts`. The features are of one domain, and either all or none of them name concepts. */
async function count(
  session: Session,
  features: readonly Numbered<Count>[],
  counts: ReadonlyMap<number, Float64Array>,
): Promise<void> {
  const [first] = features
  if (first === undefined) return
  const { domain, concepts } = first.feature
  const found = session.query(countSql(session, domain, concepts !== null), [
    features.map(({ set }) => set),
    features.map(({ feature }) => windowDays[feature.window]),
  ])
  const distinct = new Map(
    features.map(({ set, feature }) => [set, feature.counted === 'concepts']),
  )
  for await (const batch of found)
    for (let k = 0; k < batch.rows; k++) {
      const [row, set] = [batch.cell(0, k), batch.cell(1, k)]
      invariant(typeof row === 'number' && typeof set === 'number', 'a row and a feature')
      const column = counts.get(set)
      if (column !== undefined)
        column[row] = Number(batch.cell(distinct.get(set) === true ? 3 : 2, k))
    }
}

function countSql({ dialect }: Session, domain: RecordDomain, named: boolean): string {
  const { unnest, cast } = dialect
  const events = named
    ? `join feature_concept c on c.set_id = w.set_id
       join ${eventsOf(domain)} e on e.concept_id = c.concept_id`
    : `cross join ${eventsOf(domain)} e`
  return `select t.person_row, ${cast('w.set_id', 'integer')}, ${cast('count(*)', 'integer')},
            ${cast('count(distinct e.concept_id)', 'integer')}
     from (select ${unnest('$1')} as set_id, ${unnest('$2')} as days) as w
     ${events}
     join people t on t.person_id = e.person_id
     where e.concept_id <> 0 and ${inWindow(domain)}
     group by t.person_row, w.set_id`
}
