import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { duckdb, postgresql, type Dialect } from '../../omop/dialect.ts'
import { openSource } from '../../omop/open-source.ts'
import {
  postgresAbsence,
  postgresSession,
  startServer,
  type Server,
} from '../../omop/postgres.test.support.ts'
import {
  makeDuckdb,
  options,
  referenceData,
  temporaryFolder,
} from '../../omop/sources.test.fixture.ts'
import type { CdmVersion } from '../../omop/source.ts'
import type { Place } from './answer.test.support.ts'
import { absence } from './oracle.test.support.ts'

/** Rows by table; what is not named is null. */
export type Tables = Readonly<
  Record<string, readonly Readonly<Record<string, string | number | bigint | null>>[]>
>

/** OHDSI's own table definitions, with ids of 64 bits, and without 'not null': tests name what they are about. */
function statements(engine: 'duckdb' | 'postgresql', version: CdmVersion, schema: string): string {
  const file = `omop/cdm_spec/OMOPCDM_${engine}_${version}_ddl.sql`
  return readFileSync(path.join(referenceData, file), 'utf8')
    .replaceAll('@cdmDatabaseSchema', schema)
    .replaceAll(/ NOT NULL/gi, '')
    .replaceAll(/\binteger\b/gi, 'bigint')
}

function inserts(tables: Tables, schema: string): readonly string[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    rows.map((row) => {
      const values = Object.values(row).map((value) =>
        value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`,
      )
      return `insert into ${schema}.${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')})`
    }),
  )
}

/** A DuckDB file of its own. */
async function duckdbPlace(tables: Tables, version: CdmVersion): Promise<Place> {
  const file = path.join(temporaryFolder(), 'cdm.duckdb')
  await makeDuckdb(file, [statements('duckdb', version, 'main'), ...inserts(tables, 'main')])
  return {
    dialect: duckdb,
    connect: (needs) => openSource({ model: 'omop', path: file }, options).connect(needs),
  }
}

/** The schema `cdm` of a server, made anew. */
async function postgresPlace(
  client: pg.Client,
  tables: Tables,
  version: CdmVersion,
): Promise<Place> {
  await client.query('discard temp; drop schema if exists cdm cascade; create schema cdm')
  await client.query(statements('postgresql', version, 'cdm'))
  for (const insert of inserts(tables, 'cdm')) await client.query(insert)
  return { dialect: postgresql, connect: (needs) => postgresSession(client, needs) }
}

/** Makes a database of tables, of one version of the CDM. */
export type Open = (tables: Tables, version: CdmVersion) => Promise<Place>

/** One suite, on DuckDB and on a PostgreSQL server of its own. What is not there is said in the name that is skipped. */
export function describeBoth(what: string, suite: (open: Open, on: Dialect['name']) => void): void {
  describe.skipIf(absence !== '')(`${what} on DuckDB${absence}`, () => {
    suite(duckdbPlace, 'duckdb')
  })
  describe.skipIf(absence + postgresAbsence !== '')(
    `${what} on PostgreSQL${absence}${postgresAbsence}`,
    () => {
      const running: { server?: Server; client?: pg.Client } = {}
      beforeAll(async () => {
        running.server = startServer()
        running.client = await running.server.connect()
      }, 60_000)
      afterAll(async () => {
        await running.client?.end()
        running.server?.stop()
      })
      suite((tables, version) => {
        if (running.client === undefined) throw new Error('no server')
        return postgresPlace(running.client, tables, version)
      }, 'postgresql')
    },
  )
}
