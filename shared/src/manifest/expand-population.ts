import { expandCirce } from './expand-circe.ts'
import { fault, type Path } from './fault.ts'
import type { Expanding } from './expanding.ts'
import type { ManifestDraft } from './manifest.ts'
import type { Cohort, Population } from './parts.ts'
import type { StudyFile } from './study-file.ts'
import type { StudyCohort } from './study-parts.ts'

/** Where people come from and when they are looked at. */
export function expandPopulation(
  expanding: Expanding,
  startsAt: string,
): Pick<ManifestDraft, 'data' | 'cohorts' | 'population'> {
  const { study } = expanding
  const cohorts = cohortsOf(expanding)
  const target = targetOf(expanding, cohorts)
  const everyone = cohorts.find(({ id }) => id === target)?.definition.kind === 'everyone'
  const population: Population = {
    target,
    comparator: comparatorOf(study),
    outcome: study.population?.outcome ?? null,
    asOf: study.asOf ?? startsAt.slice(0, 10),
    index: study.population?.index ?? (everyone ? 'as-of' : 'cohort-start'),
    washoutDays: study.population?.washoutDays ?? 0,
    priorOutcome: priorOutcomeOf(study),
    timeAtRisk: timeAtRiskOf(study),
  }
  return { data: dataOf(study), cohorts, population }
}

function comparatorOf({ population }: StudyFile): Population['comparator'] {
  const comparator = population?.comparator
  if (comparator === undefined) return null
  if (typeof comparator === 'string') return { cohort: comparator, both: 'keep-first' }
  return { cohort: comparator.cohort, both: comparator.both ?? 'keep-first' }
}

/** Defaults are those of OHDSI's createStudyPopulation. */
function priorOutcomeOf({ population }: StudyFile): Population['priorOutcome'] {
  return population?.priorOutcome ?? (population?.outcome === undefined ? 'keep' : 'remove')
}

export function timeAtRiskOf({ population }: StudyFile): Population['timeAtRisk'] {
  const risk = population?.timeAtRisk
  if (risk === undefined) return null
  return {
    start: risk.start ?? 0,
    startAnchor: risk.startAnchor ?? 'cohort start',
    end: risk.end ?? 0,
    endAnchor: risk.endAnchor ?? 'cohort end',
    minimumDays: risk.minimumDays ?? 1,
  }
}

function dataOf({ data }: StudyFile): ManifestDraft['data'] {
  if (data === undefined || data === 'omop') return { model: 'omop', versions: ['5.3', '5.4'] }
  if ('omop' in data) return { model: 'omop', versions: data.omop }
  const { registry: table, person = null, rows = 'one' } = data
  return { model: 'registry', table, person, rows }
}

function cohortsOf(expanding: Expanding): Cohort[] {
  const { study, faults } = expanding
  if (study.cohorts === undefined)
    return [cohortOf(expanding, ['cohort'], { id: 'target', cohort: study.cohort ?? 'everyone' })]
  if (study.cohort !== undefined)
    faults.push(fault('study-invalid', ['cohort'], 'fault.oneOfTwo', { other: 'cohorts' }))
  return Object.entries(study.cohorts).map(([id, cohort]) =>
    cohortOf(expanding, ['cohorts', id], { id, cohort }),
  )
}

interface Named {
  readonly id: string
  readonly cohort: StudyCohort
}

function cohortOf(expanding: Expanding, path: Path, { id, cohort }: Named): Cohort {
  if (cohort === 'everyone') return { id, name: id, definition: { kind: 'everyone' } }
  if ('circe' in cohort)
    return { id, name: cohort.name ?? id, definition: expandCirce(expanding, path, cohort.circe) }
  const concepts = typeof cohort.condition === 'number' ? [cohort.condition] : cohort.condition
  const descendants = cohort.descendants ?? true
  return {
    id,
    name: cohort.name ?? id,
    definition: { kind: 'condition', concepts: [...concepts], descendants },
  }
}

function targetOf({ study, faults }: Expanding, cohorts: readonly Cohort[]): string {
  if (study.population?.target !== undefined) return study.population.target
  if (cohorts.length > 1)
    faults.push(fault('study-invalid', ['population'], 'fault.required', { name: 'target' }))
  return cohorts[0]?.id ?? 'target'
}
