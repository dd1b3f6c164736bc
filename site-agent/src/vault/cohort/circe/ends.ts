import { type CohortExpression, eventDomains, type EndStrategy } from '@sampan/shared'
import { writeCriterion } from './groups.ts'
import {
  add,
  columnsOf,
  createTable,
  dropTables,
  useColumn,
  useTable,
  type Program,
} from './program.ts'
import { sql, text, type Sql } from './sql.ts'

/** The day on which each included event leaves the cohort: the first of all that apply. Returns spells. */
export function writeEnds(program: Program, expression: CohortExpression, included: Sql): Sql {
  const ends = createTable(program, 'ends', columnsOf.ends)
  if (expression.end.kind !== 'offset')
    add(
      program,
      sql`insert into ${ends} select i.person_id, i.event_id, i.op_end_date from ${included} i`,
    )
  writeStrategy(program, expression.end, { included, ends })
  for (const criterion of expression.censoring) {
    const events = writeCriterion(program, criterion, { within: included, distinct: null })
    add(
      program,
      sql`insert into ${ends} select i.person_id, i.event_id, min(c.start_date)
          from ${included} i join (${events.query}) c on c.person_id = i.person_id
          and c.start_date >= i.start_date and c.start_date <= i.op_end_date
          group by i.person_id, i.event_id`,
    )
    dropTables(program, events.tables)
  }
  const spells = createTable(program, 'spells', columnsOf.spells)
  add(
    program,
    sql`insert into ${spells} select i.person_id, i.start_date, min(x.end_date)
        from ${included} i join ${ends} x on x.person_id = i.person_id and x.event_id = i.event_id
        and x.end_date >= i.start_date group by i.person_id, i.event_id, i.start_date`,
  )
  dropTables(program, [ends])
  return spells
}

interface Ending {
  readonly included: Sql
  readonly ends: Sql
}

function writeStrategy(program: Program, end: EndStrategy, { included, ends }: Ending): void {
  if (end.kind === 'observation') return
  if (end.kind === 'offset') {
    const from = text(end.from === 'start' ? 'i.start_date' : 'i.end_date')
    const day = program.words.addDays(from, program.words.value(end.days, 'integer'))
    add(
      program,
      sql`insert into ${ends} select i.person_id, i.event_id,
          case when ${day} > i.op_end_date then i.op_end_date else ${day} end from ${included} i`,
    )
    return
  }
  const eras = writeDrugEras(program, end, included)
  add(
    program,
    sql`insert into ${ends} select i.person_id, i.event_id, d.end_date
        from ${included} i join ${eras} d on d.person_id = i.person_id
        and i.start_date >= d.start_date and i.start_date <= d.end_date`,
  )
  dropTables(program, [eras])
}

/** Exposures to the drugs, by standard or source concept, joined over the gap, with the offset at the end. */
function writeDrugEras(
  program: Program,
  end: Extract<EndStrategy, { readonly kind: 'drug-era' }>,
  included: Sql,
): Sql {
  const { words } = program
  const exposures = createTable(program, 'exposures', columnsOf.spells)
  useExposures(program)
  const start = text('t.drug_exposure_start_date')
  const supplied = (days: Sql) => words.addDays(start, days)
  const last =
    end.supplyDays === null
      ? sql`coalesce(t.drug_exposure_end_date, ${supplied(text('t.days_supply'))}, ${supplied(text('1'))})`
      : supplied(words.value(end.supplyDays, 'integer'))
  const drugs = sql`(select concept_id from circe_concepts where set_id = ${words.value(end.drugs, 'bigint')})`
  add(
    program,
    sql`insert into ${exposures} select t.person_id, t.drug_exposure_start_date, ${last}
        from cdm_drug_exposure t
        where t.person_id in (select i.person_id from ${included} i)
        and (t.drug_concept_id in ${drugs} or t.drug_source_concept_id in ${drugs})`,
  )
  // The offset counts for the gap as well (circe 1.11, customEraStrategy.sql).
  const eras = writeEras(program, exposures, {
    joinDays: end.gapDays + end.offsetDays,
    addDays: end.offsetDays,
  })
  dropTables(program, [exposures])
  return eras
}

function useExposures(program: Program): void {
  const { table } = eventDomains.DrugExposure
  useTable(program, table, null)
  useColumn(program, table, 'person_id', 'id')
  for (const column of ['drug_exposure_start_date', 'drug_exposure_end_date'])
    useColumn(program, table, column, 'date')
  for (const column of ['days_supply', 'drug_concept_id', 'drug_source_concept_id'])
    useColumn(program, table, column, 'integer')
}

interface Joining {
  /** Spells that are at most so many days apart are one. */
  readonly joinDays: number
  /** Added to the end of the joined spell. */
  readonly addDays: number
}

/**
 * Joins spells of a person that overlap or are close. Returns a new working table of spells. The sum is over peers too: of
 * spells with the same days only one begins an era, and it need not stand first in both windows.
 */
export function writeEras(program: Program, spells: Sql, { joinDays, addDays }: Joining): Sql {
  const { words } = program
  const eras = createTable(program, 'eras', columnsOf.spells)
  const reach = words.addDays(text('s.end_date'), words.value(joinDays, 'integer'))
  const last = words.addDays(text('max(g.end_date)'), words.value(addDays, 'integer'))
  add(
    program,
    sql`insert into ${eras} select g.person_id, min(g.start_date), ${last}
        from (
          select n.person_id, n.start_date, n.end_date,
            sum(case when n.reached >= n.start_date then 0 else 1 end)
              over (partition by n.person_id order by n.start_date, n.end_date) as era
          from (
            select s.person_id, s.start_date, s.end_date,
              max(${reach}) over (partition by s.person_id order by s.start_date, s.end_date
                rows between unbounded preceding and 1 preceding) as reached
            from ${spells} s
          ) n
        ) g group by g.person_id, g.era`,
  )
  return eras
}
