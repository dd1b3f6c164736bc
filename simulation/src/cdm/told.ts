import { concepts, type Concept } from '../hospitals/concepts.ts'
import { eventId, eventsOfPersonMax, streamOf, type CdmPlan } from './plan.ts'
import type { Slice } from './visits.ts'

/** Ids of these events, from the end of a person's. */
const reserved = 64

/**
 * What the records say of the truth about each person: smoking, diabetes and infarction where they are true, and series of
 * systolic pressure and cholesterol of which the latest, on the last observed day, is the true one.
 */
export function toldStatements(plan: CdmPlan, slice: Slice): readonly string[] {
  return [
    told(plan, slice, {
      ...recorded('observation', concepts.smoker),
      who: 'smoker',
      times: '1',
      place: 0,
    }),
    told(plan, slice, {
      ...recorded('condition', concepts.diabetes),
      ...{
        who: 'diabetes',
        times: `1 + below(bits(n, 2, ${streamOf(plan, 'diabetes')}), 3)`,
        place: 0,
      },
    }),
    told(plan, slice, {
      ...recorded('condition', concepts.infarction),
      who: 'outcome',
      times: '1',
      place: 8,
    }),
    series(plan, slice, {
      measure: concepts.systolic,
      unit: concepts.mmHg,
      trait: 'systolic',
      place: 0,
    }),
    series(plan, slice, {
      measure: concepts.cholesterol,
      unit: concepts.mgPerDl,
      trait: 'cholesterol',
      place: 8,
    }),
  ]
}

interface Told {
  readonly table: string
  readonly id: string
  readonly concept: readonly [name: string, id: number]
  readonly date: string
  readonly type: string
  readonly who: string
  readonly times: string
  readonly place: number
}

function recorded(domain: 'condition' | 'observation', concept: Concept) {
  const table = domain === 'condition' ? 'condition_occurrence' : domain
  return {
    ...{ table, id: `${table}_id`, concept: [`${domain}_concept_id`, concept.id] as const },
    date: domain === 'condition' ? 'condition_start_date' : 'observation_date',
    type: `${domain}_type_concept_id`,
  }
}

function told(plan: CdmPlan, slice: Slice, each: Told): string {
  const [name, concept] = each.concept
  return `insert into ${each.table} by name select ${reservedId(plan, each.place)} as ${each.id},
      person_id, ${concept} as ${name}, ${concepts.record.id} as ${each.type},
      observed_day(first_day, break_days, gap_days, day) as ${each.date}
    from (select *, below(bits(n, k, ${streamOf(plan, `told ${concept}`)}), observed_days) as day
      from (select *, unnest(range(${each.times})) as k from truth where ${within(slice)} and ${each.who}))`
}

interface Series {
  readonly measure: Concept
  readonly unit: Concept
  readonly trait: string
  readonly place: number
}

function series(plan: CdmPlan, slice: Slice, { measure, unit, trait, place }: Series): string {
  const bits = `bits(n, k, ${streamOf(plan, `series ${trait}`)})`
  return `insert into measurement by name select ${reservedId(plan, place)} as measurement_id, person_id,
      ${measure.id} as measurement_concept_id, ${concepts.record.id} as measurement_type_concept_id,
      observed_day(first_day, break_days, gap_days, case when k = 0 then observed_days else below(h, observed_days - 1) + 1 end - 1)
        as measurement_date,
      case when k = 0 then ${trait} else ${trait} + below(again(h, 1), 31) - 15 end as value_as_number,
      ${unit.id} as unit_concept_id
    from (select *, ${bits} as h from (select *, unnest(range(4)) as k
      from truth where ${within(slice)} and not no_${trait}))`
}

function reservedId(plan: CdmPlan, place: number): string {
  return eventId(plan, 'n', `${eventsOfPersonMax - reserved + place} + k`)
}

function within({ from, to }: Slice): string {
  return `n >= ${from} and n < ${to}`
}
