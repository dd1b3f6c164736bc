import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isSampanError, systemClock } from '@sampan/shared'
import { openSource, type SourceLocation } from '@sampan/site-agent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../support/batches.ts'
import { superuserPlace, writeDuckdb } from '../support/omop-places.ts'
import {
  hasPostgres,
  postgresNote,
  startCluster,
  type Cluster,
} from '../support/postgres-cluster.ts'

/** What a value of the source becomes: DuckDB and PostgreSQL must agree, value by value and refusal by refusal. */
type Kind = 'id' | 'integer' | 'number' | 'text' | 'boolean' | 'date'
const kinds: readonly Kind[] = ['id', 'integer', 'number', 'text', 'boolean', 'date']

const words = [
  ...['0', '-0', '7', '07', '+5', '-7', '8507.0', '8507.5', '5.', '.7', '1e3', '-1.25e3', '1e999'],
  ...['9223372036854775807', '9223372036854775808', '-9223372036854775808', '-9223372036854775809'],
  ...['9007199254740993', ' 9007199254740993 ', '0x10', '1,5', 'inf', '-Infinity', '0.1'],
  ...['2.2250738585072014e-308', '1.7976931348623157e308', '123456789.123456789', '', ' ', 'x'],
  ...['NA', 'NaN', 'nan', 'NULL', 'null', 'TRUE', 'f', 'yes', 'No', 'on', '2', 'é', `it's`, '--'],
  ...['2019-01-02', '2019-01-02 23:59:59', '20190102', '02/01/2019', '2019-02-30', '2020-02-29'],
  ...[
    '1900-02-29',
    '2000-02-29',
    'infinity',
    '2019-1-2',
    '2019/01/02',
    '2019-01-02T23:30:00-05:00',
  ],
  ...['2019-01-02 23:30:00.5 UTC', '9999-12-31', '03-04-21', '00030421', '2019-01-02x', 'epoch'],
  ...['2019-13-01', '20191301', '2019-00-10', '2019-10-00', 'today', '1e5', '12345678', '20190230'],
] as const

/** An expression of a type that both know, under the name that each has for it. */
const typed: readonly (readonly [duckdb: string, postgres: string])[] = [
  ...['7::smallint', '7::int', '-7::bigint', 'null::int', '2::int', '0::int', 'true', 'null::date'],
  ...['7.0::decimal(38,1)', '7.5::decimal(5,2)', '9007199254740993::decimal(38,0)', `'a'::varchar`],
  ...['9223372036854775808::decimal(38,0)', '0.1::decimal(3,2)', '123456.789::decimal(12,3)'],
  ...[`date '2019-01-02'`, `date 'infinity'`, `timestamp '2019-01-02 23:00:00'`],
  ...[`timestamptz '2019-01-02 23:00:00+00'`, `timestamptz '2019-01-02 23:00:00-05'`],
  ...[`timestamp 'infinity'`, `'00000000-0000-0000-0000-000000000001'::uuid`, `'12:00'::time`],
].map((sql) => [sql, sql] as const)
const floats = ['7', '7.5', '0.1', '-0.0', '1e300', '9007199254740993', '9223372036854775807']
const floating = [...floats, `'nan'`, `'inf'`, `'-inf'`].flatMap((value) => [
  [`${value}::double`, `${value}::double precision`] as const,
  ...(value === '1e300' ? [] : [[`${value}::float`, `${value}::real`] as const]),
])

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-casts-'))
const texts = words.map((word) => `'${word.replaceAll("'", "''")}'::varchar`)
const expressions = [...texts.map((sql) => [sql, sql] as const), ...typed, ...floating]
const options = { clock: systemClock, memoryMib: 1024, threads: 2 }

describe.skipIf(!hasPostgres)(`a value of the source${postgresNote}`, () => {
  let cluster: Cluster
  let embedded: SourceLocation
  let server: SourceLocation
  beforeAll(async () => {
    cluster = await startCluster()
    const [first, second] = [0, 1].map((at) =>
      expressions.map((each, k) => `${each[at]} as v${k}`).join(', '),
    )
    const file = path.join(folder, 'values.duckdb')
    await writeDuckdb(file, [`create table things as select ${first}`])
    await cluster.run(`create schema s; create table s.things as select ${second}`)
    embedded = { model: 'registry', path: file }
    server = { model: 'registry', postgres: superuserPlace(cluster, 's') }
  }, 60_000)
  afterAll(() => {
    cluster.stop()
    rmSync(folder, { recursive: true })
  })

  /** What every value becomes, the code of the refusal, or `never` for a type that cannot hold the kind. */
  async function outcomes(location: SourceLocation, kind: Kind): Promise<readonly unknown[]> {
    const source = openSource(location, options)
    const needs = expressions.map((_, k) => ({
      table: 'things',
      as: `t${k}`,
      columns: [{ name: `v${k}`, kind, as: 'w' }],
    }))
    const possible = await possibleTypes(source, needs)
    const session = await source.connect(needs.filter((_, k) => possible.has(typeOf(k))))
    const shown = kind === 'date' ? 'cast(w as varchar)' : 'w'
    const found: unknown[] = []
    for (const [k, { as }] of needs.entries())
      found.push(
        possible.has(typeOf(k))
          ? await outcome(rowsOf(session.query(`select ${shown} from ${as}`), 1))
          : 'never',
      )
    session.close()
    return found
  }

  it.each(kinds)('as %s is the same in DuckDB and PostgreSQL', async (kind) => {
    const [here, there] = [await outcomes(embedded, kind), await outcomes(server, kind)]
    const differences = expressions.flatMap(([sql], k) =>
      Object.is(here[k], there[k]) ? [] : [[sql, here[k], there[k]]],
    )
    expect(differences).toEqual([])
    expect(here.filter((each) => each !== 'never').length).toBeGreaterThan(texts.length - 1)
  })
})

/** `x::int` and `date 'x'` name their types. */
function typeOf(k: number): string {
  const sql = expressions[k]?.[0] ?? ''
  return /::([a-z]+)/.exec(sql)?.[1] ?? sql.split(' ')[0]!
}

type Needs = Parameters<ReturnType<typeof openSource>['connect']>[0]

/** A column whose type cannot hold the kind is refused before anything is read. */
async function possibleTypes(
  source: ReturnType<typeof openSource>,
  needs: Needs,
): Promise<ReadonlySet<string>> {
  const first = new Map(needs.map((need, k) => [typeOf(k), need] as const))
  const possible = new Set<string>()
  for (const [type, need] of first)
    if (
      (await outcome(source.connect([need]).then((session) => (session.close(), [['yes']])))) ===
      'yes'
    )
      possible.add(type)
  return possible
}

async function outcome(rows: Promise<readonly (readonly unknown[])[]>): Promise<unknown> {
  try {
    return (await rows)[0]?.[0]
  } catch (error) {
    if (!isSampanError(error)) throw error
    return error.code
  }
}
