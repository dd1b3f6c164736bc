import { askedOf, referenceOf, type Asked, type Looking } from './asked.ts'
import { countIf, countTask, type Task } from './task.ts'

/** Ids of other tables that do not exist there, all in one pass; and days beside those of the visit. */
export function references(looking: Looking): readonly Task[] {
  const { table, available } = looking
  const usable = askedOf(looking).filter(({ field }) => available.has(table, field))
  const others = usable.filter(
    (asked) => referenceOf(asked) === 'other' && available.has(asked.rule.with, keyOf(asked)),
  )
  return [
    ...(others.length === 0 ? [] : [existing(looking, others)]),
    ...withinVisits(looking, usable),
  ]
}

function keyOf({ rule }: Asked): string {
  return `${rule.with}_id`
}

function existing({ table, available }: Looking, others: readonly Asked[]): Task {
  const joins = others.map((asked, k) => {
    const key = keyOf(asked)
    return `left join (select distinct ${key} as id from ${asked.rule.with}) x${k} on x${k}.id = t.${asked.field}`
  })
  const counts = others.map(({ field, subject }, k) => ({
    ...subject,
    violated: countIf(`t.${field} is not null and x${k}.id is null`),
    rows: 'count(*)',
  }))
  const own = available.need(
    table,
    others.map(({ field }) => field),
  )
  const needs = others.map((asked) => available.need(asked.rule.with, [keyOf(asked)]))
  return countTask([own, ...needs], `${table} t ${joins.join(' ')}`, counts)
}

const visitDays = ['visit_start_date', 'visit_end_date'] as const

/** More than a week before the visit or after it. */
function withinVisits(
  { table, available, dialect }: Looking,
  usable: readonly Asked[],
): readonly Task[] {
  const dated = usable.filter(({ rule }) => rule.check === 'withinVisitDates')
  const visits = ['visit_occurrence_id', ...visitDays]
  const absent = !available.has('visit_occurrence', ...visits)
  if (dated.length === 0 || absent || !available.has(table, 'visit_occurrence_id')) return []
  const counts = dated.map(({ field, subject }) => ({
    ...subject,
    violated: countIf(
      `t.${field} < ${dialect.addDays('v.opened', '-7')} or t.${field} > ${dialect.addDays('v.closed', '7')}`,
    ),
    rows: 'count(*)',
  }))
  const fields = dated.map(({ field }) => field)
  const needs = [
    available.need(table, ['visit_occurrence_id', ...fields]),
    available.need('visit_occurrence', visits),
  ]
  const from = `${table} t join (select visit_occurrence_id as id, min(visit_start_date) as opened,
      max(visit_end_date) as closed from visit_occurrence group by visit_occurrence_id) v
    on v.id = t.visit_occurrence_id`
  return [countTask(needs, from, counts)]
}
