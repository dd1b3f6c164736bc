import {
  isOfPopulation,
  noFiles,
  SampanError,
  type AttritionStep,
  type Feature,
  type FeatureOf,
  type Manifest,
  type StudyFiles,
} from '@sampan/shared'
import { readPersons, type PersonIdentity } from '../cohort/person-codes.ts'
import type { PersonSet } from '../cohort/person-set.ts'
import { makePopulation, makeRegistryPopulation, type Population } from '../cohort/population.ts'
import { cohortsIn, type StudyCohort } from '../cohort/study-cohorts.ts'
import type { Dictionary } from '../omop/dictionary.ts'
import type { RegistrySource, Session, Source, SourceFacts } from '../omop/source.ts'
import type { Reading } from './locked.ts'
import { addOmopColumns, featuresAtOnce, pieces } from './omop-columns.ts'
import { populationColumns } from './population-columns.ts'
import { personColumn, registryColumns, registryValues } from './registry-columns.ts'
import { snapshotNeeds } from './snapshot-needs.ts'

/** A hospital's matrix for one study: a column per feature, in the manifest's order. Ids are not in it. */
export interface SnapshotContent {
  readonly people: number
  /** The person of each row, where people have several. */
  readonly rowPersons?: Uint32Array
  /** Rows of every column are the same people in the order of their ids. */
  readonly columns: ReadonlyMap<string, Float64Array>
  readonly attrition: readonly AttritionStep[]
  readonly facts: SourceFacts
  /** The same people under a key; null where none was given. */
  readonly persons: PersonSet | null
}

export interface Progress {
  /** Features whose columns are made. */
  readonly done: number
  readonly total: number
}

export interface BuildOptions {
  /** Whose data these are, for a feature that is the hospital; it is missing otherwise. */
  readonly site?: string
  readonly onProgress?: (progress: Progress) => void
  /** Under which people are coded, to compare them with those of other runs. */
  readonly personKey?: Uint8Array
  /** Those that the manifest names. */
  readonly files?: StudyFiles
  /** Asked before anything is read. */
  readonly guard?: (reading: Reading) => void
}

/**
 * Makes the matrix of a study from a hospital's data: population, then a column for every feature.
 * @throws SampanError what the source throws (source-unreachable, source-not-omop, source-table-missing,
 * source-column-missing, source-type-wrong, source-ids-invalid, file-malformed, dictionary-invalid,
 * statement-timeout, overloaded), cohort-empty, people-too-many, unit-mismatch, value-out-of-range,
 * vocabulary-mismatch, codes of readDefinitions and of the guard
 */
export async function buildSnapshot(
  source: Source,
  manifest: Manifest,
  options: BuildOptions = {},
): Promise<SnapshotContent> {
  const cohorts = cohortsIn(source, manifest, options.files ?? noFiles)
  const needs = snapshotNeeds(source, manifest, cohorts)
  options.guard?.({ manifest, needs, dictionary: dictionaryOf(source, manifest) })
  const session = await source.connect(needs)
  const columns = new Map<string, Float64Array>()
  const add = (features: readonly Feature[], made: readonly Float64Array[]): void => {
    features.forEach((feature, k) => {
      const column = made[k]
      if (column !== undefined) columns.set(feature.name, column)
    })
    options.onProgress?.({ done: columns.size, total: manifest.features.length })
  }
  try {
    if (source.kind === 'registry-table')
      return await fromRegistry({ session, manifest, options, columns, add }, source)
    return await fromOmop({ session, manifest, options, columns, add }, cohorts)
  } finally {
    session.close()
  }
}

function dictionaryOf(source: Source, { data }: Manifest): Dictionary | null {
  if (source.kind !== 'registry-table' || data.model !== 'registry') return null
  return source.dictionary(data.table)
}

interface Building {
  readonly session: Session
  readonly manifest: Manifest
  readonly options: BuildOptions
  readonly columns: Map<string, Float64Array>
  readonly add: (features: readonly Feature[], made: readonly Float64Array[]) => void
}

async function fromOmop(
  building: Building,
  cohorts: readonly StudyCohort[],
): Promise<SnapshotContent> {
  const { session, manifest, add } = building
  checkVersions(session.facts, manifest)
  const { people, attrition } = await makePopulation(session, manifest, cohorts)
  await addOmopColumns({ session, manifest, people, add })
  const told = manifest.features.filter(isOfPopulation)
  if (told.length > 0) add(told, await populationColumns(session, manifest, told, people))
  return content(building, { people, attrition }, { table: null, column: 'person_id' })
}

async function fromRegistry(building: Building, source: RegistrySource): Promise<SnapshotContent> {
  const { session, manifest, add } = building
  const table = manifest.data.model === 'registry' ? manifest.data.table : ''
  const dictionary = source.dictionary(table)
  const features = registryColumns(manifest, dictionary)
  const made = await makeRegistryPopulation(session, manifest)
  const rows = made.persons?.length ?? made.people
  for (const part of pieces(features, featuresAtOnce(rows)))
    add(
      part.map(({ feature }) => feature),
      await registryValues(session, manifest, part, rows),
    )
  const column = personColumn(manifest, dictionary)?.name ?? null
  return content(building, made, { table, column })
}

async function content(
  { session, manifest, options, columns }: Building,
  { people, attrition, persons: rowPersons }: Population,
  identity: PersonIdentity,
): Promise<SnapshotContent> {
  const { personKey, site = '' } = options
  for (const { name, levels } of manifest.features.filter(isSite))
    columns.set(name, new Float64Array(rowPersons?.length ?? people).fill(levelOf(levels, site)))
  const ordered = manifest.features.map(
    ({ name }) => [name, columns.get(name) ?? new Float64Array(0)] as const,
  )
  const persons =
    personKey === undefined ? null : await readPersons(session, { people, ...identity }, personKey)
  const rows = rowPersons === undefined ? {} : { rowPersons }
  return { people, ...rows, columns: new Map(ordered), attrition, facts: session.facts, persons }
}

function isSite(feature: Feature): feature is FeatureOf<'site'> {
  return feature.kind === 'site'
}

function levelOf(levels: readonly string[], site: string): number {
  return levels.includes(site) ? levels.indexOf(site) : Number.NaN
}

/** What the study says about versions. @throws SampanError source-not-omop, vocabulary-mismatch */
function checkVersions(facts: SourceFacts, manifest: Manifest): void {
  const { data, vocabulary } = manifest
  if (data.model === 'omop' && !data.versions.some((version) => version === facts.cdmVersion))
    throw new SampanError('source-not-omop', { cdmVersion: facts.cdmVersion ?? '' })
  const differs = vocabulary.version !== null && vocabulary.version !== facts.vocabularyVersion
  if (differs && vocabulary.onMismatch === 'refuse') throw new SampanError('vocabulary-mismatch')
}
