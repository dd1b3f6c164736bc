import { invariant, SampanError, type Feature, type Manifest } from '@sampan/shared'
import { eventsOf } from '../omop/tables.ts'
import { oneCount, type Parameter, type Session } from '../omop/source.ts'
import { columnWriter } from './column-values.ts'
import { windowDays } from './windows.ts'

export type Value = Extract<Feature, { readonly kind: 'value' }>

/**
 * The latest number of a measurement or observation in its window. Of several on the same day the one with the highest
 * row id counts (FeatureExtraction takes the smallest value instead); of several with the same id, a defect that real
 * sources have, the highest value. Missing where there is none.
 * @throws SampanError unit-mismatch when a number in the window carries another unit or none, value-out-of-range
 */
export async function valueColumn(
  session: Session,
  manifest: Manifest,
  feature: Value,
  people: number,
): Promise<Float64Array> {
  await checkUnits(session, feature)
  const writer = columnWriter(feature, manifest.ranges[feature.name], people)
  const latest = session.query(
    `select person_row, value from (
       select t.person_row, e.value, row_number() over (
         partition by t.person_row
         order by e.event_date desc, e.event_id desc nulls last, e.value desc) as place
       ${inWindow(feature)}) as ranked
     where place = 1`,
    parametersOf(feature),
  )
  for await (const batch of latest)
    for (let k = 0; k < batch.rows; k++) {
      const [row, value] = [batch.cell(0, k), batch.cell(1, k)]
      invariant(typeof row === 'number' && typeof value === 'number', 'a row and a number')
      writer.write(row, value)
    }
  return writer.values
}

/** Numbers of the feature in its window, for people of the cohort. */
function inWindow(feature: Value): string {
  return `from ${eventsOf(feature.domain)} e join people t on t.person_id = e.person_id
    where e.concept_id = $1 and e.concept_id <> 0 and e.value is not null
      and e.event_date <= t.index_date
      and (cast($2 as integer) is null or e.event_date >= t.index_date - cast($2 as integer))`
}

function parametersOf(feature: Value): readonly Parameter[] {
  return [feature.concept, windowDays[feature.window]]
}

async function checkUnits(session: Session, feature: Value): Promise<void> {
  if (feature.unit === null) return
  const others = await oneCount(
    session.query(
      `select count(*) ${inWindow(feature)} and (e.unit_concept_id is null or e.unit_concept_id <> $3)`,
      [...parametersOf(feature), feature.unit],
    ),
  )
  if (others > 0) throw new SampanError('unit-mismatch', { feature: feature.name })
}
