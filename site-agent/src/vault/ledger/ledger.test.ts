import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock } from '@sampan/shared'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFlag, setFlag } from './flags.ts'
import { openLedger } from './ledger.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampan-ledger-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Another process that holds the write lock for a moment. */
const holder = `
  const Database = require(process.argv[1])
  const database = new Database(process.argv[2])
  database.exec('begin immediate')
  console.log('held')
  setTimeout(() => { database.exec('commit'); database.close() }, 700)
`

it('waits for another process that is writing, and loses nothing', async () => {
  const file = path.join(folder, 'ledger.db')
  const ledger = await openLedger(file)
  const library = createRequire(import.meta.resolve('@sampan/store')).resolve('libsql')
  const child = spawn(process.execPath, ['-e', holder, library, file])
  await once(child.stdout, 'data')
  const startedMs = Date.now()
  const second = await openLedger(file)
  await setFlag(second, 'stopped', 'console', systemClock)
  expect(Date.now() - startedMs).toBeGreaterThan(300)
  expect(await readFlag(ledger, 'stopped')).toBe('console')
  await Promise.all([ledger.destroy(), second.destroy()])
})
