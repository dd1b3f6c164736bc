import type { CohortExpression, Limit } from '@sampan/shared'
import type { Dialect } from '../../omop/dialect.ts'
import type { TableNeed } from '../../omop/source.ts'
import { writeConceptSets } from './concepts.ts'
import { writeEnds, writeEras } from './ends.ts'
import { writeCriterion, writeGroup } from './groups.ts'
import { needsOf } from './needs.ts'
import {
  add,
  columnsOf,
  createNamed,
  createTable,
  dropTables,
  newProgram,
  sweepOf,
  useColumn,
  useTable,
  type Program,
} from './program.ts'
import { join, nothing, render, sql, text, type Sql, type Statement } from './sql.ts'
import { writeBestEvents } from './statistics.ts'

/** What runs, in order, and what then can be asked. */
export interface CompiledCohort {
  readonly needs: readonly TableNeed[]
  readonly statements: readonly Statement[]
  /** subject_id, cohort_start_date, cohort_end_date (days as yyyy-mm-dd), by person and day. */
  readonly rows: Statement
  /** Entries, people, and people whom the censor window took out. */
  readonly counts: Statement
  /** For each mode (0: events, 1: best event of each person): mode, mask of the rules that fit, how many. */
  readonly masks: Statement
  readonly rules: readonly string[]
  /** Working tables that the statements leave behind, and what takes all of them away. */
  readonly tables: CohortTables
  readonly sweep: readonly Statement[]
}

export interface CohortTables {
  /** person_id, start_date, end_date. */
  readonly cohort: string
  /** Events that the rules are asked about, which event fits which rule, and each person's best event. */
  readonly qualified: string
  readonly inclusion: string
  readonly best: string
}

/** Name of the table of rows that a run leaves behind: person_id, start_date, end_date. */
const cohortTable = 'circe_cohort'

/**
 * Compiles a cohort definition. Pure: the SQL depends on the structure of the definition alone; each of its numbers,
 * days and texts is a bound parameter. The SQL reads the tables of `needs` under their `as` names.
 */
export function compileCohort(expression: CohortExpression, dialect: Dialect): CompiledCohort {
  const program = newProgram(dialect)
  writeConceptSets(program, expression)
  const qualified = writeQualified(program, expression)
  const inclusion = writeInclusion(program, expression, qualified)
  const included = writeIncluded(program, expression, { qualified, inclusion })
  const spells = writeEnds(program, expression, included)
  const eras = writeEras(program, spells, { joinDays: expression.eraPadDays, addDays: 0 })
  writeCohort(program, expression, eras)
  const { masks, best } = writeBestEvents(program, { qualified, inclusion })
  const name = (table: Sql): string => render(table, dialect).sql
  const cohort = text(cohortTable)
  const day = (column: string): Sql => program.words.cast(text(column), 'text')
  return {
    needs: needsOf(program, expression),
    statements: program.statements,
    rows: render(
      sql`select c.person_id, ${day('c.start_date')}, ${day('c.end_date')}
          from ${cohort} c order by c.person_id, c.start_date, c.end_date`,
      dialect,
    ),
    counts: render(
      sql`select (select count(*) from ${cohort}), (select count(distinct person_id) from ${cohort}),
          (select count(distinct person_id) from ${eras})`,
      dialect,
    ),
    masks: render(masks, dialect),
    rules: expression.rules.map((rule) => rule.name),
    tables: {
      cohort: cohortTable,
      qualified: name(qualified),
      inclusion: name(inclusion),
      best: name(best),
    },
    sweep: sweepOf(program),
  }
}

/** Primary events inside an observation period, limited; then the additional criteria, limited. */
function writeQualified(program: Program, expression: CohortExpression): Sql {
  const primary = createTable(program, 'primary', columnsOf.events)
  writePrimary(program, expression, primary)
  const { additional, qualifiedLimit } = expression
  // Without additional criteria Circe pays no attention to this limit.
  if (additional === null) return primary
  const fitting = writeGroup(program, additional, primary)
  const qualified = createTable(program, 'qualified', columnsOf.events)
  add(
    program,
    sql`insert into ${qualified} ${limited(
      sql`select e.* from ${primary} e join ${fitting} f on f.person_id = e.person_id and f.event_id = e.event_id`,
      qualifiedLimit,
    )}`,
  )
  dropTables(program, [fitting, primary])
  return qualified
}

function writePrimary(program: Program, expression: CohortExpression, primary: Sql): void {
  const { words } = program
  const { criteria, priorDays, postDays, limit } = expression.primary
  useObservation(program)
  const all = criteria.map((criterion) =>
    writeCriterion(program, criterion, { within: null, distinct: null }),
  )
  const events = join(
    all.map(
      ({ query }, k) => sql`select q.*, ${words.value(k, 'integer')} as source from (${query}) q`,
    ),
    ' union all ',
  )
  const direction = text(limit === 'last' ? 'desc' : 'asc')
  const start = text('o.observation_period_start_date')
  const end = text('o.observation_period_end_date')
  add(
    program,
    sql`insert into ${primary} select n.person_id, n.ordinal, n.start_date, n.end_date,
          n.op_start_date, n.op_end_date, n.visit_occurrence_id
        from (
          select e.person_id, e.start_date, e.end_date, e.visit_occurrence_id,
            ${start} as op_start_date, ${end} as op_end_date,
            row_number() over (partition by e.person_id
              order by e.sort_date ${direction}, e.event_id, e.source, e.end_date) as ordinal
          from (${events}) e join cdm_observation_period o on o.person_id = e.person_id
          and e.start_date >= ${start} and e.start_date <= ${end}
          where ${words.addDays(start, words.value(priorDays, 'integer'))} <= e.start_date
          and ${words.addDays(text('e.start_date'), words.value(postDays, 'integer'))} <= ${end}
        ) n ${limit === 'all' ? nothing : text('where n.ordinal = 1')}`,
  )
  dropTables(
    program,
    all.flatMap(({ tables }) => tables),
  )
}

function useObservation(program: Program): void {
  useTable(program, 'observation_period', null)
  useColumn(program, 'observation_period', 'person_id', 'id')
  useColumn(program, 'observation_period', 'observation_period_start_date', 'date')
  useColumn(program, 'observation_period', 'observation_period_end_date', 'date')
}

/** A person's first or last event. */
function limited(events: Sql, limit: Limit): Sql {
  if (limit === 'all') return events
  return sql`select l.person_id, l.event_id, l.start_date, l.end_date, l.op_start_date, l.op_end_date,
      l.visit_occurrence_id
    from (select x.*, row_number() over (partition by x.person_id
      order by x.start_date ${text(limit === 'last' ? 'desc' : 'asc')}, x.event_id) as place
      from (${events}) x) l where l.place = 1`
}

/** Which event fits which rule, by the rule's place in the definition. */
function writeInclusion(program: Program, { rules }: CohortExpression, qualified: Sql): Sql {
  const inclusion = createTable(program, 'inclusion', columnsOf.hits)
  for (const [k, { group }] of rules.entries()) {
    const fitting = writeGroup(program, group, qualified)
    add(
      program,
      sql`insert into ${inclusion} select ${program.words.value(k, 'integer')}, f.person_id, f.event_id
          from ${fitting} f`,
    )
    dropTables(program, [fitting])
  }
  return inclusion
}

interface Qualified {
  readonly qualified: Sql
  readonly inclusion: Sql
}

/** Events that fit every rule, limited. */
function writeIncluded(
  program: Program,
  { rules, expressionLimit }: CohortExpression,
  { qualified, inclusion }: Qualified,
): Sql {
  const included = createTable(program, 'included', columnsOf.events)
  const fitting =
    rules.length === 0
      ? sql`select q.* from ${qualified} q`
      : sql`select q.* from ${qualified} q join (select person_id, event_id from ${inclusion}
            group by person_id, event_id having count(*) = ${program.words.value(rules.length, 'bigint')}) i
            on i.person_id = q.person_id and i.event_id = q.event_id`
  add(program, sql`insert into ${included} ${limited(fitting, expressionLimit)}`)
  return included
}

/** The eras, cut to the censor window; what lies outside of it is left out. */
function writeCohort(program: Program, { censorWindow }: CohortExpression, eras: Sql): void {
  createNamed(program, cohortTable, columnsOf.spells)
  const { words } = program
  const from = censorWindow.start === null ? null : words.value(censorWindow.start, 'date')
  const to = censorWindow.end === null ? null : words.value(censorWindow.end, 'date')
  const start = from === null ? text('r.start_date') : sql`greatest(r.start_date, ${from})`
  const end = to === null ? text('r.end_date') : sql`least(r.end_date, ${to})`
  const where = from === null && to === null ? nothing : sql`where ${start} <= ${end}`
  add(
    program,
    sql`insert into ${text(cohortTable)} select r.person_id, ${start}, ${end} from ${eras} r ${where}`,
  )
}
