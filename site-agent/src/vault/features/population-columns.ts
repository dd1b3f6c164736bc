import { invariant, type Manifest, type OfPopulation } from '@sampan/shared'
import { roles } from '../cohort/study-cohorts.ts'
import type { Session } from '../omop/source.ts'
import { columnWriter } from './column-values.ts'

/**
 * Outcomes in the time at risk, its first and last day included, and the cohort that a person came from, as OHDSI's
 * createStudyPopulation has them: the time to the first outcome, or else the whole time at risk, counts both its days.
 * @throws SampanError value-out-of-range
 */
export async function populationColumns(
  session: Session,
  manifest: Manifest,
  features: readonly OfPopulation[],
  people: number,
): Promise<readonly Float64Array[]> {
  const columns = features.map((feature) => ({
    feature,
    writer: columnWriter(feature, manifest.ranges[feature.name], people),
  }))
  const { addDays, daysBetween } = session.dialect
  const lastDay = 'coalesce(min(o.start_date), s.risk_end)'
  const persons = session.query(
    `select t.person_row, s.treatment, cast(count(o.person_id) as integer),
            ${addDays(daysBetween('s.risk_start', lastDay), '1')}
     from people t
     join study_person s on s.person_id = t.person_id
     left join study_cohort o on o.role = ${roles.outcome} and o.person_id = s.person_id
     and o.start_date >= s.risk_start and o.start_date <= s.risk_end
     group by t.person_row, s.treatment, s.risk_start, s.risk_end`,
  )
  for await (const { rows, cell } of persons)
    for (let k = 0; k < rows; k++) {
      const [row, treatment, outcomes] = [cell(0, k), cell(1, k), cell(2, k)]
      invariant(typeof row === 'number' && typeof outcomes === 'number', 'a row of people')
      const values = {
        treatment: Number(treatment),
        outcome: outcomes > 0 ? 1 : 0,
        'outcome-count': outcomes,
        'time-to-event': Number(cell(3, k)),
      }
      for (const { feature, writer } of columns) writer.write(row, values[feature.kind])
    }
  return columns.map(({ writer }) => writer.values)
}
