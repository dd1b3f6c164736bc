import { invariant, type Feature } from '@sampan/shared'
import type { Session, TableNeed } from '../omop/source.ts'
import { eventNeed, eventsOf } from '../omop/tables.ts'
import { inWindow, windowDays } from './windows.ts'

export type RangeGroup = Extract<Feature, { readonly kind: 'range-group' }>

export function rangeGroupNeed({ concept }: RangeGroup): TableNeed {
  const need = eventNeed('measurement', true, { concepts: [concept], ancestors: [] })
  return {
    ...need,
    columns: [
      ...need.columns,
      { name: 'range_low', kind: 'number', as: 'range_low' },
      { name: 'range_high', kind: 'number', as: 'range_high' },
    ],
  }
}

const groups = { below: 1, within: 2, above: 3 } as const

/**
 * Whether a measurement in the window was below, within or above the normal range that it carries, for all features in
 * one scan (FeatureExtraction, MeasurementRangeGroup.sql, which also puts measurements without a number within).
 */
export async function rangeGroupColumns(
  session: Session,
  features: readonly RangeGroup[],
  people: number,
): Promise<readonly Float64Array[]> {
  const columns = features.map(() => new Float64Array(people))
  const { unnest, cast } = session.dialect
  const wanted = ['set_id', 'days', 'concept', 'wanted']
    .map((name, k) => `${unnest(`$${k + 1}`)} as ${name}`)
    .join(', ')
  const found = session.query(
    `select t.person_row, ${cast('w.set_id', 'integer')}
     from (select ${wanted}) as w
     join ${eventsOf('measurement')} e on e.concept_id = w.concept
     join people t on t.person_id = e.person_id
     where e.concept_id <> 0 and ${inWindow('measurement')}
       and e.value is not null and e.range_low is not null and e.range_high is not null
       and w.wanted = case when e.value < e.range_low then 1
                           when e.value > e.range_high then 3 else 2 end
     group by t.person_row, w.set_id`,
    [
      features.map((_, set) => set),
      features.map(({ window }) => windowDays[window]),
      features.map(({ concept }) => concept),
      features.map(({ group }) => groups[group]),
    ],
  )
  for await (const batch of found)
    for (let k = 0; k < batch.rows; k++) {
      const [row, set] = [batch.cell(0, k), batch.cell(1, k)]
      invariant(typeof row === 'number' && typeof set === 'number', 'a row and a feature')
      const column = columns[set]
      if (column !== undefined) column[row] = 1
    }
  return columns
}
