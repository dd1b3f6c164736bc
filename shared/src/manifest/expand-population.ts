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
    comparator: null,
    outcome: null,
    asOf: study.asOf ?? startsAt.slice(0, 10),
    index: study.population?.index ?? (everyone ? 'as-of' : 'cohort-start'),
    washoutDays: 0,
    priorOutcome: 'keep',
    timeAtRisk: null,
  }
  return { data: dataOf(study), cohorts, population }
}

function dataOf({ data }: StudyFile): ManifestDraft['data'] {
  if (data === undefined || data === 'omop') return { model: 'omop', versions: ['5.3', '5.4'] }
  if ('omop' in data) return { model: 'omop', versions: data.omop }
  return { model: 'registry', table: data.registry, person: data.person ?? null }
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
