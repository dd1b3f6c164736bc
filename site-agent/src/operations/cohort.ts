import { limits } from '@sampan/proto'
import {
  type Clock,
  type CohortExpression,
  parseCohort,
  readText,
  SampanError,
} from '@sampan/shared'
import { writeNew } from '@sampan/terminal'
import type { Home } from '../config/home.ts'
import { readSettings } from '../config/settings.ts'
import { sourceOf } from '../processes/open-vault.ts'
import { compileCohort } from '../vault/cohort/circe/compile.ts'
import { readRows, runCohort, type CohortCounts } from '../vault/cohort/circe/run-cohort.ts'
import { duckdb } from '../vault/omop/dialect.ts'
import { openSource } from '../vault/omop/open-source.ts'
import type { Parameter, Source } from '../vault/omop/source.ts'

/** Where the data are: a path, or else where the settings of the agent say. */
export interface Place {
  readonly source: string | undefined
  readonly schema: string | undefined
}

/** @throws SampanError file-missing, and as parseCohort */
export function readCohort(file: string): CohortExpression {
  return parseCohort(readText(file, limits.cohortBytesMax))
}

/**
 * Makes the cohort in working tables and counts it; with `rows`, writes its rows into that new file.
 * @throws SampanError as the source's connect and the session's run do
 */
export async function countCohort(
  expression: CohortExpression,
  source: Source,
  rows: string | undefined,
): Promise<CohortCounts> {
  const cohort = compileCohort(expression, source.dialect)
  const session = await source.connect(cohort.needs)
  try {
    const counts = await runCohort(session, cohort)
    if (rows !== undefined) writeNew(rows, await rowsText(readRows(session, cohort)), 0o600)
    return counts
  } finally {
    session.close()
  }
}

/** @throws SampanError source-not-omop for a registry */
export function openPlace(home: Home, { source, schema }: Place, clock: Clock): Source {
  const opened =
    source === undefined
      ? sourceOf(home, readSettings(home), clock)
      : openSource(
          { model: 'omop', path: source, ...(schema === undefined ? {} : { schema }) },
          { clock },
        )
  if (opened.kind === 'registry-table')
    throw new SampanError('source-not-omop', { reason: 'a registry' })
  return opened
}

/** With the names of OHDSI's cohort table. */
async function rowsText(rows: AsyncIterable<string>): Promise<string> {
  const lines = ['subject_id,cohort_start_date,cohort_end_date']
  for await (const row of rows) lines.push(row)
  return `${lines.join('\n')}\n`
}

/**
 * The statements as they run, each with its bound values in comments. The tables that they read stand first: names
 * with `cdm_` are the CDM's tables with the columns that are named.
 */
export function sqlText(expression: CohortExpression): string {
  // DuckDB and PostgreSQL share every word that is used: one text serves both.
  const cohort = compileCohort(expression, duckdb)
  const tables = cohort.needs.map(({ table, as, columns }) => {
    const names = columns.map(({ name }) => name).join(', ')
    return `-- ${as}: ${names} of ${table}`
  })
  const statements = [...cohort.statements, cohort.rows].map(({ sql, parameters }) =>
    [...parameters.map((value, k) => `-- $${k + 1} = ${shown(value)}`), `${sql};`].join('\n'),
  )
  return [tables.join('\n'), ...statements].join('\n\n')
}

/** On one line, whatever a definition has in its texts. */
function shown(value: Parameter): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `[${value.map((item) => String(item)).join(', ')}]`
}
