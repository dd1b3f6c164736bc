import { invariant, present, SampanError, type Feature, type Manifest } from '@sampan/shared'
import { eventsOf } from '../omop/tables.ts'
import { firstRow, type Parameter, type Session } from '../omop/source.ts'
import { columnWriter } from './column-values.ts'
import { inWindow, windowDays } from './windows.ts'

export type Value = Extract<Feature, { readonly kind: 'value' }>

/**
 * The latest number of measurements or observations in their windows, for many features of one domain in two scans: of
 * units, then of values. Of several on the same day the one with the highest row id counts (FeatureExtraction takes the
 * smallest value instead); of several with the same id, a defect that real sources have, the highest value. Missing
 * where there is none.
 * @throws SampanError unit-mismatch when a number in the window carries another unit or none, value-out-of-range
 */
export async function valueColumns(
  session: Session,
  manifest: Manifest,
  features: readonly Value[],
  people: number,
): Promise<readonly Float64Array[]> {
  const [first] = features
  if (first === undefined) return []
  await checkUnits(session, features)
  await writeLatest(session, features)
  const writers = features.map((feature) =>
    columnWriter(feature, manifest.ranges[feature.name], people),
  )
  for await (const batch of session.query(latestSql(session, first.domain)))
    for (let k = 0; k < batch.rows; k++) {
      const [row, set, value] = [0, 1, 2].map((column) => batch.cell(column, k))
      invariant(typeof row === 'number' && typeof set === 'number', 'a row and a feature')
      invariant(typeof value === 'number', 'a number')
      writers[set]?.write(row, value)
    }
  await session.run(session.dialect.dropTemporary(latest))
  return writers.map(({ values }) => values)
}

const latest = 'feature_latest'

/**
 * The last day of every person and feature, which takes no more memory than the columns. A table: a planner that knows
 * its size puts it, and not the records, into the memory of the join that follows.
 */
async function writeLatest(session: Session, features: readonly Value[]): Promise<void> {
  const [first] = features
  if (first === undefined) return
  await session.run(
    `create temp table ${latest} as
     select w.set_id, w.concept, t.person_id, t.person_row, max(e.event_date) as event_date
     ${numbersIn(session, first.domain)} group by w.set_id, w.concept, t.person_id, t.person_row`,
    parametersOf(features),
  )
}

/** One number of the last day. */
function latestSql({ dialect }: Session, domain: Value['domain']): string {
  return `select person_row, ${dialect.cast('set_id', 'integer')}, value from (
       select l.person_row, l.set_id, e.value, row_number() over (
         partition by l.set_id, l.person_row
         order by e.event_id desc nulls last, e.value desc) as place
       from ${latest} l join ${eventsOf(domain)} e on e.person_id = l.person_id
         and e.concept_id = l.concept and e.event_date = l.event_date
       where e.value is not null) as ranked
     where place = 1`
}

/** Numbers of the features in their windows, for people of the cohort. */
function numbersIn({ dialect }: Session, domain: Value['domain']): string {
  const wanted = ['set_id', 'days', 'concept', 'unit']
    .map((name, k) => `${dialect.unnest(`$${k + 1}`)} as ${name}`)
    .join(', ')
  return `from (select ${wanted}) as w
    join ${eventsOf(domain)} e on e.concept_id = w.concept
    join people t on t.person_id = e.person_id
    where e.concept_id <> 0 and e.value is not null and ${inWindow(domain)}`
}

function parametersOf(features: readonly Value[]): readonly Parameter[] {
  return [
    features.map((_, set) => set),
    features.map(({ window }) => windowDays[window]),
    features.map(({ concept }) => concept),
    features.map(({ unit }) => unit),
  ]
}

async function checkUnits(session: Session, features: readonly Value[]): Promise<void> {
  const [first] = features
  if (first === undefined || features.every(({ unit }) => unit === null)) return
  const row = await firstRow(
    session.query(
      `select ${session.dialect.cast('min(w.set_id)', 'integer')} ${numbersIn(session, first.domain)}
         and w.unit is not null and (e.unit_concept_id is null or e.unit_concept_id <> w.unit)`,
      parametersOf(features),
    ),
    1,
  )
  const wrong = row?.[0] ?? null
  if (wrong === null) return
  const feature = present(features[Number(wrong)], 'a feature of the query')
  throw new SampanError('unit-mismatch', { feature: feature.name })
}
