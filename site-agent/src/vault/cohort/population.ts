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
  /** Distinct people. */
  readonly people: number
  /** The person of each row, in the order of the ids, where people have several rows. */
  readonly persons?: Uint32Array
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
 * As makePopulation, for a registry. Without a person column every row is a person, in the order of the table. Where
 * people have several rows, those of a person stand together in that order, and `person_index` numbers the people.
 */
export async function makeRegistryPopulation(
  session: Session,
  manifest: Manifest,
): Promise<Population> {
  requireEveryone(manifest)
  const { data } = manifest
  const several = data.model === 'registry' && data.rows === 'several'
  const identified = data.model === 'registry' && data.person !== null
  const everyone = identified
    ? await countPersons(session, registryTable, several)
    : await oneCount(session.query(`select count(*) from ${registryTable}`))
  const order = identified ? 'person_id' : 'row_order'
  const index = several
    ? 'dense_rank() over (order by person_id)'
    : `row_number() over (order by ${order})`
  await session.run(
    'create temp table people (row_order bigint, person_row integer, person_index integer)',
  )
  await session.run(
    `insert into people
     select row_order, row_number() over (order by ${order}, row_order) - 1, ${index} - 1
     from ${registryTable}`,
  )
  const made = population(manifest, [everyone, everyone])
  return several ? { ...made, persons: await personsOfRows(session, manifest) } : made
}

/** @throws SampanError people-too-many: bounds of sums are for as many rows as the study allows people */
async function personsOfRows(session: Session, { largestSite }: Manifest): Promise<Uint32Array> {
  const rows = await oneCount(session.query('select count(*) from people'))
  if (rows > largestSite) throw new SampanError('people-too-many', { largestSite })
  const persons = new Uint32Array(rows)
  for await (const batch of session.query('select person_row, person_index from people'))
    for (let k = 0; k < batch.rows; k++)
      persons[Number(batch.cell(0, k))] = Number(batch.cell(1, k))
  return persons
}

/** No manifest that an agent takes asks a registry for others. @throws SampanError feature-not-built */
function requireEveryone({ cohorts, population: { target } }: Manifest): void {
  const feature = cohorts.find(({ id }) => id === target)?.definition.kind
  if (feature !== 'everyone')
    throw new SampanError('feature-not-built', { feature: feature ?? '', model: 'registry' })
}

async function countPersons(session: Session, table: string, several = false): Promise<number> {
  const row = await firstRow(
    session.query(`select count(*), count(person_id), count(distinct person_id) from ${table}`),
    3,
  )
  const [rows = 0, told = 0, persons = 0] = row?.map(Number) ?? []
  if (rows !== (several ? told : persons))
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
