import {
  attritionSteps,
  invariant,
  SampanError,
  type AttritionStep,
  type Manifest,
} from '@sampan/shared'
import { firstRow, oneCount, type Session } from '../omop/source.ts'
import { writeEntries } from './entries.ts'
import type { StudyCohort } from './study-cohorts.ts'
import { writeStudyPersons } from './study-person.ts'

/** Who is looked at. The rows of every column are these people, in this order. */
export interface Population {
  readonly people: number
  readonly attrition: readonly AttritionStep[]
}

/** Name under which a registry is seen by our SQL; its person column is `person_id`. */
export const registryTable = 'registry'

/**
 * Writes who is looked at into a working table `people` (person_id, person_row, index_date): one row each, numbered
 * from 0 in the order of the 64-bit ids.
 * @throws SampanError source-ids-invalid when an id is missing or stands for two persons, cohort-empty,
 * people-too-many
 */
export async function makePopulation(
  session: Session,
  manifest: Manifest,
  cohorts: readonly StudyCohort[],
): Promise<Population> {
  const everyone = await countPersons(session, 'person')
  const byRule = await writeEntries(session, manifest, cohorts)
  const after = await writeStudyPersons(session, manifest)
  await session.run(
    'create temp table people (person_id bigint, person_row integer, index_date date)',
  )
  await session.run(
    `insert into people
     select person_id, row_number() over (order by person_id) - 1, index_date from study_person`,
  )
  // Rules are steps of the target alone.
  const ofTarget = manifest.population.comparator === null ? byRule : []
  return population(manifest, [everyone, ...ofTarget, ...after])
}

/**
 * As makePopulation, for a registry: every row is a person. Without a person column they keep the order of the table.
 */
export async function makeRegistryPopulation(
  session: Session,
  manifest: Manifest,
): Promise<Population> {
  requireEveryone(manifest)
  const identified = manifest.data.model === 'registry' && manifest.data.person !== null
  const everyone = identified
    ? await countPersons(session, registryTable)
    : await oneCount(session.query(`select count(*) from ${registryTable}`))
  const order = identified ? 'person_id' : 'row_order'
  await session.run('create temp table people (row_order bigint, person_row integer)')
  await session.run(
    `insert into people select row_order, row_number() over (order by ${order}) - 1
     from ${registryTable}`,
  )
  return population(manifest, [everyone, everyone])
}

/** No manifest that an agent takes asks a registry for others. @throws SampanError feature-not-built */
function requireEveryone({ cohorts, population: { target } }: Manifest): void {
  const feature = cohorts.find(({ id }) => id === target)?.definition.kind
  if (feature !== 'everyone')
    throw new SampanError('feature-not-built', { feature: feature ?? '', model: 'registry' })
}

async function countPersons(session: Session, table: string): Promise<number> {
  const row = await firstRow(
    session.query(`select count(*), count(distinct person_id) from ${table}`),
    2,
  )
  const [rows = 0, persons = 0] = row?.map(Number) ?? []
  if (rows !== persons)
    throw new SampanError('source-ids-invalid', { table, reason: 'missing or repeated' })
  return persons
}

/** @throws SampanError cohort-empty, people-too-many */
function population(manifest: Manifest, counts: readonly number[]): Population {
  const steps = attritionSteps(manifest)
  invariant(steps.length === counts.length, 'a count for every step')
  const attrition = steps.map((step, k) => ({ step, people: counts[k] ?? 0 }))
  const people = counts.at(-1) ?? 0
  if (people === 0) throw new SampanError('cohort-empty')
  if (people > manifest.largestSite)
    throw new SampanError('people-too-many', { largestSite: manifest.largestSite })
  return { people, attrition }
}
