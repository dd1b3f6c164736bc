import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { isSampanError, systemClock } from '@sampan/shared'
import { checkSource, openSource } from '@sampan/site-agent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../support/batches.ts'
import {
  hasPostgres,
  postgresNote,
  startCluster,
  type Cluster,
} from '../support/postgres-cluster.ts'

/** A PostgreSQL as hospitals run it: roles and grants of docs/connecting-omop.md word for word, TLS, failures. */
const guide = readFileSync(
  path.resolve(import.meta.dirname, '../../../docs/connecting-omop.md'),
  'utf8',
)
const statements = (name: string): string => {
  const found = new RegExp(`\`\`\`sql ${name}\n([^\`]+)\`\`\``).exec(guide)?.[1]
  if (found === undefined) throw new Error(`no block ${name} in the guide`)
  return found
}

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-roles-'))
const options = { clock: systemClock }
const secret = 'choose-a-long-one'
const person = {
  ...{ table: 'person', as: 'person' },
  columns: [
    { name: 'person_id', kind: 'id', as: 'person_id' },
    { name: 'year_of_birth', kind: 'integer', as: 'year_of_birth' },
  ],
} as const
const ancestors = {
  ...{ table: 'concept_ancestor', as: 'concept_ancestor' },
  columns: [{ name: 'descendant_concept_id', kind: 'integer', as: 'd' }],
} as const

const cdm = `
  create schema cdm; create schema vocabulary;
  create table cdm.person (person_id bigint primary key, gender_concept_id int, year_of_birth int, secret text);
  insert into cdm.person select n, 8507, 1950 + n % 50, 'row ' || n from generate_series(1, 1000) n;
  create table cdm.condition_occurrence (condition_occurrence_id bigint, person_id bigint,
    condition_concept_id int, condition_start_date date);
  create table cdm.cdm_source (cdm_version text, cdm_version_concept_id int);
  insert into cdm.cdm_source values ('5.4', 1);
  create table cdm."Na""me; drop table x" ("a""b; --" int);
  insert into cdm."Na""me; drop table x" values (7);
  create table vocabulary.concept_ancestor (ancestor_concept_id int, descendant_concept_id int);
  insert into vocabulary.concept_ancestor values (1, 2)`

describe.skipIf(!hasPostgres)(`a PostgreSQL server${postgresNote}`, () => {
  let cluster: Cluster
  const admin = (sql: string) => cluster.run(sql, 'omop')
  beforeAll(async () => {
    cluster = await startCluster()
    await cluster.run('create database omop')
    await admin(cdm)
    await admin(statements('role'))
    await admin(statements('later'))
  }, 60_000)
  afterAll(() => {
    cluster.stop()
    rmSync(folder, { recursive: true })
  })

  const placeOf = (parts: object = {}) => ({
    ...{ host: cluster.socket, port: cluster.port, database: 'omop', user: 'sampan' },
    ...{ password: secret, schema: 'cdm', vocabularySchema: 'vocabulary', workSchema: null },
    ...{ tls: { verify: 'off' as const }, statementMs: 20_000, superuserAllowed: false },
    ...parts,
  })
  const sourceOf = (parts: object = {}) =>
    openSource({ model: 'omop', postgres: placeOf(parts) }, options)
  const connect = (parts: object = {}) => sourceOf(parts).connect([person, ancestors])
  const refusal = async (action: Promise<unknown>) => {
    try {
      await action
    } catch (error) {
      if (!isSampanError(error)) throw error
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/choose|row \d|8507/)
      return { code: error.code, context: error.context }
    }
    return 'nothing'
  }
  const count = async (session: Awaited<ReturnType<typeof connect>>) =>
    (await rowsOf(session.query('select count(*) from person'), 1))[0]?.[0]

  it('is read by the role of the guide, over the socket and over TLS', async () => {
    for (const parts of [
      {},
      { host: 'localhost', tls: { verify: 'full', ca: cluster.ca } },
      { schema: 'CDM', vocabularySchema: 'Vocabulary' },
    ]) {
      const session = await connect(parts)
      expect(await count(session)).toBe(1000n)
      expect(session.facts).toMatchObject({ sourceKind: 'postgresql', cdmVersion: '5.4' })
      session.close()
    }
  })

  it('must prove who it is', async () => {
    const { ca } = cluster
    const another = readFileSync(otherAuthority(folder), 'utf8')
    for (const parts of [
      { host: 'localhost', tls: { verify: 'full', ca: null } },
      { host: 'localhost', tls: { verify: 'full', ca: another } },
      { host: '127.0.0.1', tls: { verify: 'full', ca } },
    ])
      expect(await refusal(connect(parts))).toMatchObject({ code: 'source-certificate-invalid' })
  })

  it('says no in its own ways', async () => {
    const refused = async (parts: object) => {
      const found = await refusal(connect(parts))
      return typeof found === 'string' ? found : found.code
    }
    expect(await refused({ password: 'wrong' })).toBe('source-login-refused')
    expect(await refused({ password: null })).toBe('source-login-refused')
    expect(await refused({ user: 'nobody' })).toBe('source-login-refused')
    // Without TLS this role is not let in, and so its password is not asked for.
    expect(await refused({ host: 'localhost' })).toBe('source-login-refused')
    expect(await refused({ database: 'absent' })).toBe('source-unreachable')
    expect(await refused({ port: 1 })).toBe('source-unreachable')
    expect(await refused({ host: '/nowhere' })).toBe('source-unreachable')
    expect(await refused({ host: 'name.invalid' })).toBe('source-unreachable')
    expect(await refused({ schema: 'absent' })).toBe('source-schema-missing')
    expect(await refused({ schema: 'public' })).toBe('source-not-omop')
    expect(await refused({ user: 'postgres' })).toBe('source-role-too-strong')
    expect(await refused({ user: 'postgres', superuserAllowed: true })).toBe('nothing')
  })

  it('is asked nothing by an environment that says otherwise', async () => {
    const said = {
      PGPASSWORD: secret,
      PGUSER: 'postgres',
      PGHOST: '/nowhere',
      PGSSLMODE: 'require',
    }
    Object.assign(process.env, said)
    try {
      expect(await refusal(connect({ password: null }))).toMatchObject({
        code: 'source-login-refused',
      })
      const session = await connect()
      expect(await count(session)).toBe(1000n)
      session.close()
    } finally {
      for (const name of Object.keys(said)) Reflect.deleteProperty(process.env, name)
    }
  })

  it('gives one picture, whatever is written meanwhile, and keeps nothing', async () => {
    const session = await connect()
    await session.run('create temp table kept (id bigint)')
    await session.run('insert into kept select person_id from person')
    await admin('insert into cdm.person values (5000, 8532, 1990, null)')
    expect(await count(session)).toBe(1000n)
    session.close()
    const again = await connect()
    expect(await count(again)).toBe(1001n)
    again.close()
    await admin('delete from cdm.person where person_id = 5000')
    const left = `select count(*)::int as n from pg_class where relname in ('kept', 'person') and relkind = 'v'`
    await expect.poll(async () => (await admin(left))[0]?.['n']).toBe(0)
  })

  it('is only read, even by a role that could write', async () => {
    await admin('grant all on all tables in schema cdm to sampan')
    try {
      const session = await connect()
      for (const attack of [
        `insert into cdm.person values (1, 1, 1, 'x')`,
        'delete from cdm.person',
        'update cdm.person set year_of_birth = 1',
        'truncate cdm.person',
        'drop table cdm.person',
        'create table cdm.more (a int)',
        'alter table cdm.person add column b int',
        `copy cdm.person to '/tmp/x'`,
        'set role postgres',
        'with gone as (delete from cdm.person returning 1) select * from gone',
      ])
        await expect(session.run(attack), attack).rejects.toThrow()
      expect(await count(session)).toBe(1000n)
      // Whoever ends the transaction ends the session.
      await expect(session.run('commit')).rejects.toThrow()
      await expect(session.run('delete from cdm.person')).rejects.toThrow()
      await expect(count(session)).rejects.toThrow()
      session.close()
      expect((await admin('select count(*)::int as n from cdm.person'))[0]?.['n']).toBe(1000)
    } finally {
      await admin(
        'revoke insert, update, delete, truncate, references, trigger on all tables in schema cdm from sampan',
      )
    }
  })

  it('is checked: the role of the guide passes, one that can write is told', async () => {
    const access = async (parts: object = {}) =>
      (await checkSource(sourceOf(parts), [person])).filter(({ check }) =>
        ['read-only', 'encrypted'].includes(check),
      )
    const passes = [
      { check: 'read-only', table: '', status: 'pass' },
      { check: 'encrypted', table: '', status: 'pass' },
    ]
    expect(await access()).toEqual(passes)
    await admin('grant insert on cdm.person to sampan')
    expect((await access())[0]).toMatchObject({ status: 'warn' })
    await admin('revoke insert on cdm.person from sampan; grant create on schema cdm to sampan')
    expect((await access())[0]).toMatchObject({ status: 'warn' })
    await admin('revoke create on schema cdm from sampan')
    expect((await access({ user: 'postgres', superuserAllowed: true }))[0]).toMatchObject({
      status: 'warn',
    })
    const wrong = await checkSource(sourceOf({ password: 'wrong' }), null)
    expect(wrong).toEqual([
      {
        check: 'cdm-version',
        table: 'cdm_source',
        status: 'fail',
        code: 'source-login-refused',
      },
    ])
  })

  it('needs no more than the columns of the guide', async () => {
    await admin(statements('columns'))
    try {
      const session = await connect()
      expect(await count(session)).toBe(1000n)
      session.close()
      const closed = {
        ...{ table: 'person', as: 'person' },
        columns: [{ name: 'secret', kind: 'text', as: 'secret' }],
      } as const
      expect(await refusal(sourceOf().connect([closed]))).toEqual({
        code: 'source-permission-denied',
        context: { table: 'person', column: 'secret' },
      })
      await admin('revoke usage on schema vocabulary from sampan')
      expect(await refusal(connect())).toEqual({
        code: 'source-permission-denied',
        context: { schema: 'vocabulary' },
      })
    } finally {
      await admin('grant usage on schema vocabulary to sampan')
      await admin('grant select on all tables in schema cdm to sampan')
    }
  })

  it('is read through a working schema where temporary tables are forbidden', async () => {
    await admin(statements('work'))
    try {
      expect(await refusal(connect())).toMatchObject({
        code: 'source-working-denied',
        context: { reason: 'TEMP' },
      })
      expect(await refusal(connect({ workSchema: 'vocabulary' }))).toMatchObject({
        code: 'source-working-denied',
      })
      const session = await connect({ workSchema: 'sampan_work' })
      await session.run('create temp table kept (id bigint)')
      await session.run('insert into kept select person_id from person')
      expect(await rowsOf(session.query('select count(*) from kept'), 1)).toEqual([[1000n]])
      session.close()
      const left = `select count(*)::int as n from pg_class where relnamespace = 'sampan_work'::regnamespace`
      await expect.poll(async () => (await admin(left))[0]?.['n']).toBe(0)
    } finally {
      await admin('grant temporary on database omop to public')
    }
  })

  it('may hold a registry, as a view of the guide', async () => {
    await admin(statements('registry'))
    const dictionary = path.join(folder, 'implants.dictionary.yaml')
    writeFileSync(
      dictionary,
      'schema: sampan/dictionary/v1\ncolumns:\n  - {name: patient, type: integer, level: 4}\n',
    )
    const source = openSource({ model: 'registry', postgres: placeOf(), dictionary }, options)
    const session = await source.connect([
      {
        ...{ table: 'implants', as: 'registry', numbered: true },
        columns: [{ name: 'patient', kind: 'id', as: 'person_id' }],
      },
    ])
    const rows = session.query('select count(*), max(person_id) from registry')
    expect(await rowsOf(rows, 2)).toEqual([[1000n, 1000n]])
    session.close()
  })

  it('may have names that would break out of any quotes', async () => {
    const session = await sourceOf().connect([
      {
        ...{ table: 'Na"me; drop table x', as: 'odd' },
        columns: [{ name: 'a"b; --', kind: 'integer', as: 'a' }],
      },
    ])
    expect(await rowsOf(session.query('select a from odd'), 1)).toEqual([[7n]])
    session.close()
  })

  it('may go away in the middle: an error, never a shorter result', async () => {
    const session = await connect()
    let seen = 0
    const broken = (async () => {
      for await (const batch of session.query(
        'select a.person_id from person a, person b where b.person_id <= 20',
      )) {
        seen += batch.rows
        await admin(
          `select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'sampan-agent'`,
        )
      }
    })()
    expect(await refusal(broken)).toMatchObject({ code: 'source-connection-lost' })
    expect(seen).toBeLessThan(20_000)
    expect(await refusal(session.run('select 1'))).toMatchObject({ code: 'source-connection-lost' })
    session.close()
  })
})

function otherAuthority(place: string): string {
  const [key, certificate] = [path.join(place, 'other.key'), path.join(place, 'other.pem')]
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  execFileSync(
    'openssl',
    [
      ...request,
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-keyout',
      key,
      '-out',
      certificate,
    ],
    { stdio: 'ignore' },
  )
  return certificate
}
