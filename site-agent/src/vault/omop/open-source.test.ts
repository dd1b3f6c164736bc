import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isSampanError, type Clock } from '@sampan/shared'
import { describe, expect, it } from 'vitest'
import { openSource } from './open-source.ts'
import { firstRow, oneCount, type ColumnKind, type Session, type TableNeed } from './source.ts'
import {
  makeDuckdb,
  makeFolder,
  options,
  rowsOf,
  smallCdm,
  temporaryFolder,
} from './sources.test.fixture.ts'
import { ancestorNeed, eventNeed, personNeed } from './tables.ts'

const folder = (files: Readonly<Record<string, string | Uint8Array>>) =>
  openSource({ model: 'omop', path: makeFolder(files) }, options)

const ids = async (session: Session) =>
  (await rowsOf(session.query('select person_id from person order by person_id'), 1)).flat()

const smallIds = [-(2n ** 63n), 3n, 9007199254740992n, 9007199254740993n, 9223372036854775807n]

describe('where data may be', () => {
  it('reads a folder with lower-case files and commas', async () => {
    const session = await folder(smallCdm).connect([personNeed])
    expect(await ids(session)).toEqual(smallIds)
    expect(session.facts).toEqual({
      sourceKind: 'omop-folder',
      cdmVersion: '5.4',
      vocabularyVersion: 'v5.0 31-AUG-23',
      statedVersion: '5.4',
    })
    session.close()
  })

  it.each(['PERSON.CSV', 'Person.tsv', 'person.txt', 'PERSON.CSV.GZ', 'person.tsv.gz'])(
    'finds %s with upper-case headers, tabs where it says so, CRLF and a byte order mark',
    async (name) => {
      const [header = '', ...rows] = smallCdm['person.csv'].split('\n')
      const lines = [header.toUpperCase(), ...rows].join('\r\n')
      const text = /tsv|txt/.test(name) ? lines.replaceAll(',', '\t') : lines
      const session = await folder({
        [name]: `\u{feff}${text}\r\n`,
        'cdm_source.csv': smallCdm['cdm_source.csv'],
      }).connect([personNeed])
      expect(await ids(session)).toEqual(smallIds)
      session.close()
    },
  )

  it('reads Parquet, and a .duckdb file with any case of names and another schema', async () => {
    const place = temporaryFolder()
    const csv = makeFolder(smallCdm)
    const typed = `select * from read_csv('${csv}/person.csv', types = {'person_id': 'BIGINT'})`
    const parquet = temporaryFolder()
    const file = await makeDuckdb(path.join(place, 'it"s.duckdb'), [
      'create schema "Cdm"',
      `create table "Cdm"."PERSON" as ${typed}`,
      'alter table "Cdm"."PERSON" rename column person_id to "Person_ID"',
      `create table "Cdm".visit_occurrence (visit_occurrence_id bigint, admitting_source_concept_id int)`,
      `copy (${typed}) to '${parquet}/Person.parquet'`,
      `copy (select 1 as x, '5.3' as cdm_version) to '${parquet}/cdm_source.parquet'`,
    ])
    for (const source of [
      openSource({ model: 'omop', path: file, schema: 'cdm' }, options),
      openSource({ model: 'omop', path: parquet }, options),
    ]) {
      const session = await source.connect([personNeed])
      expect(await ids(session)).toEqual(smallIds)
      expect(session.facts.cdmVersion).toBe('5.3')
      session.close()
    }
  })

  it('reads only the concepts that matter from files, descendants included', async () => {
    const session = await folder(smallCdm).connect([
      eventNeed('condition', false, { concepts: [], ancestors: [201826] }),
      ancestorNeed([201826]),
    ])
    expect(await oneCount(session.query('select count(*) from condition_event'))).toBe(5)
    session.close()
    const one = await folder(smallCdm).connect([
      eventNeed('condition', false, { concepts: [443238], ancestors: [] }),
    ])
    expect(await oneCount(one.query('select count(*) from condition_event'))).toBe(2)
    one.close()
  })
})

describe('what is refused', () => {
  const attempt = async (
    files: Readonly<Record<string, string | Uint8Array>>,
    needs: readonly TableNeed[],
  ): Promise<unknown> => {
    try {
      const session = await folder(files).connect(needs)
      session.close()
      return 'nothing'
    } catch (error) {
      if (!isSampanError(error)) return error
      const { code, context, cause } = error
      return { code, context, cause }
    }
  }
  const need = (table: string, name: string, kind: ColumnKind): TableNeed => ({
    table,
    as: 'wanted',
    columns: [{ name, kind, as: 'wanted_column' }],
  })

  it('a place that is not there, and one table where a CDM should be', () => {
    expect(() => openSource({ model: 'omop', path: '/nowhere/at/all' }, options)).toThrow(
      expect.objectContaining({ code: 'source-unreachable' }),
    )
    const file = path.join(makeFolder(smallCdm), 'person.csv')
    expect(() => openSource({ model: 'omop', path: file }, options)).toThrow(
      expect.objectContaining({ code: 'source-not-omop' }),
    )
  })

  it('a file that is no database', async () => {
    const file = path.join(temporaryFolder(), 'x.duckdb')
    writeFileSync(file, 'not a database '.repeat(500))
    await expect(openSource({ model: 'omop', path: file }, options).connect([])).rejects.toThrow(
      expect.objectContaining({ code: 'source-unreachable' }),
    )
  })

  it('what is not OMOP, or another version of it', async () => {
    expect(await attempt({ 'patients.csv': 'a,b\n1,2' }, [])).toMatchObject({
      code: 'source-not-omop',
    })
    expect(await attempt({ 'person.csv': 'a,b\n1,2' }, [])).toMatchObject({
      code: 'source-not-omop',
    })
    expect(await attempt({ ...smallCdm, 'person.csv': 'a,b\n1,2' }, [])).toMatchObject({
      code: 'source-not-omop',
    })
    const old = { ...smallCdm, 'cdm_source.csv': 'cdm_version\nv6.0' }
    expect(await attempt(old, [])).toMatchObject({
      code: 'source-not-omop',
      context: { cdmVersion: '6.0' },
    })
    const mute = { 'person.csv': smallCdm['person.csv'] }
    expect(await attempt(mute, [])).toMatchObject({ code: 'source-not-omop' })
  })

  it('missing tables and columns, and what is named twice', async () => {
    expect(await attempt(smallCdm, [need('drug_exposure', 'x', 'id')])).toMatchObject({
      code: 'source-table-missing',
      context: { table: 'drug_exposure' },
    })
    expect(await attempt(smallCdm, [need('person', 'month_of_birth', 'integer')])).toMatchObject({
      code: 'source-column-missing',
      context: { table: 'person', column: 'month_of_birth', reason: 'absent' },
    })
    const twice = { ...smallCdm, 'death.csv': 'Person_id,PERSON_ID\n1,2' }
    expect(await attempt(twice, [need('death', 'person_id', 'id')])).toMatchObject({
      code: 'source-column-missing',
      context: { reason: 'named twice' },
    })
    const both = { ...smallCdm, 'PERSON.tsv': 'person_id\n1' }
    expect(await attempt(both, [])).toMatchObject({
      code: 'source-unreachable',
      context: { table: 'person' },
    })
  })

  it('broken files, with nothing of their content in the error', async () => {
    const texts = [
      '',
      '\n\n',
      'person_id,x\n1,secret,3',
      Buffer.from('person_id\n1\n\xff', 'latin1'),
      Buffer.from('person_id,\xff\n1,2', 'latin1'),
      '"person_id\n1',
      'person_id,x\n1,"unfinished',
    ]
    for (const text of texts) {
      const found = await attempt({ ...smallCdm, 'death.csv': text }, [
        need('death', 'person_id', 'id'),
      ])
      expect(found).toMatchObject({ code: 'file-malformed', context: { table: 'death' } })
      expect(JSON.stringify(found)).not.toMatch(/secret|unfinished/)
      expect(found).toHaveProperty('cause', undefined)
    }
    const bare = Buffer.from('person_id\n1')
    const files = { ...smallCdm, 'death.csv.gz': 'x' }
    const place = makeFolder(files)
    writeFileSync(path.join(place, 'death.csv.gz'), bare)
    await expect(
      openSource({ model: 'omop', path: place }, options).connect([
        need('death', 'person_id', 'id'),
      ]),
    ).rejects.toThrow(expect.objectContaining({ code: 'file-malformed' }))
  })

  it.each(['1.0', '007', '1e3', '0x1F', '9223372036854775808', 'abc-secret', '+5', '1 2'])(
    'the id %s, which is no 64-bit integer as written',
    async (id) => {
      const files = { ...smallCdm, 'death.csv': `person_id\n1\n"${id}"\n` }
      expect(await attempt(files, [need('death', 'person_id', 'id')])).toEqual({
        code: 'source-ids-invalid',
        context: { table: 'death', column: 'person_id', expected: 'id' },
        cause: undefined,
      })
    },
  )

  it('an id column that went through floating point', async () => {
    const file = await makeDuckdb(path.join(temporaryFolder(), 'a.duckdb'), [
      'create table person as select 9007199254740993::double as person_id, 1 as gender_concept_id, 2000 as year_of_birth',
      'create table visit_occurrence (admitted_from_concept_id int)',
    ])
    await expect(
      openSource({ model: 'omop', path: file }, options).connect([personNeed]),
    ).rejects.toThrow(expect.objectContaining({ code: 'source-ids-invalid' }))
  })

  it('a statement that takes too long, and the next one works', async () => {
    const hurried: Clock = {
      nowMs: () => 0,
      after: (_, action) => {
        const timer = setTimeout(action, 200)
        return () => clearTimeout(timer)
      },
    }
    const source = openSource(
      { model: 'omop', path: makeFolder(smallCdm) },
      { ...options, clock: hurried },
    )
    const session = await source.connect([personNeed])
    const endless = 'select sum(a.range * b.range) from range(10000000) a, range(10000000) b'
    await expect(session.run(endless)).rejects.toThrow(
      expect.objectContaining({ code: 'statement-timeout' }),
    )
    expect(await ids(session)).toEqual(smallIds)
    session.close()
  })

  it('a failure in the last row of a result: nothing of it is seen', async () => {
    const session = await folder(smallCdm).connect([])
    let seen = 0
    const late = `select case when range = 2999999 then cast(error('secret') as bigint) else range end
                  from range(3000000)`
    await expect(
      (async () => {
        for await (const batch of session.query(late)) seen += batch.rows
      })(),
    ).rejects.toThrow(expect.objectContaining({ code: 'source-unreachable' }))
    expect(seen).toBe(0)
    session.close()
  })

  it('more memory than was given: nothing is spilled to disk', async () => {
    const path_ = makeFolder(smallCdm)
    const source = openSource({ model: 'omop', path: path_ }, { ...options, memoryMib: 64 })
    const session = await source.connect([])
    await expect(
      session.run('create temp table big as select range as a, random() as b from range(20000000)'),
    ).rejects.toThrow(
      expect.objectContaining({ code: 'overloaded', context: { reason: 'memory' } }),
    )
    session.close()
  })
})

describe('the door behind', () => {
  it('is locked: no files, no network, no writing, no unlocking', async () => {
    const place = temporaryFolder()
    const other = await makeDuckdb(path.join(place, 'other.duckdb'), ['create table t(a int)'])
    const file = await makeDuckdb(path.join(place, 'cdm.duckdb'), [
      'create table person as select 1::bigint as person_id, 8507 as gender_concept_id, 1950 as year_of_birth',
      'create table visit_occurrence (admitted_from_concept_id int)',
    ])
    const session = await openSource({ model: 'omop', path: file }, options).connect([personNeed])
    const attacks = [
      `select * from read_csv('/etc/passwd')`,
      `select * from read_text('/etc/hostname')`,
      `select * from read_csv('http://127.0.0.1:9/x.csv')`,
      `attach '${other}' as other`,
      `attach ':memory:' as m; attach '${other}' as o`,
      `copy (select 1) to '${place}/out.csv'`,
      `export database '${place}/out'`,
      'install httpfs',
      'load httpfs',
      'reset enable_external_access',
      'set enable_external_access = true',
      'set lock_configuration = false',
      `set temp_directory = '${place}'`,
      `set memory_limit = '64GB'`,
      'insert into source.main.person values (2, 8507, 1950)',
      'drop table source.main.person',
      'delete from source.main.person',
    ]
    for (const attack of attacks) await expect(session.run(attack), attack).rejects.toThrow()
    expect(await firstRow(session.query('select person_id from person'), 1)).toEqual([1n])
    session.close()
    rmSync(place, { recursive: true })
  })

  it('binds parameters as what they are', async () => {
    const session = await folder(smallCdm).connect([])
    const rows = await rowsOf(
      session.query(
        `select typeof($1), $2, $3, typeof($4), $5, $6, (select sum(x) from (select unnest($7) as x))::bigint`,
        [5, 9007199254740993n, `a' or 1=1 --`, 1.5, true, null, [1, null, 2_147_483_647]],
      ),
      7,
    )
    expect(rows).toEqual([
      ['BIGINT', 9007199254740993n, `a' or 1=1 --`, 'DOUBLE', true, null, 2_147_483_648n],
    ])
    session.close()
  })
})
