import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock } from '@sampan/shared'
import { checkQuality, openSource, type SourceLocation } from '@sampan/site-agent'
import { afterAll, expect, it } from 'vitest'
import { writePlaces } from '../support/omop-places.ts'
import {
  hasPostgres,
  postgresNote,
  startCluster,
  type Cluster,
} from '../support/postgres-cluster.ts'
import { hasReference, reference, referenceNote } from '../support/reference.ts'

/** GiBleed as it is, against GiBleed in a database: every count is the same. */
const folder = mkdtempSync(path.join(tmpdir(), 'sampan-gibleed-'))
let postgres: Cluster | null = null
afterAll(() => {
  postgres?.stop()
  rmSync(folder, { recursive: true })
})

/** More than features read: tables of the vocabulary that no check looks at. */
const unread =
  /^(?:concept_(?:class|relationship|synonym)|relationship|vocabulary|cohort.*|note.*)$/

/** Words that look like a time of day. */
const typesOf: Readonly<Record<string, string>> = {
  measurement: `, types = {'measurement_time': 'VARCHAR'}`,
}

it.skipIf(!hasPostgres || !hasReference)(
  `GiBleed has the same faults on PostgreSQL${postgresNote}${referenceNote}`,
  async () => {
    const source = reference('omop', 'gibleed')
    const tables = Object.fromEntries(
      readdirSync(source)
        .map((file) => [file.split('.')[0]?.toLowerCase() ?? '', path.join(source, file)] as const)
        .filter(([table]) => !unread.test(table))
        .map(([table, file]) => [
          table,
          `from read_csv('${file}', header = true, sample_size = -1${typesOf[table] ?? ''})`,
        ]),
    )
    postgres = await startCluster()
    const located = await writePlaces({ postgres, folder }, 'gibleed', tables)
    const expected = await told({ model: 'omop', path: source })
    expect(expected.length).toBeGreaterThan(1000)
    for (const name of ['a DuckDB file', 'PostgreSQL'] as const)
      expect(await told(located[name]), name).toEqual(expected)
  },
)

async function told(location: SourceLocation): Promise<readonly string[]> {
  const source = openSource(location, { clock: systemClock })
  const { results } = await checkQuality(source, { clock: systemClock, needs: null })
  return results.map(({ check, table, field, concept, status, violated, rows, code }) =>
    [check, table, field, concept, status, violated, rows, code].join(' '),
  )
}
