import type { Bound, Condition, Correlated, Criterion, Group, Window } from '@sampan/shared'
import { writeConditions } from './conditions.ts'
import { plainCriterion, type Asking } from './criteria.ts'
import { add, columnsOf, createTable, dropTables, type Program } from './program.ts'
import { join, nothing, sql, text, type Sql } from './sql.ts'

/** A query for the events of a criterion, and the working tables that it reads. */
export interface Events {
  /** person_id, event_id, start_date, end_date, visit_occurrence_id, sort_date, counted. */
  readonly query: Sql
  readonly tables: readonly Sql[]
}

/**
 * Events that fit a criterion and what is correlated with it, each in turn a criterion about other events.
 */
export function writeCriterion(program: Program, criterion: Criterion, asking: Asking): Events {
  const plain = plainCriterion(program, criterion, asking)
  if (criterion.correlated === null) return { query: plain, tables: [] }
  const rows = createTable(program, 'rows', columnsOf.rows)
  add(program, sql`insert into ${rows} ${plain}`)
  const events = createTable(program, 'events', columnsOf.events)
  add(
    program,
    sql`insert into ${events}
        select r.person_id, r.event_id, r.start_date, r.end_date,
               o.observation_period_start_date, o.observation_period_end_date, r.visit_occurrence_id
        from ${rows} r join cdm_observation_period o on o.person_id = r.person_id
        and o.observation_period_start_date <= r.start_date
        and o.observation_period_end_date >= r.start_date`,
  )
  const fitting = writeGroup(program, criterion.correlated, events)
  dropTables(program, [events])
  return {
    query: sql`select r.* from ${rows} r join ${fitting} g on g.person_id = r.person_id and g.event_id = r.event_id`,
    tables: [rows, fitting],
  }
}

/**
 * Writes the events (person_id, event_id) that fit a group into a new working table. An empty group asks nothing.
 * `events` is a working table with columnsOf.events.
 */
export function writeGroup(program: Program, group: Group, events: Sql): Sql {
  const hits = createTable(program, 'hits', columnsOf.hits)
  const parts = writeParts(program, group, events, hits)
  const fitting = createTable(program, 'fitting', columnsOf.key)
  add(
    program,
    sql`insert into ${fitting} ${fittingEvents(program, group, { events, hits, parts })}`,
  )
  dropTables(program, [hits])
  return fitting
}

/** Every part of the group that an event fits is one row of `hits`. */
function writeParts(program: Program, group: Group, events: Sql, hits: Sql): number {
  let part = 0
  for (const criterion of group.criteria)
    writeCorrelated(program, criterion, { events, hits, part: part++ })
  for (const conditions of group.demographics)
    writeDemographic(program, conditions, { events, hits, part: part++ })
  for (const inner of group.groups) {
    const fitting = writeGroup(program, inner, events)
    const number = program.words.value(part++, 'integer')
    add(
      program,
      sql`insert into ${hits} select ${number}, f.person_id, f.event_id from ${fitting} f`,
    )
    dropTables(program, [fitting])
  }
  return part
}

interface Counting {
  readonly events: Sql
  readonly hits: Sql
  readonly parts: number
}

function fittingEvents(program: Program, group: Group, { events, hits, parts }: Counting): Sql {
  if (parts === 0) return sql`select distinct e.person_id, e.event_id from ${events} e`
  const fits = { all: '=', any: '>=', 'at-least': '>=', 'at-most': '<=' }[group.is]
  const count = { all: parts, any: 1, 'at-least': group.count, 'at-most': group.count }[group.is]
  // An event that fits no part is counted as well: none may be few enough.
  return sql`select e.person_id, e.event_id
    from (select distinct person_id, event_id from ${events}) e
    left join (select person_id, event_id, count(*) as parts from ${hits} group by person_id, event_id) h
    on h.person_id = e.person_id and h.event_id = e.event_id
    where coalesce(h.parts, 0) ${text(fits)} ${program.words.value(count, 'bigint')}`
}

interface Part {
  readonly events: Sql
  readonly hits: Sql
  readonly part: number
}

/** Events with so many other events in their windows. */
function writeCorrelated(program: Program, asked: Correlated, { events, hits, part }: Part): void {
  const { occurrence } = asked
  const others = writeCriterion(program, asked.criterion, {
    within: events,
    distinct: occurrence.distinct,
  })
  const what = occurrence.distinct === null ? text('count(*)') : text('count(distinct a.counted)')
  const number = program.words.value(part, 'integer')
  const count = program.words.value(occurrence.count, 'bigint')
  const is = text({ exactly: '=', 'at-most': '<=', 'at-least': '>=' }[occurrence.is])
  const counts = sql`select e.person_id, e.event_id, ${what} as others
    from ${events} e join (${others.query}) a on a.person_id = e.person_id
    ${windowTests(program, asked)} group by e.person_id, e.event_id`
  // Events without any other are counted as well: none may be few enough.
  const query = sql`select ${number}, p.person_id, p.event_id
    from (select distinct person_id, event_id from ${events}) p
    left join (${counts}) n on n.person_id = p.person_id and n.event_id = p.event_id
    where coalesce(n.others, 0) ${is} ${count}`
  add(program, sql`insert into ${hits} ${query}`)
  dropTables(program, others.tables)
}

function windowTests(program: Program, asked: Correlated): Sql {
  const tests = [
    ...(asked.ignoreObservation
      ? []
      : [sql`a.start_date >= e.op_start_date and a.start_date <= e.op_end_date`]),
    ...withinWindow(program, asked.start, asked.ignoreObservation),
    ...(asked.end === null ? [] : withinWindow(program, asked.end, asked.ignoreObservation)),
    ...(asked.sameVisit ? [sql`a.visit_occurrence_id = e.visit_occurrence_id`] : []),
  ]
  return tests.length === 0 ? nothing : sql`and ${join(tests, ' and ')}`
}

function withinWindow(program: Program, window: Window, unobserved: boolean): readonly Sql[] {
  const day = text(window.event === 'start' ? 'a.start_date' : 'a.end_date')
  const index = text(window.index === 'start' ? 'e.start_date' : 'e.end_date')
  const edge = (bound: Bound): Sql | null => {
    if (bound.days !== null)
      return program.words.addDays(index, program.words.value(bound.days, 'integer'))
    if (unobserved) return null
    return text(bound.direction === 'before' ? 'e.op_start_date' : 'e.op_end_date')
  }
  const from = edge(window.from)
  const to = edge(window.to)
  return [
    ...(from === null ? [] : [sql`${day} >= ${from}`]),
    ...(to === null ? [] : [sql`${day} <= ${to}`]),
  ]
}

function writeDemographic(
  program: Program,
  conditions: readonly Condition[],
  { events, hits, part }: Part,
): void {
  const { joins, tests } = writeConditions(program, conditions, { table: null })
  add(
    program,
    sql`insert into ${hits}
        select distinct ${program.words.value(part, 'integer')}, c.person_id, c.event_id
        from ${events} c ${joins} ${tests.length === 0 ? nothing : sql`where ${join(tests, ' and ')}`}`,
  )
}
