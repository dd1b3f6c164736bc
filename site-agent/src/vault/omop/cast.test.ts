import path from 'node:path'
import { isSampanError } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from './open-source.ts'
import type { ColumnKind } from './source.ts'
import { makeDuckdb, makeFolder, options, rowsOf, temporaryFolder } from './sources.test.fixture.ts'

/** What one CSV field becomes; the error's code when it is refused. */
async function fromCsv(kind: ColumnKind, field: string): Promise<unknown> {
  const folder = makeFolder({ 'things.csv': `before,VALUE\nx,"${field}"\n` })
  return readValue(folder, kind)
}

async function fromTyped(kind: ColumnKind, sql: string): Promise<unknown> {
  const file = path.join(temporaryFolder(), 'a.duckdb')
  await makeDuckdb(file, [`create table things as select ${sql} as value`])
  return readValue(file, kind)
}

async function readValue(place: string, kind: ColumnKind): Promise<unknown> {
  const source = openSource({ model: 'registry', path: place }, options)
  const columns = [{ name: 'value', kind, as: 'wanted' }]
  try {
    const session = await source.connect([{ table: 'things', as: 'things', columns }])
    const shown = kind === 'date' ? 'cast(wanted as varchar)' : 'wanted'
    const rows = await rowsOf(session.query(`select ${shown} from things`), 1)
    session.close()
    return rows[0]?.[0]
  } catch (error) {
    if (isSampanError(error)) return error.code
    throw error
  }
}

const wrong = 'source-type-wrong'

describe('a field of a CSV file', () => {
  it.each<readonly [ColumnKind, string, unknown]>([
    ['id', '-9223372036854775808', -(2n ** 63n)],
    ['id', ' 9007199254740993 ', 9007199254740993n],
    ['id', '0', 0n],
    ['id', '', null],
    ['id', '-0', 'source-ids-invalid'],
    ['integer', '8507.0', 8507n],
    ['integer', '8507.5', wrong],
    ['integer', '0x10', wrong],
    ['integer', 'NA', null],
    ['number', '-1.25e3', -1250],
    ['number', '.7', 0.7],
    ['number', 'NaN', null],
    ['number', 'NULL', null],
    ['number', '1,5', wrong],
    ['number', 'inf', wrong],
    ['number', '1e999', wrong],
    ['text', 'NA', 'NA'],
    ['text', ' a ', ' a '],
    ['text', '', null],
    ['boolean', 'TRUE', true],
    ['boolean', '0', false],
    ['boolean', '2', wrong],
    ['date', '2019-01-02', '2019-01-02'],
    ['date', '2019-01-02 23:59:59', '2019-01-02'],
    ['date', '20190102', '2019-01-02'],
    ['date', '02/01/2019', wrong],
    ['date', '2019-02-30', wrong],
    ['date', 'infinity', wrong],
    ['date', '2019-1-2', '2019-01-02'],
    ['date', '2019/01/02', '2019-01-02'],
    ['date', '2019-01-02T23:30:00-05:00', '2019-01-02'],
    ['date', '2019-01-02 23:30:00.5 UTC', '2019-01-02'],
    ['date', '9999-12-31', '9999-12-31'],
    ['date', '03-04-21', wrong],
    ['date', '21-04-03', wrong],
    ['date', '00030421', wrong],
    ['date', '2019-01-02x', wrong],
    ['date', '2019-01-02 (BC)', wrong],
    ['date', 'epoch', wrong],
  ])('as %s: "%s"', async (kind, field, expected) => {
    expect(await fromCsv(kind, field)).toBe(expected)
  })
})

describe('a column that has a type', () => {
  it.each<readonly [ColumnKind, string, unknown]>([
    ['id', '7::smallint', 7n],
    ['id', '9007199254740993::decimal(38,0)', 9007199254740993n],
    ['id', '9223372036854775808::hugeint', 'source-ids-invalid'],
    ['id', '-7::hugeint', -7n],
    ['number', '7::ubigint', 7],
    ['id', '7::double', 'source-ids-invalid'],
    ['id', `'7'`, 7n],
    ['id', `'07'`, 'source-ids-invalid'],
    ['integer', '8507::double', 8507n],
    ['integer', '8507.5::double', wrong],
    ['integer', `'nan'::double`, wrong],
    ['number', '1.5::decimal(5,2)', 1.5],
    ['number', `'nan'::float`, null],
    ['number', `'inf'::double`, wrong],
    ['number', 'true', wrong],
    ['text', '5', '5'],
    ['text', `'\\x41'::blob`, wrong],
    ['boolean', 'true', true],
    ['boolean', '1', true],
    ['boolean', '2', wrong],
    ['date', `timestamp '2019-01-02 23:00:00'`, '2019-01-02'],
    ['date', `timestamptz '2019-01-02 23:00:00+00'`, '2019-01-02'],
    ['date', '20190102', wrong],
    ['date', `date 'infinity'`, wrong],
    ['number', 'null::double', null],
  ])('as %s: %s', async (kind, sql, expected) => {
    expect(await fromTyped(kind, sql)).toBe(expected)
  })
})
