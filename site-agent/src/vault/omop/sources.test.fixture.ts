import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { defaultFloors, systemClock, type Manifest } from '@sampan/shared'
import { afterAll } from 'vitest'
import type { Batch, Cell } from './source.ts'

/** Public reference data beside the repository; tests that need them say so when they are absent. */
export const referenceData = path.resolve(import.meta.dirname, '../../../../../shared/data')
export const absence = existsSync(referenceData) ? '' : ' (reference data absent: skipped)'

export const options = { clock: systemClock, memoryMib: 1024, threads: 2 }

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Removed after the tests of the file that asked for it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-source-'))
  folders.push(folder)
  return folder
}

/** Runs statements in a new DuckDB file. */
export async function makeDuckdb(file: string, statements: readonly string[]): Promise<string> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
  return file
}

/** Rows of a query in an engine of the test's own, as plain arrays. Oracles are written with it. */
export async function ask(sql: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRows()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Files of a folder: tables by file name; `.gz` names are compressed. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, name), /\.gz$/i.test(name) ? gzipSync(text) : text)
  return folder
}

export async function rowsOf(
  batches: AsyncIterable<Batch>,
  width: number,
): Promise<readonly (readonly Cell[])[]> {
  const rows: Cell[][] = []
  for await (const batch of batches)
    for (let row = 0; row < batch.rows; row++)
      rows.push(Array.from({ length: width }, (_, column) => batch.cell(column, row)))
  return rows
}

const party = { id: 'institute', controller: 'institute', jurisdiction: 'HK' } as const
const digest = `sha256:${'0'.repeat(64)}`

/** A manifest in which only the parts that matter to a test are stated. */
export function studyOf(parts: Partial<Manifest>): Manifest {
  return {
    schema: 'sampan/manifest/v1',
    suite: 1,
    id: 'study_00000000000000000000000000',
    parent: null,
    title: 'Test',
    purpose: 'Test',
    sponsor: 'Test',
    investigator: { name: 'Test', affiliation: 'Test', key: null },
    protocolDigest: null,
    coordinator: { ...party, key: digest },
    recipients: [party],
    participants: [{ ...party, site: 'a', identity: digest, mandatory: true }].map(
      ({ site, controller, jurisdiction, identity, mandatory }) => ({
        site,
        controller,
        jurisdiction,
        identity,
        mandatory,
      }),
    ),
    sitesMin: 3,
    controllersMin: 3,
    survivorsMin: 3,
    largestSite: 1_000_000,
    collusionAccepted: null,
    data: { model: 'omop', versions: ['5.3', '5.4'] },
    cohorts: [{ id: 'all', name: 'Everyone', definition: { kind: 'everyone' } }],
    population: populationOf({}),
    features: [{ name: 'age', kind: 'age', at: null }],
    terms: [],
    ranges: {},
    timeGrid: null,
    missing: 'complete-case',
    vocabulary: { version: null, onMismatch: 'ignore' },
    analyses: [{ id: 'count', kind: 'feasibility', perSite: false }],
    runsMax: 1,
    cells: 'pooled',
    floors: defaultFloors,
    dp: null,
    outputs: ['table'],
    startsAt: '2025-01-01T00:00:00Z',
    expiresAt: '2026-01-01T00:00:00Z',
    ...parts,
  }
}

export function populationOf(parts: Partial<Manifest['population']>): Manifest['population'] {
  return {
    target: 'all',
    comparator: null,
    outcome: null,
    asOf: '2020-06-30',
    index: 'as-of',
    washoutDays: 0,
    priorOutcome: 'keep',
    timeAtRisk: null,
    ...parts,
  }
}

/** A small CDM 5.4 as CSV text, by table; tests replace what they are about. */
export const smallCdm = {
  'person.csv': [
    'person_id,gender_concept_id,year_of_birth,race_concept_id,ethnicity_concept_id',
    '3,8507,1950,0,0',
    '9007199254740993,8532,1960,0,0',
    '9007199254740992,8507,1970,0,0',
    '-9223372036854775808,8532,1980,0,0',
    '9223372036854775807,0,1990,0,0',
  ].join('\n'),
  'cdm_source.csv': [
    'cdm_source_name,cdm_version,cdm_version_concept_id,vocabulary_version',
    'Small,v5.4.0,756265,v5.0 31-AUG-23',
  ].join('\n'),
  'condition_occurrence.csv': [
    'condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_type_concept_id',
    '1,3,201826,2020-06-30,32817',
    '2,3,201826,2019-01-01,32817',
    '3,9007199254740993,443238,2020-07-01,32817',
    '4,9007199254740992,443238,2019-07-01,32817',
    '5,77,201826,2019-07-01,32817',
  ].join('\n'),
  'concept_ancestor.csv': [
    'ancestor_concept_id,descendant_concept_id,min_levels_of_separation,max_levels_of_separation',
    '201826,201826,0,0',
    '201826,443238,1,1',
    '443238,443238,0,0',
  ].join('\n'),
  'measurement.csv': [
    'measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number,unit_concept_id,measurement_event_id',
    '10,3,3004249,2020-01-01,120,8876,',
    '12,3,3004249,2020-06-01,130,8876,',
    '11,3,3004249,2020-06-01,131,8876,',
    '13,3,3004249,2020-06-30,,8876,',
    '14,3,3004249,2020-07-01,199,8876,',
    '15,9007199254740993,3004249,2019-06-30,140.5,8876,',
    '16,-9223372036854775808,3004249,1990-01-01,90,8876,',
    '17,77,3004249,2020-01-01,55,8840,',
  ].join('\n'),
} as const
