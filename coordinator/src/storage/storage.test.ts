import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { idSchema, systemClock, systemRandom } from '@sampan/shared'
import { migrate } from '@sampan/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { mintId } from './id.ts'
import { migrations } from './migrations/all.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampan-store-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the database', () => {
  const row = { name: 'a', id: 'b', role: 'auditor', created_at: 5n, disabled_at: null }

  test('keeps what was written when it is opened again', async () => {
    const file = path.join(folder, 'a.db')
    const first = await openDatabase(file)
    await first.insertInto('account').values(row).execute()
    await first.destroy()
    const second = await openDatabase(file)
    expect(await second.selectFrom('account').selectAll().execute()).toEqual([row])
    await second.destroy()
  })

  test('of a newer version is not opened', async () => {
    const file = path.join(folder, 'b.db')
    const database = await openDatabase(file)
    const newer = { ...migrations, '9999-newer': { up: () => Promise.resolve() } }
    await migrate(database, newer)
    await database.destroy()
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'schema-newer' })
  })

  test('has migrations in the order of their names', () => {
    expect(Object.keys(migrations)).toEqual(Object.keys(migrations).sort())
    expect(Object.keys(migrations).every((name) => /^\d{4}-[a-z-]+$/.test(name))).toBe(true)
  })
})

describe('ids', () => {
  test('are of the published form and differ', () => {
    const ids = Array.from({ length: 1000 }, () => mintId('run', systemClock, systemRandom))
    expect(ids.every((id) => idSchema.safeParse(id).success)).toBe(true)
    expect(new Set(ids).size).toBe(1000)
  })

  test('sort by time', () => {
    const at = [0, 1, 31, 32, 1023, 1_700_000_000_000, 1_700_000_000_001, 2 ** 48 - 1]
    const ids = at.map((ms) => mintId('run', { ...systemClock, nowMs: () => ms }, systemRandom))
    expect([...ids].sort()).toEqual(ids)
  })

  test('write the time as the ULID specification does', () => {
    // Its example: 01ARZ3NDEKTSV4RRFFQ69G5FAV was minted at 1469922850259.
    const clock = { ...systemClock, nowMs: () => 1_469_922_850_259 }
    expect(mintId('run', clock, systemRandom).slice(4, 14)).toBe('01arz3ndek')
  })
})
