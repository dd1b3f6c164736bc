import {
  invariant,
  needsObservation,
  readDefinitions,
  type Cohort,
  type Manifest,
  type StudyFiles,
} from '@sampan/shared'
import type { Dialect } from '../omop/dialect.ts'
import type { Source, TableNeed } from '../omop/source.ts'
import { ancestorNeed, eventNeed, personNeed } from '../omop/tables.ts'
import { compileCohort, type CompiledCohort } from './circe/compile.ts'

/** Which part a cohort plays; the number stands in our working tables. */
export const roles = { target: 0, comparator: 1, outcome: 2 } as const
export type Role = (typeof roles)[keyof typeof roles]

export type CohortSource =
  | Exclude<Cohort['definition'], { readonly kind: 'circe' }>
  | { readonly kind: 'circe'; readonly compiled: CompiledCohort }

export interface StudyCohort {
  readonly role: Role
  readonly source: CohortSource
}

/**
 * The cohorts that a study's population is made from, the definitions of ATLAS compiled. Their files are compared with
 * the manifest here too: between the approval and today they lay on a disk.
 * @throws SampanError codes of readDefinitions
 */
function studyCohorts(
  manifest: Manifest,
  files: StudyFiles,
  dialect: Dialect,
): readonly StudyCohort[] {
  const { target, comparator, outcome } = manifest.population
  const definitions = readDefinitions(manifest, files)
  const cohort = (id: string, role: Role): StudyCohort => {
    const found = manifest.cohorts.find((each) => each.id === id)
    invariant(found !== undefined, 'the manifest defines its cohorts')
    const { definition } = found
    if (definition.kind !== 'circe') return { role, source: definition }
    const read = definitions.get(id)
    invariant(read !== undefined, 'a definition that was read')
    return { role, source: { kind: 'circe', compiled: compileCohort(read.expression, dialect) } }
  }
  return [
    cohort(target, roles.target),
    ...(comparator === null ? [] : [cohort(comparator.cohort, roles.comparator)]),
    ...(outcome === null ? [] : [cohort(outcome, roles.outcome)]),
  ]
}

/** As studyCohorts; none in a registry, where everyone is looked at. */
export function cohortsIn(
  source: Source,
  manifest: Manifest,
  files: StudyFiles,
): readonly StudyCohort[] {
  return source.kind === 'registry-table' ? [] : studyCohorts(manifest, files, source.dialect)
}

const observationNeed: TableNeed = {
  table: 'observation_period',
  as: 'cdm_observation_period',
  columns: [
    { name: 'person_id', kind: 'id', as: 'person_id' },
    ...(['observation_period_start_date', 'observation_period_end_date'] as const).map(
      (name) => ({ name, kind: 'date', as: name }) as const,
    ),
  ],
}

/** The OMOP tables from which a population is made. */
export function populationNeeds(
  manifest: Manifest,
  cohorts: readonly StudyCohort[],
): readonly TableNeed[] {
  return [
    personNeed,
    ...(needsObservation(manifest) ? [observationNeed] : []),
    ...cohorts.flatMap(({ source }) => sourceNeeds(source)),
  ]
}

function sourceNeeds(source: CohortSource): readonly TableNeed[] {
  if (source.kind === 'everyone') return []
  if (source.kind === 'circe') return source.compiled.needs
  const { concepts } = source
  const ancestors = source.descendants ? concepts : []
  return [
    ...(source.descendants ? [ancestorNeed(concepts)] : []),
    eventNeed('condition', false, { concepts, ancestors }),
  ]
}
