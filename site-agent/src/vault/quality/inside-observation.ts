import { checks } from './names.ts'
import type { Looking } from './asked.ts'
import { countTask, type Task } from './task.ts'

/** Day of the events that a cohort or a feature can be made of. */
const dayOf: Readonly<Record<string, string>> = {
  visit_occurrence: 'visit_start_date',
  condition_occurrence: 'condition_start_date',
  drug_exposure: 'drug_exposure_start_date',
  procedure_occurrence: 'procedure_date',
  device_exposure: 'device_exposure_start_date',
  measurement: 'measurement_date',
  observation: 'observation_date',
  specimen: 'specimen_date',
}

const period = [
  'person_id',
  'observation_period_start_date',
  'observation_period_end_date',
] as const

/** Events on days on which nobody says that the person was observed: no cohort ever sees them. */
export function insideObservation({ table, fields, available }: Looking): readonly Task[] {
  const day = dayOf[table]
  if (day === undefined || !fields.some(({ field }) => field === day)) return []
  if (!available.has(table, 'person_id', day)) return []
  if (!available.has('observation_period', ...period)) return []
  const check = 'insideObservation'
  const subject = { check, table, field: day, threshold: checks[check].threshold } as const
  const needs = [
    available.need(table, ['person_id', day]),
    available.need('observation_period', period),
  ]
  // Two passes: a condition that EXISTS is counted by cannot stand in a list of results without being asked row by row.
  const from = `(select count(*) as n from ${table} where ${day} is not null) a,
    (select count(*) as n from ${table} t where ${day} is not null and exists (
      select 1 from observation_period o where o.person_id = t.person_id and t.${day}
      between o.observation_period_start_date and o.observation_period_end_date)) b`
  return [
    countTask(needs, from, [{ ...subject, violated: 'max(a.n) - max(b.n)', rows: 'max(a.n)' }]),
  ]
}
