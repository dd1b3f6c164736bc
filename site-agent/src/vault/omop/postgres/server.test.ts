import { describe, expect, it } from 'vitest'
import type { PostgresPlace } from './place.ts'
import { judgeServer, type Server } from './server.ts'

const place: PostgresPlace = {
  ...{ host: '/run/postgresql', port: 5432, database: 'omop', user: 'sampan', password: null },
  ...{ schema: 'cdm', vocabularySchema: null, workSchema: null },
  ...{ tls: { verify: 'off' }, statementMs: 1000, superuserAllowed: false },
}
const sound: Server = { version: 140_000, superuser: false, replica: false, temporary: true }
const judged =
  (parts: Partial<Server>, at: Partial<PostgresPlace> = {}) =>
  () => {
    judgeServer({ ...sound, ...parts }, { ...place, ...at })
  }
const refused = (code: string, context: object) =>
  expect.objectContaining({ code, context }) as Error

describe('a server', () => {
  it('is PostgreSQL 14 or newer', () => {
    expect(judged({})).not.toThrow()
    expect(judged({ version: 180_001 })).not.toThrow()
    expect(judged({ version: 130_022 })).toThrow(
      refused('source-version-old', { version: 13, versionMin: 14 }),
    )
  })

  it('lets the role make working tables, and nothing else without being asked', () => {
    expect(judged({ replica: true })).toThrow(
      refused('source-working-denied', { reason: 'replica' }),
    )
    expect(judged({ temporary: false })).toThrow(
      refused('source-working-denied', { reason: 'TEMP' }),
    )
    expect(judged({ temporary: false }, { workSchema: 'w' })).toThrow(
      refused('source-working-denied', { reason: 'CREATE' }),
    )
    expect(judged({ superuser: true })).toThrow(
      refused('source-role-too-strong', { role: 'sampan' }),
    )
    expect(judged({ superuser: true }, { superuserAllowed: true })).not.toThrow()
  })
})
