import { checks } from './names.ts'
import { askedOf, type Looking } from './asked.ts'
import { countIf, countTask, type Task } from './task.ts'

/** Percent of people who may have no row (DataQualityDashboard's thresholds, the same for CDM 5.3 and 5.4). */
const withoutRow: Readonly<Record<string, number>> = {
  observation_period: 0,
  ...{ visit_occurrence: 95, visit_detail: 100, condition_occurrence: 95, drug_exposure: 95 },
  ...{ procedure_occurrence: 95, device_exposure: 100, measurement: 95, observation: 95 },
  ...{ death: 100, specimen: 100, payer_plan_period: 100 },
  ...{ drug_era: 95, dose_era: 100, condition_era: 95 },
}

/** What is missing altogether: people without a row, words that were not mapped, eras that were not built. */
export function completeness(looking: Looking): readonly Task[] {
  return [
    ...peopleWithout(looking),
    ...erasWithout(looking),
    ...unmapped(looking),
    ...overlapping(looking),
  ]
}

function peopleWithout({ table, available }: Looking): readonly Task[] {
  const threshold = withoutRow[table]
  const usable = available.has(table, 'person_id') && available.has('person', 'person_id')
  if (threshold === undefined || !usable) return []
  const subject = { check: 'measurePersonCompleteness', table, field: null, threshold } as const
  const needs = [available.need('person', ['person_id']), available.need(table, ['person_id'])]
  const from = `person p left join (select distinct person_id as id from ${table}) x on x.id = p.person_id`
  return [
    countTask(needs, from, [{ ...subject, violated: countIf('x.id is null'), rows: 'count(*)' }]),
  ]
}

function erasWithout({ table, available }: Looking): readonly Task[] {
  const place = 'condition_occurrence'
  const usable = available.has(table, 'person_id') && available.has(place, 'person_id')
  if (table !== 'condition_era' || !usable) return []
  const check = 'measureConditionEraCompleteness'
  const subject = { check, table, field: null, threshold: checks[check].threshold } as const
  const needs = [available.need(place, ['person_id']), available.need(table, ['person_id'])]
  const people = (name: string): string =>
    `(select distinct person_id as id from ${name} where person_id is not null)`
  const from = `${people(place)} o left join ${people(table)} e on e.id = o.id`
  return [
    countTask(needs, from, [{ ...subject, violated: countIf('e.id is null'), rows: 'count(*)' }]),
  ]
}

/** Words of the source, each counted once, of which some row has no concept. */
function unmapped(looking: Looking): readonly Task[] {
  const { table, available } = looking
  return askedOf(looking).flatMap(({ field, rule, subject }) => {
    const concept = rule.with
    if (rule.check !== 'sourceValueCompleteness' || !available.has(table, field, concept)) return []
    const from = `(select ${field} as word, max(case when ${concept} = 0 then 1 else 0 end) as zero
      from ${table} group by ${field}) w`
    const count = { ...subject, violated: countIf('zero = 1'), rows: 'count(*)' }
    return [countTask([available.need(table, [field, concept])], from, [count])]
  })
}

/** People with observation periods that overlap, or of which one begins on the day after another. */
function overlapping({ table, available, dialect }: Looking): readonly Task[] {
  const [person, start, end] = [
    'person_id',
    'observation_period_start_date',
    'observation_period_end_date',
  ] as const
  if (table !== 'observation_period' || !available.has(table, person, start, end)) return []
  const check = 'measureObservationPeriodOverlap'
  const subject = { check, table, field: null, threshold: checks[check].threshold } as const
  const before = `max(${end}) over (partition by ${person} order by ${start}, ${end}
    rows between unbounded preceding and 1 preceding)`
  const from = `(select max(case when ${start} <= ${dialect.addDays('before', '1')} then 1 else 0 end) as touching
    from (select ${person}, ${start}, ${before} as before from ${table} where ${person} is not null) o
    group by ${person}) q`
  const count = { ...subject, violated: 'sum(touching)', rows: 'count(*)' }
  return [countTask([available.need(table, [person, start, end])], from, [count])]
}
