import { concepts, type Concept } from '../hospitals/concepts.ts'
import { eventId, streamOf, type CdmPlan } from './plan.ts'

/** People n from `from` to below `to`. */
export interface Slice {
  readonly from: number
  readonly to: number
}

/** Mean number of visits of a person at 100 events each; the other means are of the same scale. */
const visitsMean = 12
const detailsMax = 2

const visitConcepts = {
  inpatient: {
    id: 9201,
    name: 'Inpatient Visit',
    domain: 'Visit',
    vocabulary: 'Visit',
    code: 'IP',
  },
  emergency: {
    id: 9203,
    name: 'Emergency Room Visit',
    domain: 'Visit',
    vocabulary: 'Visit',
    code: 'ER',
  },
} as const satisfies Readonly<Record<string, Concept>>

/** The people of a slice, with how many visits they had. */
export function peopleOf(plan: CdmPlan, { from, to }: Slice): string {
  const mean = `${(visitsMean * plan.eventsPerPerson) / 100} * activity`
  return `select *, greatest(1, count_of(bits(n, 0, ${streamOf(plan, 'visits')}), ${mean})) as visits
    from truth where n >= ${from} and n < ${to}`
}

/**
 * Adds what is true of visit `v` of a person: every row that needs it works it out anew from (seed, person, v), which
 * takes the place of a join.
 */
export function withVisit(plan: CdmPlan, rows: string): string {
  const share = 'share(again(h_visit, 1))'
  return `select *, least(days_after(visit_start, stay - 1), visit_last) as visit_end from (
    select *, observed_day(first_day, break_days, gap_days, visit_day) as visit_start,
      period_end(first_day, break_days, gap_days, observed_days, visit_day) as visit_last,
      case when ${share} < 0.08 then 1 + below(again(h_visit, 2), 10) else 1 end as stay,
      (case when ${share} < 0.08 then ${visitConcepts.inpatient.id}
        when ${share} < 0.15 then ${visitConcepts.emergency.id} else ${concepts.outpatient.id} end) as visit_concept
    from (select *, below(h_visit, observed_days) as visit_day
      from (select *, bits(n, v, ${streamOf(plan, 'visit')}) as h_visit from (${rows}))))`
}

export function visitStatements(plan: CdmPlan, slice: Slice): readonly string[] {
  const visits = withVisit(
    plan,
    `select *, unnest(range(visits)) as v from (${peopleOf(plan, slice)})`,
  )
  const id = eventId(plan, 'n', 'v')
  return [
    `insert into visit_occurrence by name select ${id} as visit_occurrence_id, person_id,
       visit_concept as visit_concept_id, visit_start as visit_start_date, visit_end as visit_end_date,
       ${concepts.record.id} as visit_type_concept_id from (${visits})`,
    // The first days of a stay on one ward, the others on the next.
    `insert into visit_detail by name select ${eventId(plan, 'n', `${detailsMax} * v + part`)} as visit_detail_id,
       person_id, visit_concept as visit_detail_concept_id,
       case when part = 0 then visit_start else days_after(visit_start, moved) end as visit_detail_start_date,
       case when part = 0 then days_after(visit_start, moved) else visit_end end as visit_detail_end_date,
       ${concepts.record.id} as visit_detail_type_concept_id, ${id} as visit_occurrence_id
     from (select *, below(again(h_visit, 3), visit_end - visit_start + 1) as moved, unnest(range(${detailsMax})) as part
       from (${visits}) where visit_concept = ${visitConcepts.inpatient.id})`,
  ]
}

export const visitConceptList: readonly Concept[] = Object.values(visitConcepts)
