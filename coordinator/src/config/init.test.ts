import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock, systemRandom } from '@sampan/shared'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { authenticate } from '../accounts/authenticate.ts'
import { openDatabase } from '../storage/database.ts'
import type { RecordedEvent } from '../storage/records.ts'
import { initCoordinator, type Initialised, type InitOptions } from './init.ts'
import { checkBinding, openInstallation } from './installation.ts'

const events: RecordedEvent[] = []
const record = (_: unknown, event: RecordedEvent): Promise<void> => {
  events.push(event)
  return Promise.resolve()
}
const sources = { clock: systemClock, random: systemRandom }
const dependencies = { ...sources, recorderOf: () => record }
let parent: string
let folder: string
let made: Initialised

const options = (): InitOptions => ({
  folder,
  id: 'hub',
  controller: 'institute',
  jurisdiction: 'HK',
  trustDomain: 'test.example',
  hosts: ['localhost'],
  operator: 'olivia',
  rootPassphrase: 'correct horse',
})

beforeAll(async () => {
  parent = mkdtempSync(path.join(tmpdir(), 'sampan-init-'))
  folder = path.join(parent, 'hub')
  made = await initCoordinator(options(), dependencies)
})
afterAll(() => rmSync(parent, { recursive: true }))
afterEach(() => {
  events.length = 0
})

function files(place: string): readonly string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/db-(?:wal|shm)$/.test(file))
    .sort()
}

describe('init', () => {
  test('leaves exactly these files, keys readable by their owner only', () => {
    expect(files(folder)).toEqual([
      'ca/issuing.key.pem',
      'ca/issuing.pem',
      'ca/root.pem',
      'coordinator.db',
      'coordinator.yaml',
      'keys/log.key.pem',
      'keys/protocol.key.pem',
      'keys/protocol.pem',
      'offline/root.key.pem',
      'tls/server.pem',
    ])
    const secret = files(folder).filter((file) => /key\.pem|server\.pem/.test(file))
    for (const file of secret) expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(parent)).toEqual(['hub'])
  })

  test('encrypts the root key under the passphrase', () => {
    const key = (passphrase: string): string =>
      execFileSync(
        'openssl',
        ['pkey', '-noout', '-text', '-in', made.rootKeyFile, '-passin', `pass:${passphrase}`],
        {
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      ).toString()
    expect(key('correct horse')).toContain('3072 bit')
    expect(() => key('wrong')).toThrow()
  })

  test('gives the fingerprint that openssl gives', () => {
    const root = path.join(folder, 'ca', 'root.pem')
    const printed = execFileSync('openssl', [
      'x509',
      '-noout',
      '-fingerprint',
      '-sha256',
      '-in',
      root,
    ])
    const digits = printed.toString().split('=')[1]!.trim().replaceAll(':', '').toLowerCase()
    expect(made.rootFingerprint).toBe(`sha256:${digits}`)
  })

  test('makes an operator whose token opens the door', async () => {
    const database = await openDatabase(openInstallation(folder).databaseFile)
    const header = `Bearer ${made.operatorToken.secret}`
    const account = await authenticate({ ...sources, database, record }, header)
    await database.destroy()
    expect(account).toMatchObject({ name: 'olivia', role: 'operator', scopes: null })
  })

  test('does not touch a folder that exists', async () => {
    const before = readFileSync(path.join(folder, 'coordinator.yaml'), 'utf8')
    await expect(initCoordinator(options(), dependencies)).rejects.toMatchObject({
      code: 'already-initialised',
    })
    expect(readFileSync(path.join(folder, 'coordinator.yaml'), 'utf8')).toBe(before)
  })

  test('leaves nothing when it fails at the end', async () => {
    const other = { ...options(), folder: path.join(parent, 'other') }
    const failing = { ...sources, recorderOf: () => () => Promise.reject(new Error('full')) }
    await expect(initCoordinator(other, failing)).rejects.toThrow('full')
    expect(readdirSync(parent)).toEqual(['hub'])
  })

  test('refuses wrong options before it makes anything', async () => {
    const wrong = { ...options(), folder: path.join(parent, 'x'), trustDomain: '香港', hosts: [] }
    await expect(initCoordinator(wrong, dependencies)).rejects.toMatchObject({
      code: 'settings-invalid',
      context: { count: 2, faults: expect.stringMatching(/trustDomain: .*hosts: /) as string },
    })
    expect(readdirSync(parent)).toEqual(['hub'])
  })
})

describe('an installation', () => {
  test('is opened with everything that it holds', async () => {
    const installation = openInstallation(folder)
    expect(installation.identity).toMatchObject({ id: 'hub', root: made.rootFingerprint })
    expect(installation.identity.log.key).toMatch(/^test\.example\/hub\+[0-9a-f]{8}\+/)
    const database = await openDatabase(installation.databaseFile)
    await expect(checkBinding(database, installation.identity)).resolves.toBeUndefined()
    await database.destroy()
  })

  test("is not opened with another coordinator's database", async () => {
    const installation = openInstallation(folder)
    const database = await openDatabase(installation.databaseFile)
    const identity = { ...installation.identity, id: 'other' }
    await expect(checkBinding(database, identity)).rejects.toMatchObject({
      code: 'settings-invalid',
      context: { key: 'coordinator', expected: 'hub' },
    })
    await database.destroy()
  })

  test('that is not there is not initialised', () => {
    expect(() => openInstallation(parent)).toThrow(
      expect.objectContaining({ code: 'not-initialised' }),
    )
  })

  test('with a key of another kind is not opened', () => {
    const file = path.join(folder, 'keys', 'log.key.pem')
    const kept = readFileSync(file)
    writeFileSync(file, readFileSync(path.join(folder, 'keys', 'protocol.key.pem')))
    expect(() => openInstallation(folder)).toThrow(expect.objectContaining({ code: 'key-missing' }))
    writeFileSync(file, kept)
  })
})
