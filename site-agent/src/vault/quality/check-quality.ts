import { limits } from '@sampan/proto'
import type { Clock } from '@sampan/shared'
import type { ConceptId, Source, SourceFacts, TableNeed } from '../omop/source.ts'
import { askedOf, type Looking } from './asked.ts'
import { availableIn, vocabularyTables, type Available } from './available.ts'
import { besidePeople } from './beside-people.ts'
import { completeness } from './completeness.ts'
import { concepts } from './concepts.ts'
import { insideObservation } from './inside-observation.ts'
import { keys } from './keys.ts'
import { plausibleSex } from './plausible-sex.ts'
import { references } from './references.ts'
import { found, notApplicable, type QualityResult } from './result.ts'
import { rulesOf } from './rules.ts'
import { runPlan } from './run-tasks.ts'
import { scopeOf } from './scope.ts'
import { structureOf, type Wanted } from './structure.ts'
import type { Task } from './task.ts'
import { values } from './values.ts'
import { withinRow } from './within-row.ts'

export interface QualityOptions {
  readonly clock: Clock
  /** Tables, columns and concepts of a study; null for every table that features and cohorts are made of. */
  readonly needs: readonly TableNeed[] | null
  readonly onProgress?: (progress: QualityProgress) => void
  readonly idsAtOnce?: number
}

export interface QualityProgress {
  readonly table: string
  readonly done: number
  readonly total: number
}

export interface Quality {
  readonly facts: SourceFacts
  readonly results: readonly QualityResult[]
}

/**
 * Checks the data of an OMOP source. Problems are results, not errors; counts are exact, and stay at the hospital.
 * @throws SampanError as Source.describe does
 */
export async function checkQuality(source: Source, options: QualityOptions): Promise<Quality> {
  const { needs, onProgress = () => undefined } = options
  const tables = rulesOf('5.4').map(({ table }) => table)
  const description = await source.describe([...tables, ...vocabularyTables])
  const { facts } = description
  const rules = rulesOf(facts.cdmVersion ?? '5.4')
  const { wanted, concepts: asked } = scopeOf(rules, needs)
  const available = availableIn(rules, description)
  const results: QualityResult[] = []
  for (const [done, table] of wanted.entries()) {
    onProgress({ table: table.table, done, total: wanted.length })
    const structure = structureOf(table, description)
    results.push(...structure)
    if (structure.length === 1) continue
    const looking = lookingAt({ source, options, available, concepts: asked }, table)
    results.push(...(await checkTable(source, looking)))
  }
  return { facts, results }
}

interface Surroundings {
  readonly source: Source
  readonly options: QualityOptions
  readonly available: Available
  readonly concepts: readonly ConceptId[] | null
}

const dayMs = 24 * 60 * 60 * 1000

function lookingAt(
  { source, options, available, concepts }: Surroundings,
  wanted: Wanted,
): Looking {
  const { table, fields } = wanted
  const { clock, idsAtOnce = limits.sourceIdsAtOnceMax } = options
  const tomorrow = new Date(clock.nowMs() + dayMs).toISOString().slice(0, 10)
  return { table, fields, available, concepts, dialect: source.dialect, tomorrow, idsAtOnce }
}

async function checkTable(source: Source, looking: Looking): Promise<readonly QualityResult[]> {
  const done = await runPlan(source, {
    tasks: () => tasksOf(looking),
    drop: looking.available.drop,
  })
  const ran = done.map((result) => lenient(looking, result))
  return [...ran, ...readable(looking, ran), ...without(looking, ran)]
}

/** A column of words that are a time of day, say, in the database: little is lost. */
function lenient({ table, fields }: Looking, result: QualityResult): QualityResult {
  const words = fields.some(({ field, kind }) => field === result.field && kind === 'text')
  const unreadable = result.check === 'cdmDatatype' && result.table === table
  return unreadable && words ? { ...result, status: 'warn' } : result
}

function tasksOf(looking: Looking): readonly Task[] {
  return [
    ...withinRow(looking),
    ...keys(looking),
    ...besidePeople(looking),
    ...references(looking),
    ...concepts(looking),
    ...completeness(looking),
    ...insideObservation(looking),
    ...plausibleSex(looking),
    ...values(looking),
  ]
}

/** Every column that was read had values of its kind. */
function readable(
  { table, fields, available }: Looking,
  done: readonly QualityResult[],
): readonly QualityResult[] {
  // Where the pass over the columns itself came to nothing, nothing is known of their values.
  const counted = done.some(
    ({ check, rows }) => check === 'measureValueCompleteness' && rows !== null,
  )
  return fields
    .filter(({ field }) => counted && available.has(table, field))
    .map(({ field }) => found({ check: 'cdmDatatype', table, field, threshold: 0 }, 'pass'))
}

/** Checks for which a table or a column is missing. */
function without(looking: Looking, done: readonly QualityResult[]): readonly QualityResult[] {
  const known = new Set(done.map(({ check, field }) => `${check} ${field ?? ''}`))
  return askedOf(looking)
    .filter(({ subject }) => !known.has(`${subject.check} ${subject.field ?? ''}`))
    .map(({ subject }) => notApplicable(subject))
}
