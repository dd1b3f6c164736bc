import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseSettingsText } from '@sampan/shared'
import { afterAll, describe, expect, it } from 'vitest'
import { sourceSettings } from '../commands/data-option.ts'
import { postgresPlace } from '../processes/postgres-place.ts'
import { settingsText } from './settings-text.ts'
import { settingsSchema } from './settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sampan-settings-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const dataset = {
  ...{ id: 'cdm', level: 3, sensitive: true, genetic: false, national: 'general' },
}
const parse = (source: object) =>
  parseSettingsText(
    settingsSchema,
    JSON.stringify({
      ...{ version: 1, site: 'a', controller: 'b', jurisdiction: 'HK' },
      ...{ coordinator: 'https://c.example:1', source, dataset, logging: { level: 'info' } },
    }),
  )
const server = { host: 'db.example', database: 'omop', user: 'sampan' }
const placed = (parts: object) => {
  const { settings, faults } = parse({ model: 'omop', postgres: { ...server, ...parts } })
  expect(faults).toEqual([])
  return postgresPlace(folder, settings!.source.postgres!)
}

describe('a PostgreSQL server in the settings', () => {
  it('is trusted by its certificate, unless nobody can stand in between', () => {
    expect(placed({})).toEqual({
      ...{ ...server, port: 5432, password: null, schema: 'public' },
      ...{ vocabularySchema: null, workSchema: null, superuserAllowed: false },
      ...{ tls: { verify: 'full', ca: null }, statementMs: 600_000 },
    })
    for (const host of ['/run/postgresql', 'localhost', '127.0.0.1', '::1'])
      expect(placed({ host }).tls, host).toEqual({ verify: 'off' })
    for (const host of ['10.0.0.1', 'localhost.example', '127.0.0.1.example'])
      expect(placed({ host }).tls.verify, host).toBe('full')
    expect(placed({ tls: 'off' }).tls).toEqual({ verify: 'off' })
    expect(placed({ host: 'localhost', tls: 'verify-full' }).tls.verify).toBe('full')
  })

  it('has its secrets in files, which are read each time', () => {
    writeFileSync(path.join(folder, 'p'), ' one \n')
    writeFileSync(path.join(folder, 'ca'), 'PEM')
    const parts = { passwordFile: 'p', caFile: 'ca' }
    expect(placed(parts)).toMatchObject({ password: ' one ', tls: { ca: 'PEM' } })
    writeFileSync(path.join(folder, 'p'), 'two')
    expect(placed(parts).password).toBe('two')
    expect(() => placed({ passwordFile: 'absent' })).toThrow(
      expect.objectContaining({ code: 'file-missing' }),
    )
  })

  it.each([
    [{ model: 'omop' }, 'source.path'],
    [{ model: 'omop', path: '/x', postgres: server }, 'source.path'],
    [{ model: 'omop', schema: 'cdm', postgres: server }, 'source.schema'],
    [{ model: 'registry', postgres: server }, 'source.dictionary'],
    [{ model: 'omop', postgres: { ...server, password: 'x' } }, 'source.postgres.password'],
    [{ model: 'omop', postgres: { ...server, host: 'a b' } }, 'source.postgres.host'],
    [{ model: 'omop', postgres: { ...server, port: 0 } }, 'source.postgres.port'],
    [
      { model: 'omop', postgres: { ...server, schema: 'x', workSchema: 'x' } },
      'source.postgres.workSchema',
    ],
    [{ model: 'omop', postgres: { ...server, schema: 'é'.repeat(32) } }, 'source.postgres.schema'],
  ])('is refused as %j', (source, key) => {
    expect(parse(source).faults.map((fault) => fault.key)).toEqual([key])
    expect(JSON.stringify(parse(source).faults)).not.toContain('"x"')
  })
})

describe('--data', () => {
  const none = {
    ...{ model: undefined, schema: undefined, dictionary: undefined },
    ...{ 'vocabulary-schema': undefined, 'password-file': undefined, 'ca-file': undefined },
  }
  const source = (data: string, parts: object = {}) => sourceSettings({ ...none, data, ...parts })

  it('may be the address of a server', () => {
    expect(
      source('postgresql://sampan@db.example:5433/omop', {
        ...{ schema: 'cdm', 'vocabulary-schema': 'v', 'password-file': '/p', 'ca-file': '/ca' },
      }),
    ).toMatchObject({
      model: 'omop',
      postgres: {
        ...{ host: 'db.example', port: 5433, database: 'omop', user: 'sampan', schema: 'cdm' },
        ...{ vocabularySchema: 'v', passwordFile: '/p', caFile: '/ca' },
      },
    })
    expect(source('postgres://a%40b@[::1]/o%20p').postgres).toMatchObject({
      ...{ host: '::1', port: 5432, database: 'o p', user: 'a@b', schema: 'public' },
    })
    expect(source('postgresql://sampan@/omop?host=/run/postgresql').postgres).toMatchObject({
      ...{ host: '/run/postgresql', database: 'omop' },
    })
    expect(source('/data/cdm.duckdb')).toEqual({ model: 'omop', path: '/data/cdm.duckdb' })
  })

  it('takes no password, which would stay in lists of processes', () => {
    for (const data of ['postgresql://a:secret@b/c', 'postgresql://b/c', 'postgresql://%'])
      expect(() => source(data)).toThrow(expect.objectContaining({ code: 'value-invalid' }))
    expect(() => source('postgresql://a:secret@b/c')).not.toThrow(/secret/)
  })

  it('is written with every key described', () => {
    const { settings } = parse(source('postgresql://sampan@db.example/omop'))
    const text = settingsText(settings!)
    expect(text).toContain('    # Role that reads. It needs no right to write.\n    user: sampan\n')
  })
})
