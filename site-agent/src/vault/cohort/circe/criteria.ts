import { type Criterion, eventDomains, type EventDomain, type Moved } from '@sampan/shared'
import { writeConditions } from './conditions.ts'
import { cdmTable, useColumn, useTable, type Program } from './program.ts'
import { join, nothing, sql, text, type Sql } from './sql.ts'

export interface Asking {
  /** Working table with the people that matter; null looks at everybody. */
  readonly within: Sql | null
  /** CountColumn of a distinct count. */
  readonly distinct: string | null
}

/**
 * A query for the events that fit a criterion, whatever is correlated with them: person_id, event_id, start_date,
 * end_date, visit_occurrence_id, sort_date, counted. 'First' takes a person's first event of the concept set and then
 * asks the other questions about it, so it is not the limit of primary events.
 */
export function plainCriterion(program: Program, criterion: Criterion, asking: Asking): Sql {
  const { period } = criterion
  const domain = eventDomains[criterion.domain]
  useEvents(program, criterion, domain)
  const { joins, tests } = writeConditions(program, criterion.conditions, { table: domain.table })
  const where = [
    ...(criterion.first ? [text('c.ordinal = 1')] : []),
    ...(period === null ? [] : periodTests(program, [period.start, period.end])),
    ...tests,
  ]
  const visit = domain.visit ? text('c.visit_occurrence_id') : text('cast(null as bigint)')
  const { words } = program
  const start = period?.start ?? null
  const end = period?.end ?? null
  return sql`select c.person_id, c.event_id,
      ${start === null ? text('c.start_date') : words.value(start, 'date')} as start_date,
      ${end === null ? text('c.end_date') : words.value(end, 'date')} as end_date,
      ${visit} as visit_occurrence_id, c.start_date as sort_date,
      ${words.cast(counted(program, domain, asking.distinct), 'text')} as counted
    from (${innerEvents(program, criterion, asking.within)}) c ${joins}
    ${where.length === 0 ? nothing : sql`where ${join(where, ' and ')}`}`
}

function useEvents(program: Program, criterion: Criterion, domain: EventDomain): void {
  const { set, sourceSet } = criterion
  const { table } = domain
  // Rows may only be left out by the standard concept, and only when that is what the criterion asks for.
  useTable(program, table, set === null ? null : [set])
  useColumn(program, table, 'person_id', 'id')
  useColumn(program, table, domain.id, 'id')
  useColumn(program, table, domain.start, 'date')
  if (domain.end.column !== null) useColumn(program, table, domain.end.column, 'date')
  if (domain.end.supply !== undefined) useColumn(program, table, domain.end.supply, 'integer')
  if (domain.visit) useColumn(program, table, 'visit_occurrence_id', 'id')
  if (domain.concept !== null) useColumn(program, table, domain.concept, 'integer')
  if (domain.source !== null && sourceSet !== null)
    useColumn(program, table, domain.source[1], 'integer')
}

/** Events by concept set alone, with their dates, and their number in a person's life where that is asked. */
function innerEvents(program: Program, criterion: Criterion, within: Sql | null): Sql {
  const domain = eventDomains[criterion.domain]
  const { adjustment } = criterion
  const moved = (day: Moved): Sql =>
    program.words.addDays(
      dayOf(program, domain, day.from),
      program.words.value(day.days, 'integer'),
    )
  const start = adjustment === null ? dayOf(program, domain, 'start') : moved(adjustment.start)
  const end = adjustment === null ? dayOf(program, domain, 'end') : moved(adjustment.end)
  const ordinal = criterion.first
    ? text(
        `, row_number() over (partition by t.person_id order by t.${domain.start}, t.${domain.id}) as ordinal`,
      )
    : nothing
  const sets = [
    ...memberOf(program, domain.concept, criterion.set),
    ...memberOf(program, domain.source?.[1] ?? null, criterion.sourceSet),
    ...(within === null ? [] : [sql`t.person_id in (select w.person_id from ${within} w)`]),
  ]
  return sql`select t.*, t.${text(domain.id)} as event_id, ${start} as start_date, ${end} as end_date${ordinal}
    from ${text(cdmTable(domain.table))} t
    ${sets.length === 0 ? nothing : sql`where ${join(sets, ' and ')}`}`
}

/** The members of a set are distinct, so looking them up is Circe's join. */
function memberOf(program: Program, column: string | null, set: bigint | null): readonly Sql[] {
  if (column === null || set === null) return []
  return [
    sql`t.${text(column)} in (select concept_id from circe_concepts
        where set_id = ${program.words.value(set, 'bigint')})`,
  ]
}

/** The end of an event that has none is its start and one day; of a drug, first its days of supply. */
function dayOf(program: Program, domain: EventDomain, which: 'start' | 'end'): Sql {
  const { words } = program
  const start = text(`t.${domain.start}`)
  if (which === 'start') return start
  const { column, supply, required } = domain.end
  const nextDay = words.addDays(start, text('1'))
  if (column === null) return nextDay
  const end = text(`t.${column}`)
  if (required === true) return end
  const supplied = supply === undefined ? [] : [words.addDays(start, text(`t.${supply}`))]
  return sql`coalesce(${join([end, ...supplied, nextDay], ', ')})`
}

/** A period of the definition's own must lie in the record's. */
function periodTests(program: Program, bounds: readonly (string | null)[]): readonly Sql[] {
  return bounds.flatMap((bound) => {
    if (bound === null) return []
    const day = program.words.value(bound, 'date')
    return [sql`c.start_date <= ${day} and c.end_date >= ${day}`]
  })
}

/** What a distinct count counts; null where events are counted. */
function counted(program: Program, domain: EventDomain, distinct: string | null): Sql {
  switch (distinct) {
    case null:
      return text('null')
    case 'START_DATE':
      return text('c.start_date')
    case 'END_DATE':
      return text('c.end_date')
    case 'VISIT_ID':
      return text(domain.visit ? 'c.visit_occurrence_id' : 'null')
    default: {
      const column = domain.distinct[distinct]
      if (column === 'length')
        return program.words.daysBetween(text('c.start_date'), text('c.end_date'))
      if (column === undefined) return text('null')
      useColumn(
        program,
        domain.table,
        column,
        column.endsWith('_concept_id') ? 'integer' : 'number',
      )
      return text(`c.${column}`)
    }
  }
}
