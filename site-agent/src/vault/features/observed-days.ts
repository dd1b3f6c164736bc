import { invariant, type Feature, type Manifest } from '@sampan/shared'
import type { Session, TableNeed } from '../omop/source.ts'
import { columnWriter } from './column-values.ts'

export type ObservedDays = Extract<Feature, { readonly kind: 'observed-days' }>

export const observationNeed: TableNeed = {
  table: 'observation_period',
  as: 'observation_period',
  columns: [
    { name: 'person_id', kind: 'id', as: 'person_id' },
    { name: 'observation_period_start_date', kind: 'date', as: 'event_date' },
    { name: 'observation_period_end_date', kind: 'date', as: 'event_end' },
  ],
}

/**
 * Days from the start of the observation period around the index date to that date, and from it to the period's end
 * (FeatureExtraction, DemographicsTime.sql). Of periods that overlap, a defect that real sources have, each side takes
 * the longest. People whom no period covers that day are missing: nobody knows how long they were observed.
 * @throws SampanError value-out-of-range
 */
export async function observedDaysColumns(
  session: Session,
  manifest: Manifest,
  features: readonly ObservedDays[],
  people: number,
): Promise<readonly Float64Array[]> {
  const columns = features.map((feature) => ({
    side: feature.side === 'before' ? 1 : 2,
    writer: columnWriter(feature, manifest.ranges[feature.name], people),
  }))
  const { daysBetween, cast } = session.dialect
  const found = session.query(
    `select t.person_row, ${cast(`max(${daysBetween('o.event_date', 't.index_date')})`, 'integer')},
            ${cast(`max(${daysBetween('t.index_date', 'o.event_end')})`, 'integer')}
     from people t join observation_period o on o.person_id = t.person_id
     where o.event_date <= t.index_date and o.event_end >= t.index_date
     group by t.person_row`,
  )
  for await (const batch of found)
    for (let k = 0; k < batch.rows; k++) {
      const row = batch.cell(0, k)
      invariant(typeof row === 'number', 'a row of people')
      for (const { side, writer } of columns) writer.write(row, Number(batch.cell(side, k)))
    }
  return columns.map(({ writer }) => writer.values)
}
