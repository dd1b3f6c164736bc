import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { present } from '@sampan/shared'
import { afterAll } from 'vitest'
import { tableNames } from '../hospitals/cdm-tables.ts'
import { defaultTruth } from '../hospitals/generate.ts'
import { fourHospitals } from '../hospitals/hospitals.ts'
import type { CdmPlan } from './plan.ts'

/** A folder that goes when the tests of a file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sampan-cdm-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  return folder
}

export function planOf(hospital: string, more: Partial<CdmPlan> = {}): CdmPlan {
  const found = fourHospitals.hospitals.find((each) => each.id === hospital)
  const { id, profile } = present(found, 'a hospital of the demonstration')
  return {
    ...{ seed: 'tests', id, people: 400, profile, truth: defaultTruth },
    ...{ eventsPerPerson: 100, version: '5.4', ids: 'plain', ...more },
  }
}

export type Ask = (sql: string) => Promise<readonly (readonly unknown[])[]>

export async function askOf<T>(file: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRows())
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Of every table, the digest of its rows in the order of their text. */
export function digestsOf(file: string): Promise<Readonly<Record<string, unknown>>> {
  return askOf(file, async (ask) => {
    const digests: Record<string, unknown> = {}
    for (const table of tableNames()) {
      const rows = `(select t::varchar as row from ${table} t)`
      const [found] = await ask(`select md5(string_agg(row, '|' order by row)) from ${rows}`)
      digests[table] = found?.[0]
    }
    return digests
  })
}
