import { concepts } from '../hospitals/concepts.ts'
import { eventId, streamOf, type CdmPlan } from './plan.ts'
import { peopleOf, withVisit, type Slice } from './visits.ts'
import { memberConcept, trees, type ConceptTree } from './vocabulary.ts'

/** How the events of a table are drawn. */
interface EventTable {
  readonly table: string
  /** What the names of its columns begin with. */
  readonly name: string
  readonly dateName: string
  readonly tree: ConceptTree
  /** Events of a person, at 100 of all tables. */
  readonly mean: number
  /** An event of a visit comes again so often, of the same concept; and after how many days. */
  readonly times: number
  readonly everyDays: number
  /** Further columns; `day` is the event's date, `last` the end of its period, `h` its bits, `member` its concept's. */
  readonly columns: readonly string[]
}

const source = (name: string): string => `'g' || member as ${name}_source_value`

const eventTables: readonly EventTable[] = [
  {
    ...{ table: 'condition_occurrence', name: 'condition', dateName: 'condition_start_date' },
    ...{ tree: trees.condition, mean: 20, times: 3, everyDays: 35 },
    columns: [
      `case when share(again(h, 11)) < 0.6 then least(days_after(day, below(again(h, 12), 20)), last) end as condition_end_date`,
      source('condition'),
    ],
  },
  {
    ...{ table: 'drug_exposure', name: 'drug', dateName: 'drug_exposure_start_date' },
    ...{ tree: trees.drug, mean: 22, times: 4, everyDays: 32 },
    columns: [
      'least(days_after(day, 29), last) as drug_exposure_end_date',
      '30 as days_supply',
      '30 * (1 + below(again(h, 11), 2)) as quantity',
      source('drug'),
    ],
  },
  {
    ...{ table: 'procedure_occurrence', name: 'procedure', dateName: 'procedure_date' },
    ...{ tree: trees.procedure, mean: 9, times: 1, everyDays: 0 },
    columns: ['1 as quantity', source('procedure')],
  },
  {
    ...{ table: 'measurement', name: 'measurement', dateName: 'measurement_date' },
    ...{ tree: trees.measurement, mean: 18, times: 1, everyDays: 0 },
    columns: [
      `case when share(again(h, 11)) >= 0.03 then nearest(usual * (10 + 2 * bell(h))) / 10 end as value_as_number`,
      `case when member // 4 % 2 = 0 then ${concepts.mgPerDl.id} else ${concepts.mmHg.id} end as unit_concept_id`,
      '0.8 * usual as range_low',
      '1.2 * usual as range_high',
      source('measurement'),
    ],
  },
  {
    ...{ table: 'observation', name: 'observation', dateName: 'observation_date' },
    ...{ tree: trees.observation, mean: 8, times: 1, everyDays: 0 },
    columns: [source('observation')],
  },
  {
    ...{ table: 'device_exposure', name: 'device', dateName: 'device_exposure_start_date' },
    ...{ tree: trees.device, mean: 1, times: 1, everyDays: 0 },
    columns: ['least(days_after(day, 90), last) as device_exposure_end_date', source('device')],
  },
  {
    ...{ table: 'specimen', name: 'specimen', dateName: 'specimen_date' },
    ...{ tree: trees.specimen, mean: 2, times: 1, everyDays: 0 },
    columns: ['1 as quantity', source('specimen')],
  },
]

/** Of every table, the events of visits of some people. */
export function eventStatements(plan: CdmPlan, slice: Slice): readonly string[] {
  return eventTables.map((each) => {
    const { table, name, dateName, tree, columns } = each
    const visit = table === 'specimen' ? '' : 'visit_occurrence_id,'
    return `insert into ${table} by name select ${eventId(plan, 'n', 'k')} as ${table}_id, person_id,
        ${memberConcept(tree, 'member')} as ${name}_concept_id, day as ${dateName},
        ${concepts.record.id} as ${name}_type_concept_id, ${visit} ${columns.join(', ')}
      from (${drawn(plan, slice, each)})`
  })
}

/**
 * One row for each event: an event of a visit happens during it, and comes again outside of visits. What would come
 * again after the last observed day does not.
 */
function drawn(plan: CdmPlan, slice: Slice, each: EventTable): string {
  const { tree, times, everyDays } = each
  const isFirst = `k % ${times} = 0`
  const size = tree.groups * tree.members
  // Some concepts are frequent, and not the same ones everywhere.
  const frequent = `${streamOf(plan, `frequent ${tree.domain}`)} % ${Math.ceil(size / 10)}`
  return `select n, person_id, k, h, member, (20 + member * 37 % 150)::double as usual,
      case when ${isFirst} then ${eventId(plan, 'n', 'v')} end as visit_occurrence_id,
      case when ${isFirst} then visit_last
        else period_end(first_day, break_days, gap_days, observed_days, again_day) end as last,
      case when ${isFirst} then days_after(visit_start, below(again(h, 1), visit_end - visit_start + 1))
        else observed_day(first_day, break_days, gap_days, again_day) end as day
    from (select *, visit_day + k % ${times} * ${everyDays} + below(again(h, 2), 4) as again_day,
        ((floor(share(again(h_course, 3)) * share(again(h_course, 4)) * ${size})::integer + ${frequent}) % ${size})::integer as member
      from (${withVisit(plan, withCourse(plan, slice, each))}))
    where ${isFirst} or again_day < observed_days`
}

function withCourse(plan: CdmPlan, slice: Slice, { table, mean, times }: EventTable): string {
  const scaled = `${(mean * plan.eventsPerPerson) / 100} * activity`
  return `select *, below(h_course, visits) as v from (
    select *, bits(n, k, ${streamOf(plan, table)}) as h, bits(n, k // ${times}, ${streamOf(plan, `${table} course`)}) as h_course
    from (select *, unnest(range(count_of(bits(n, 1, ${streamOf(plan, table)}), ${scaled}))) as k
      from (${peopleOf(plan, slice)})))`
}
