import { attritionSteps, SampanError, type AttritionStep, type Manifest } from '@sampan/shared'
import { writeConceptSets } from '../omop/concept-sets.ts'
import { firstRow, oneCount, type Session, type TableNeed } from '../omop/source.ts'
import { ancestorNeed, eventNeed, eventsOf, personNeed } from '../omop/tables.ts'
import { targetDefinition, type BuiltDefinition } from './definition.ts'

/** Who is looked at. The rows of every column are these people, in this order. */
export interface Population {
  readonly people: number
  readonly attrition: readonly AttritionStep[]
}

/** Name under which a registry is seen by our SQL; its person column is `person_id`. */
export const registryTable = 'registry'

/** The OMOP tables from which a population is made. @throws SampanError feature-not-built */
export function populationNeeds(manifest: Manifest): readonly TableNeed[] {
  const definition = targetDefinition(manifest)
  if (definition.kind === 'everyone') return [personNeed]
  const { concepts } = definition
  const ancestors = definition.descendants ? concepts : []
  return [
    personNeed,
    ...(definition.descendants ? [ancestorNeed(concepts)] : []),
    eventNeed('condition', false, { concepts, ancestors }),
  ]
}

/**
 * Writes the target cohort into a working table `people` (person_id, person_row, index_date): one row each, numbered
 * from 0 in the order of the 64-bit ids. Rows of persons that do not exist are no people.
 * @throws SampanError source-ids-invalid when an id is missing or stands for two persons, cohort-empty,
 * people-too-many, feature-not-built
 */
export async function makePopulation(session: Session, manifest: Manifest): Promise<Population> {
  const definition = targetDefinition(manifest)
  const everyone = await countPersons(session, 'person')
  await session.run(
    'create temp table people (person_id bigint, person_row integer, index_date date)',
  )
  if (definition.kind === 'everyone') await writeEveryone(session, manifest)
  else await writeCondition(session, manifest, definition)
  const people = await oneCount(session.query('select count(*) from people'))
  return population(manifest, everyone, people)
}

async function writeEveryone(session: Session, manifest: Manifest): Promise<void> {
  await session.run(
    `insert into people
     select person_id, row_number() over (order by person_id) - 1, cast($1 as date) from person`,
    [manifest.population.asOf],
  )
}

/** People with the condition on or before the as-of day; the first record is the start of their cohort. */
async function writeCondition(
  session: Session,
  manifest: Manifest,
  definition: Extract<BuiltDefinition, { readonly kind: 'condition' }>,
): Promise<void> {
  const { asOf, index } = manifest.population
  const { concepts, descendants } = definition
  await writeConceptSets(session, 'target_concept', [{ set: 0, concepts, descendants }])
  await session.run(
    `insert into people
     select person_id, row_number() over (order by person_id) - 1,
            case when $2 then first_date else cast($1 as date) end
     from (select p.person_id, min(e.event_date) as first_date
           from person p
           join ${eventsOf('condition')} e on e.person_id = p.person_id
           join target_concept t on t.concept_id = e.concept_id
           where e.event_date <= cast($1 as date)
           group by p.person_id) as target`,
    [asOf, index === 'cohort-start'],
  )
}

/**
 * As makePopulation, for a registry: every row is a person. Without a person column they keep the order of the table.
 */
export async function makeRegistryPopulation(
  session: Session,
  manifest: Manifest,
): Promise<Population> {
  targetDefinition(manifest)
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
  return population(manifest, everyone, everyone)
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

function population(manifest: Manifest, everyone: number, people: number): Population {
  if (people === 0) throw new SampanError('cohort-empty')
  if (people > manifest.largestSite)
    throw new SampanError('people-too-many', { largestSite: manifest.largestSite })
  const counts = [everyone, people]
  const attrition = attritionSteps(manifest).map((step, k) => ({
    step,
    people: counts[k] ?? people,
  }))
  return { people, attrition }
}
