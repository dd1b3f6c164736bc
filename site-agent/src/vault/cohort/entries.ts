import type { Manifest } from '@sampan/shared'
import { writeConceptSets } from '../omop/concept-sets.ts'
import type { Session } from '../omop/source.ts'
import { eventsOf } from '../omop/tables.ts'
import { peopleByRule } from './circe/run-cohort.ts'
import type { CompiledCohort } from './circe/compile.ts'
import { roles, type CohortSource, type StudyCohort } from './study-cohorts.ts'

/**
 * Writes who enters which cohort when, on or before the as-of day, into a working table `study_cohort` (role,
 * person_id, start_date, end_date). Rows of persons that do not exist are left out. A cohort without an end of its own
 * (null) ends with observation.
 * Returns the people of the target's inclusion rules, if it is a definition of ATLAS: before any, then after each.
 */
export async function writeEntries(
  session: Session,
  { population: { asOf } }: Manifest,
  cohorts: readonly StudyCohort[],
): Promise<readonly number[]> {
  await session.run(
    'create temp table study_cohort (role integer, person_id bigint, start_date date, end_date date)',
  )
  let byRule: readonly number[] = []
  for (const { role, source } of cohorts)
    if (source.kind === 'everyone') await writeEveryone(session, role, asOf)
    else if (source.kind === 'condition') await writeCondition(session, role, { source, asOf })
    else {
      const people = await writeDefinition(session, role, { compiled: source.compiled, asOf })
      if (role === roles.target) byRule = people
    }
  return byRule
}

async function writeEveryone(session: Session, role: number, asOf: string): Promise<void> {
  await session.run(
    `insert into study_cohort
     select cast($1 as integer), person_id, cast($2 as date), cast(null as date) from person`,
    [role, asOf],
  )
}

interface Condition {
  readonly source: Extract<CohortSource, { readonly kind: 'condition' }>
  readonly asOf: string
}

/** People with the condition; the first record is the start of their cohort. */
async function writeCondition(
  session: Session,
  role: number,
  { source: { concepts, descendants }, asOf }: Condition,
): Promise<void> {
  const table = `cohort_concept_${role}`
  await writeConceptSets(session, table, [{ set: 0, concepts, descendants }])
  await session.run(
    `insert into study_cohort
     select cast($1 as integer), p.person_id, min(e.event_date), cast(null as date)
     from person p
     join ${eventsOf('condition')} e on e.person_id = p.person_id
     join ${table} t on t.concept_id = e.concept_id
     where e.event_date <= cast($2 as date)
     group by p.person_id`,
    [role, asOf],
  )
}

interface Definition {
  readonly compiled: CompiledCohort
  readonly asOf: string
}

/** Working tables of one definition go before the next is made: their names are the same. */
async function writeDefinition(
  session: Session,
  role: number,
  { compiled, asOf }: Definition,
): Promise<readonly number[]> {
  for (const { sql, parameters } of compiled.statements) await session.run(sql, parameters)
  await session.run(
    `insert into study_cohort
     select cast($1 as integer), c.person_id, c.start_date, c.end_date
     from ${compiled.tables.cohort} c join person p on p.person_id = c.person_id
     where c.start_date <= cast($2 as date)`,
    [role, asOf],
  )
  const people = role === roles.target ? await peopleByRule(session, compiled, asOf) : []
  for (const { sql, parameters } of compiled.sweep) await session.run(sql, parameters)
  return people
}
