import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../../../../../../shared/data/circe')

/** OHDSI's definitions and what OHDSI's own code answers; tests that need them say so when they are absent. */
const circeAbsent = !existsSync(folder)
export const absence = circeAbsent ? ' (reference data absent: skipped)' : ''

const readText = (...names: string[]): string => readFileSync(path.join(folder, ...names), 'utf8')

interface Expected {
  readonly entries: number
  readonly subjects: number
  readonly sha256: string
  readonly name?: string
  readonly inclusion_stats?: readonly ExpectedRule[]
}

interface ExpectedRule {
  readonly mode_id: number
  readonly rule: number
  readonly person_count: number
  readonly gain_count: number
  readonly person_total: number
}

export interface Oracle {
  readonly id: string
  readonly text: string
  readonly expected: Expected
}

function oraclesOf(name: 'probes' | 'phenotype_library', member: string): readonly Oracle[] {
  if (circeAbsent) return []
  const all = JSON.parse(readText(name, 'expected.json')) as Record<
    string,
    Record<string, Expected>
  >
  return Object.entries(all[member] ?? {}).map(([id, expected]) => ({
    id,
    text: readText(name, `${id}.json`),
    expected,
  }))
}

/** The 27 expressions with one feature each, and the cohorts of OHDSI's PhenotypeLibrary, on GiBleed. */
export const probes = oraclesOf('probes', 'probes')
export const library = oraclesOf('phenotype_library', 'cohorts')

/** Definitions with OHDSI's published counts on GiBleed, by file name. */
export const published = (name: string): string => readText('published', `${name}.json`)
export const publishedTable = (name: string): readonly (readonly string[])[] =>
  readText('published', `${name}.csv`)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))

type Row = Readonly<Record<string, string | number | null>>

/** A case of OHDSI's test suite: tables as `cdm.person`, definitions, and the rows that come out. */
export interface Conformance {
  readonly name: string
  readonly vocabulary: Readonly<Record<string, readonly Row[]>>
  readonly cdm: Readonly<Record<string, readonly Row[]>>
  readonly cases: readonly {
    readonly cohort_definition_id: number
    readonly expression: unknown
  }[]
  readonly expected: {
    readonly cohort: readonly Row[]
    readonly cohort_inclusion_result?: readonly Row[]
  }
}

export const conformance: readonly Conformance[] = circeAbsent
  ? []
  : readdirSync(path.join(folder, 'conformance')).map(
      (file) => JSON.parse(readText('conformance', file)) as Conformance,
    )

/** Definitions with the warnings of OHDSI's own design checks: name, text, warnings. */
export function checked(): readonly (readonly [string, string, readonly string[]])[] {
  if (circeAbsent) return []
  const all = JSON.parse(readText('checker_expressions_and_warnings.json')) as Record<
    string,
    { readonly expression: unknown; readonly warnings: readonly string[] | string }
  >
  return Object.entries(all).map(([name, { expression, warnings }]) => [
    name,
    JSON.stringify(expression),
    typeof warnings === 'string' ? [warnings] : warnings,
  ])
}

/** As expected.json says: lines of rows sorted by subject, start and end. */
export function digestOf(rows: readonly (readonly unknown[])[]): string {
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${row.map(String).join(',')}\n`)
  return hash.digest('hex')
}
