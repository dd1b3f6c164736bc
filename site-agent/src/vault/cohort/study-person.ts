import { needsObservation, type Manifest } from '@sampan/shared'
import { oneCount, type Session } from '../omop/source.ts'
import { roles } from './study-cohorts.ts'

/**
 * From entries to the people of a study, one row each, as OHDSI's CohortMethod makes a study population
 * (CreateCohorts.sql and createStudyPopulation; docs/population.md). Writes a working table `study_person` (person_id,
 * treatment, index_date, observation_start, risk_start, risk_end). Returns the people after each step.
 */
export async function writeStudyPersons(
  session: Session,
  manifest: Manifest,
): Promise<readonly number[]> {
  const { comparator, priorOutcome, timeAtRisk, washoutDays } = manifest.population
  await writeFirstEntries(session)
  const counts = [await countPeople(session, 'first_entry')]
  await writeCandidates(session, comparator?.both ?? 'keep-first')
  if (comparator !== null) counts.push(await countPeople(session, 'candidate'))
  await session.run(
    `create temp table study_person (person_id bigint, treatment integer, index_date date,
       observation_start date, risk_start date, risk_end date)`,
  )
  const remove = async (where: string, days: readonly number[] = []): Promise<void> => {
    await session.run(`delete from study_person where ${where}`, days)
    counts.push(await countPeople(session, 'study_person'))
  }
  if (!needsObservation(manifest)) {
    await writeUnobserved(session, manifest)
    return counts
  }
  await writeObserved(session, manifest)
  counts.push(await countPeople(session, 'study_person'))
  const { daysBetween } = session.dialect
  if (washoutDays > 0)
    await remove(`${daysBetween('observation_start', 'index_date')} < $1`, [washoutDays])
  if (priorOutcome === 'remove') await remove(hasPriorOutcome)
  if (timeAtRisk !== null)
    await remove(`${daysBetween('risk_start', 'risk_end')} < $1`, [timeAtRisk.minimumDays])
  return counts
}

function countPeople(session: Session, table: string): Promise<number> {
  return oneCount(session.query(`select count(distinct person_id) from ${table}`))
}

/** Each person's first entry into target (treatment 1) and comparator (0). */
async function writeFirstEntries(session: Session): Promise<void> {
  await session.run(
    'create temp table first_entry (person_id bigint, treatment integer, start_date date, end_date date)',
  )
  await session.run(
    `insert into first_entry
     select person_id, case when role = ${roles.target} then 1 else 0 end, start_date, end_date
     from (select c.*, row_number() over (
             partition by role, person_id order by start_date, end_date) as place
           from study_cohort c where role <> ${roles.outcome}) as entry
     where place = 1`,
  )
}

/**
 * One entry a person. removeDuplicateSubjects = 'remove all', or 'keep first', where who enters both cohorts on one day
 * is in neither. Windows and no `exists`: DuckDB 1.5 answers that wrongly when it joins on two inequalities, one of
 * them `<>`.
 */
const kept = {
  remove: 'entries = 1',
  'keep-first': 'place = 1 and together = 1',
} as const

async function writeCandidates(session: Session, both: keyof typeof kept): Promise<void> {
  await session.run(
    'create temp table candidate (person_id bigint, treatment integer, start_date date, end_date date)',
  )
  await session.run(
    `insert into candidate
     select person_id, treatment, start_date, end_date
     from (select f.*,
             count(*) over (partition by person_id) as entries,
             rank() over (partition by person_id order by start_date) as place,
             count(*) over (partition by person_id, start_date) as together
           from first_entry f) as entry
     where ${kept[both]}`,
  )
}

/** removeSubjectsWithPriorOutcome, however long ago: an outcome before the risk window. */
const hasPriorOutcome = `person_id in (
  select s.person_id from study_person s
  join study_cohort o on o.role = ${roles.outcome} and o.person_id = s.person_id
  and o.start_date < s.risk_start)`

const indexDate = 'case when $2 then c.start_date else cast($1 as date) end'

async function writeUnobserved(session: Session, { population }: Manifest): Promise<void> {
  await session.run(
    `insert into study_person
     select c.person_id, c.treatment, ${indexDate},
            cast(null as date), cast(null as date), cast(null as date)
     from candidate c`,
    [population.asOf, population.index === 'cohort-start'],
  )
}

/**
 * With the observation period that holds the index date; of overlapping ones, their union. What comes after the as-of
 * day (the study end date of CreateCohorts.sql) is cut off: of observation, and of cohorts. The risk window ends with
 * observation.
 */
async function writeObserved(session: Session, { population }: Manifest): Promise<void> {
  const { asOf, index, timeAtRisk } = population
  const { addDays } = session.dialect
  const anchorOf = (anchor: string | undefined): string =>
    anchor === 'cohort end' ? 'o.end_date' : 'o.start_date'
  const riskStart = addDays(anchorOf(timeAtRisk?.startAnchor), '$3')
  const riskEnd = addDays(anchorOf(timeAtRisk?.endAnchor), '$4')
  await session.run(
    `insert into study_person
     select o.person_id, o.treatment, o.index_date, o.observation_start, ${riskStart},
            least(${riskEnd}, o.observation_end)
     from (
       select x.person_id, x.treatment, x.index_date, x.start_date, x.observation_start,
              least(coalesce(x.end_date, x.observation_end), cast($1 as date)) as end_date,
              least(x.observation_end, cast($1 as date)) as observation_end
       from (
         select i.person_id, i.treatment, i.index_date, i.start_date, i.end_date,
                min(p.observation_period_start_date) as observation_start,
                max(p.observation_period_end_date) as observation_end
         from (select c.*, ${indexDate} as index_date from candidate c) as i
         join cdm_observation_period p on p.person_id = i.person_id
         and i.index_date >= p.observation_period_start_date
         and i.index_date <= p.observation_period_end_date
         group by i.person_id, i.treatment, i.index_date, i.start_date, i.end_date
       ) as x
     ) as o`,
    [asOf, index === 'cohort-start', timeAtRisk?.start ?? 0, timeAtRisk?.end ?? 0],
  )
}
