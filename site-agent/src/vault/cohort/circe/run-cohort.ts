import { firstRow, type Batch, type Cell, type Session } from '../../omop/source.ts'
import type { CompiledCohort } from './compile.ts'
import { inclusionStatistics, type InclusionStatistics, type MaskCount } from './statistics.ts'

export interface CohortCounts {
  readonly entries: number
  readonly people: number
  /** People whom the censor window took out. */
  readonly censored: number
  /** By event, and by the best event of each person: the second is the attrition that ATLAS shows. */
  readonly events: InclusionStatistics
  readonly best: InclusionStatistics
}

/** Makes the cohort in the session's working tables and counts it. Throws as Session.run does. */
export async function runCohort(session: Session, cohort: CompiledCohort): Promise<CohortCounts> {
  for (const { sql, parameters } of cohort.statements) await session.run(sql, parameters)
  const counts = await firstRow(session.query(cohort.counts.sql, cohort.counts.parameters), 3)
  const [entries = 0, people = 0, before = 0] = counts?.map(Number) ?? []
  const masks = await masksIn(session.query(cohort.masks.sql, cohort.masks.parameters))
  const statistics = (mode: number): InclusionStatistics =>
    inclusionStatistics(
      cohort.rules,
      masks.filter((each) => each.mode === mode),
    )
  return { entries, people, censored: before - people, events: statistics(0), best: statistics(1) }
}

/**
 * People whose best event is on or before a day, before any rule and then after each: the attrition that ATLAS draws,
 * of persons that exist. After the statements ran.
 */
export async function peopleByRule(
  session: Session,
  { rules, tables: { best, qualified, inclusion } }: CompiledCohort,
  asOf: string,
): Promise<readonly number[]> {
  const masks = session.query(
    `select cast(1 as integer), m.mask, count(*) from (
       select b.person_id, cast(coalesce(sum(cast(1 as bigint) << i.part), 0) as bigint) as mask
       from ${best} b
       join ${qualified} q on q.person_id = b.person_id and q.event_id = b.event_id
       join person p on p.person_id = b.person_id
       left join ${inclusion} i on i.person_id = b.person_id and i.event_id = b.event_id
       where q.start_date <= cast($1 as date)
       group by b.person_id, b.event_id) as m
     group by m.mask`,
    [asOf],
  )
  const { base, rules: after } = inclusionStatistics(rules, await masksIn(masks))
  return [base, ...after.map(({ remaining }) => remaining)]
}

/** Lines of subject, start and end, by subject and day. After runCohort. */
export async function* readRows(
  session: Session,
  { rows: { sql, parameters } }: CompiledCohort,
): AsyncGenerator<string, void> {
  for await (const { rows, cell } of session.query(sql, parameters))
    for (let row = 0; row < rows; row++)
      yield [0, 1, 2].map((column) => String(cell(column, row))).join(',')
}

async function masksIn(
  found: AsyncIterable<Batch>,
): Promise<readonly (MaskCount & { readonly mode: number })[]> {
  const masks: (MaskCount & { readonly mode: number })[] = []
  for await (const { rows, cell } of found)
    for (let row = 0; row < rows; row++)
      masks.push({
        mode: Number(cell(0, row)),
        mask: whole(cell(1, row)),
        count: Number(cell(2, row)),
      })
  return masks
}

function whole(cell: Cell): bigint {
  return BigInt(typeof cell === 'bigint' || typeof cell === 'number' ? cell : 0)
}
