import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isSampanError, systemClock } from '@sampan/shared'
import { openSource } from '@sampan/site-agent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../support/batches.ts'
import { placeNames, writePlaces, type Located, type PlaceName } from '../support/omop-places.ts'
import {
  hasPostgres,
  postgresNote,
  startCluster,
  type Cluster,
} from '../support/postgres-cluster.ts'

/**
 * What every place where OMOP data can be promises alike: the same tables, written by DuckDB, in a DuckDB file, in files
 * of three kinds, and in PostgreSQL.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'sampan-contract-'))
let postgres: Cluster | null = null
let located: Located
const options = { clock: systemClock, memoryMib: 1024, threads: 2 }

const values = (...rows: readonly string[]): string => `(values ${rows.join(', ')})`
const persons = [
  `(3, 8507, 1950)`,
  `(9007199254740993, 8532, 1960)`,
  `(9007199254740992, 8507, 1970)`,
  `(-9223372036854775808, 8532, 2199)`,
  `(9223372036854775807, 0, null)`,
  `(-3, null, 1900)`,
]
const ids = [-(2n ** 63n), -3n, 3n, 9007199254740992n, 9007199254740993n, 9223372036854775807n]

const tables = {
  person: `select a::bigint as person_id, b::int as gender_concept_id, c::int as year_of_birth
    from ${values(...persons)} t(a, b, c)`,
  cdm_source: `select 'Small' as cdm_source_name, 'v5.4.0' as cdm_version, 756265 as cdm_version_concept_id,
    'v5.0 31-AUG-23' as vocabulary_version union all
    select 'Small', 'v5.4.0', 756265, 'V4'`,
  observation: `select range::bigint as observation_id, 3::bigint as person_id,
      (date '1900-01-01' + (range * 1096)::int)::date as observation_date,
      case when range % 7 = 0 then null else range::double / 3 end as value_as_number
    from range(100)`,
  death: `select 3::bigint as person_id, 'late' as cause, 1.5::double as dose`,
  twice: `select 7::bigint as person_id union all select 7 union all select null`,
  wide: `select ${Array.from({ length: 500 }, (_, k) => `${k} + range as "Column ${k}"`).join(', ')} from range(3)`,
  many: `select range::bigint as id, (range % 97)::int as part, range / 7.0 as share from range(20000)`,
}

beforeAll(async () => {
  if (hasPostgres) postgres = await startCluster()
  located = await writePlaces({ postgres, folder }, 'contract', tables)
}, 60_000)
afterAll(() => {
  postgres?.stop()
  rmSync(folder, { recursive: true })
})

type Kind = 'id' | 'integer' | 'number' | 'text' | 'date'
const column = (name: string, kind: Kind, as = name.toLowerCase().replaceAll(' ', '_')) => ({
  ...{ name, kind, as },
})
const need = (table: string, ...columns: readonly ReturnType<typeof column>[]) => ({
  ...{ table, as: table, columns },
})
const person = need(
  'person',
  column('person_id', 'id'),
  column('year_of_birth', 'integer'),
  column('gender_concept_id', 'integer'),
)

describe.each(placeNames)('%s', (name: PlaceName) => {
  const absent = name === 'PostgreSQL' && !hasPostgres
  const only = it.skipIf(absent)
  const note = absent ? postgresNote : ''
  const open = (needs: readonly ReturnType<typeof need>[]) =>
    openSource(located[name], options).connect(needs)

  const refusal = async (action: Promise<unknown>): Promise<unknown> => {
    try {
      await action
    } catch (error) {
      if (!isSampanError(error)) throw error
      expect(error.cause).toBeUndefined()
      return { code: error.code, context: error.context }
    }
    return 'nothing'
  }

  only(`says what it is${note}`, async () => {
    const { facts, dialect, close } = await open([])
    expect(facts).toMatchObject({
      cdmVersion: '5.4',
      // The first in the order of bytes: capitals come before small letters.
      vocabularyVersion: 'V4',
      statedVersion: '5.4',
    })
    expect(dialect.name).toBe(name === 'PostgreSQL' ? 'postgresql' : 'duckdb')
    close()
  })

  only(`has 64-bit ids without loss, in order, and nulls${note}`, async () => {
    const session = await open([person])
    const rows = await rowsOf(
      session.query(
        'select person_id, year_of_birth, gender_concept_id from person order by person_id',
      ),
      3,
    )
    expect(rows.map(([id]) => id)).toEqual(ids)
    expect(rows[1]).toEqual([-3n, 1900n, null])
    expect(rows[5]).toEqual([2n ** 63n - 1n, null, 0n])
    session.close()
  })

  only(`has days from 1900 to 2199 and numbers to the last bit${note}`, async () => {
    const session = await open([
      need(
        'observation',
        column('observation_id', 'id'),
        column('observation_date', 'date'),
        column('value_as_number', 'number'),
      ),
    ])
    const { addDays, daysBetween, yearOf } = session.dialect
    const rows = await rowsOf(
      session.query(
        `select observation_id, cast(observation_date as varchar), value_as_number,
           ${yearOf('observation_date')}, cast(${addDays('observation_date', '$1')} as varchar),
           cast(${daysBetween("date '1900-01-01'", 'observation_date')} as integer)
         from observation order by observation_id`,
        [-1],
      ),
      6,
    )
    expect(rows).toHaveLength(100)
    rows.forEach(([id, day, value, year, before, days], k) => {
      const date = new Date(Date.UTC(1900, 0, 1 + k * 1096))
      expect([id, day, year, days]).toEqual([
        BigInt(k),
        date.toISOString().slice(0, 10),
        date.getUTCFullYear(),
        k * 1096,
      ])
      expect(before).toBe(new Date(date.getTime() - 86_400_000).toISOString().slice(0, 10))
      expect(value).toBe(k % 7 === 0 ? null : k / 3)
    })
    expect(rows[99]?.[3]).toBe(2197)
    session.close()
  })

  only(`binds values, never text, each as what it is${note}`, async () => {
    const session = await open([])
    const { unnest, isIn, isNotIn, cast } = session.dialect
    const nasty = `a' or 1=1 -- "$1"; drop table person`
    const rows = await rowsOf(
      session.query(
        `select ${cast('$1', 'bigint')}, ${cast('$2', 'bigint')}, ${cast('$3', 'text')},
           ${cast('$4', 'double')}, cast($5 as boolean), ${cast('$6', 'text')},
           (select cast(sum(x) as bigint) from (select ${unnest('$7')} as x) as listed),
           ${isIn('5', '$7')}, ${isNotIn('5', '$7')}, ${isIn('2147483647', '$7')}`,
        [5, 9007199254740993n, nasty, 0.1, true, null, [1, null, 2147483647, -(2n ** 62n)]],
      ),
      10,
    )
    const sum = 2147483648n - 2n ** 62n
    expect(rows).toEqual([[5n, 9007199254740993n, nasty, 0.1, true, null, sum, null, null, true]])
    session.close()
  })

  only(`runs one statement at a time${note}`, async () => {
    const session = await open([person])
    // Where several run, as in the embedded engine, they run behind a locked door; a server takes only one.
    if (name === 'PostgreSQL') {
      await expect(session.run('select 1; select 2')).rejects.toThrow()
      await expect(rowsOf(session.query('select 1; select 2 from person'), 1)).rejects.toThrow()
    }
    expect(await rowsOf(session.query('select 1'), 1)).toEqual([[1]])
    session.close()
  })

  only(`keeps working tables, and several open results at once${note}`, async () => {
    const session = await open([need('many', column('id', 'id'), column('part', 'integer'))])
    const { dialect } = session
    await session.run(
      dialect.createTemporary('kept', [
        { name: 'id', type: 'bigint' },
        { name: 'day', type: 'date' },
      ]),
    )
    await session.run('insert into kept select id, cast($1 as date) from many where part = $2', [
      '2020-02-29',
      5,
    ])
    const counts = []
    for await (const outer of session.query('select id from many order by id'))
      for (let row = 0; row < outer.rows; row += 1000) {
        const inner = await rowsOf(
          session.query('select count(*) from kept where id <= $1', [outer.cell(0, row)]),
          1,
        )
        counts.push(inner[0]?.[0])
      }
    expect(counts.length).toBeGreaterThanOrEqual(20)
    expect(counts.at(-1)).toBeLessThanOrEqual(207)
    await session.run(dialect.dropTemporary('kept'))
    await expect(rowsOf(session.query('select * from kept'), 1)).rejects.toThrow()
    session.close()
  })

  only(`shows nothing of a result whose last row fails, and goes on${note}`, async () => {
    const session = await open([need('many', column('id', 'id'))])
    let seen = 0
    const late = `select 1 / (19999 - id), cast(case when id = 19999 then 'x' else '1' end as integer) from many`
    await expect(
      (async () => {
        for await (const batch of session.query(late)) seen += batch.rows
      })(),
    ).rejects.toThrow()
    expect(seen).toBe(0)
    expect(await rowsOf(session.query('select count(*) from many'), 1)).toEqual([[20000n]])
    session.close()
  })

  only(`ends a statement that takes too long, and goes on${note}`, async () => {
    const place = located[name]
    const hurried =
      'postgres' in place
        ? openSource({ ...place, postgres: { ...place.postgres, statementMs: 300 } }, options)
        : openSource(place, { ...options, statementMs: 300 })
    const session = await hurried.connect([need('many', column('id', 'id'))])
    const endless = 'select count(*) from many a, many b, many c where a.id + b.id + c.id = 1'
    expect(await refusal(session.run(endless))).toMatchObject({ code: 'statement-timeout' })
    expect(await refusal(rowsOf(session.query(endless), 1))).toMatchObject({
      code: 'statement-timeout',
    })
    expect(await rowsOf(session.query('select count(*) from many'), 1)).toEqual([[20000n]])
    session.close()
  })

  only(`names what is missing or of another type${note}`, async () => {
    expect(await refusal(open([need('drug_exposure', column('x', 'id'))]))).toEqual({
      code: 'source-table-missing',
      context: { table: 'drug_exposure' },
    })
    expect(await refusal(open([need('person', column('month', 'id'))]))).toEqual({
      code: 'source-column-missing',
      context: { table: 'person', column: 'month', reason: 'absent' },
    })
    const read = async (table: string, ...columns: readonly ReturnType<typeof column>[]) => {
      const session = await open([need(table, ...columns)])
      const names = columns.map(({ as }) => as).join(', ')
      try {
        return await rowsOf(session.query(`select ${names} from ${table}`), columns.length)
      } finally {
        session.close()
      }
    }
    for (const [kind, code] of [
      ['id', 'source-ids-invalid'],
      ['integer', 'source-type-wrong'],
      ['number', 'source-type-wrong'],
      ['date', 'source-type-wrong'],
    ] as const)
      expect(await refusal(read('death', column('cause', kind)))).toEqual({
        code,
        context: { table: 'death', column: 'cause', expected: kind },
      })
    expect(await refusal(read('death', column('dose', 'id')))).toMatchObject({
      code: 'source-ids-invalid',
    })
    expect(await refusal(read('death', column('dose', 'integer')))).toMatchObject({
      code: 'source-type-wrong',
    })
  })

  only(`reads a table of 500 columns by the ones that are needed${note}`, async () => {
    const needed = [column('Column 499', 'integer'), column('Column 0', 'integer')]
    const session = await open([need('wide', ...needed)])
    const rows = await rowsOf(
      session.query('select column_499, column_0 from wide order by column_0'),
      2,
    )
    expect(rows).toEqual([0n, 1n, 2n].map((k) => [499n + k, k]))
    session.close()
  })

  only(`loads what a concept filter keeps, and numbers rows when asked${note}`, async () => {
    const session = await open([
      {
        ...need('many', column('id', 'id'), column('part', 'integer')),
        ...{ numbered: true, keep: { column: 'part', concepts: [5, 6], ancestors: [] } },
      },
    ])
    const rows = await rowsOf(
      session.query('select id, part, row_order from many order by row_order'),
      3,
    )
    expect(rows).toHaveLength(414)
    expect(rows.slice(0, 3)).toEqual([
      [5n, 5n, 1n],
      [6n, 6n, 2n],
      [102n, 5n, 3n],
    ])
    session.close()
  })
})
