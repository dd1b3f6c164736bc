import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseNote, parseVerifierKey, systemClock, utf8, verifyNote } from '@sampan/shared'
import { runProgram } from '@sampan/terminal'
import { recordedSurroundings } from '@sampan/terminal/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { readHead } from '../audit/round-log.ts'
import { authenticate } from '../accounts/authenticate.ts'
import { openInstallation } from '../config/installation.ts'
import { openDatabase } from '../storage/database.ts'
import { ask, initWords, place, type } from './fixture.test.support.ts'
import { sampanCoordinator } from './program.ts'

const { parent, home, remove } = place()
afterAll(remove)
const passphrase = path.join(parent, 'passphrase')
writeFileSync(passphrase, 'correct horse battery\n')
const tokenFile = path.join(parent, 'olivia.token')
const secured = ['--root-passphrase-file', passphrase]

describe('sampan coordinator init', () => {
  test('makes a coordinator whose operator can sign in and whose log is signed', async () => {
    const words = [...initWords, ...secured, '--home', home, '--listen', '127.0.0.1:9443']
    const made = await ask([...words, '--token-out', tokenFile])
    expect(made).toEqual({
      sampan: 1,
      command: 'coordinator init',
      ok: true,
      status: 0,
      data: {
        folder: home,
        rootFingerprint: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
        rootKeyFile: path.join(home, 'offline', 'root.key.pem'),
        operator: 'olivia',
        tokenFile,
        expiresAt: expect.stringMatching(/Z$/) as string,
      },
    })
    expect(statSync(tokenFile).mode & 0o777).toBe(0o600)
    expect(readFileSync(path.join(home, 'offline', 'root.key.pem'), 'utf8')).toContain('ENCRYPTED')
    const { settings, identity, databaseFile } = openInstallation(home)
    expect(settings).toMatchObject({
      hosts: ['localhost', '127.0.0.1'],
      listen: { address: '127.0.0.1', port: 9443 },
    })
    const database = await openDatabase(databaseFile)
    const head = await readHead(database)
    const note = parseNote(head?.note ?? utf8(''))
    expect(verifyNote(note!, parseVerifierKey(identity.log.key)!)).toBe(true)
    expect(head?.size).toBe(2)
    const records = { database, clock: systemClock, record: () => Promise.resolve() }
    const token = readFileSync(tokenFile, 'utf8').trim()
    await expect(authenticate(records as never, `Bearer ${token}`)).resolves.toMatchObject({
      name: 'olivia',
      role: 'operator',
    })
    await database.destroy()
  })

  test('tells people what to do next, and shows the token where no file was named', async () => {
    const other = path.join(parent, 'told')
    const { status, output, errors } = await type([...initWords, '--no-root-passphrase'], {
      environment: { SAMPAN_COORDINATOR_HOME: other },
    })
    expect([status, errors]).toEqual([0, ''])
    const key = path.join(other, 'offline', 'root.key.pem')
    expect(output).toContain(`Take the key of the root off this machine: ${key}`)
    expect(output).toContain(`sampan coordinator start --home ${other}\n`)
    expect(output).toMatch(/sampan login https:\/\/localhost:8443 --ca-fingerprint sha256:/)
    expect(output).toMatch(/^sampan_[\w-]{43}$/m)
    expect(readFileSync(key, 'utf8')).not.toContain('ENCRYPTED')
  })

  test('asks for the passphrase twice at a terminal, and shows it nowhere', async () => {
    const other = path.join(parent, 'asked')
    const words = [...initWords, '--home', other]
    const recorded = recordedSurroundings({ words, columns: 100 })
    const running = runProgram(sampanCoordinator, recorded.surroundings)
    for (const question of ['Choose a passphrase', 'once more']) {
      while (!recorded.errors().includes(question)) await sleep(5)
      recorded.type('correct horse battery\r')
    }
    expect(await running).toBe(0)
    expect(recorded.output() + recorded.errors()).not.toContain('correct horse')
    expect(readFileSync(path.join(other, 'offline/root.key.pem'), 'utf8')).toContain('ENCRYPTED')
  })

  const short = path.join(parent, 'short')
  writeFileSync(short, 'short\n')
  const elsewhere = path.join(parent, 'elsewhere')
  const without = (name: string): readonly string[] =>
    initWords.filter((word, k) => word !== name && initWords[k - 1] !== name)
  mkdirSync(path.join(parent, 'taken'))
  const usage = 'usage-invalid'
  const refusals: readonly (readonly [string, readonly string[], string, object])[] = [
    ['a folder that exists', ['--home', path.join(parent, 'taken')], 'already-initialised', {}],
    ['no terminal to ask at', [], usage, { problem: 'no-terminal' }],
    ['both answers', [...secured, '--no-root-passphrase'], usage, { problem: 'wrong-value' }],
    ['a short passphrase', ['--root-passphrase-file', short], 'value-invalid', {}],
    ['a passphrase file that is missing', ['--root-passphrase-file', 'no'], 'file-missing', {}],
    ['a token file that is there', [...secured, '--token-out', short], 'file-exists', {}],
    ['a place without a port', ['--listen', '0.0.0.0'], usage, { given: '--listen' }],
    ['a place with a name', ['--listen', 'localhost:1'], usage, { given: '--listen' }],
    ['a port that there is not', ['--listen', '[::]:65536'], usage, { given: '--listen' }],
    ['a host that is none', [...secured, '--host', 'a_b'], 'settings-invalid', { count: 1 }],
  ]
  test.each(refusals)('refuses %s', async (_, words, code, context) => {
    const home = words.includes('--home') ? [] : ['--home', elsewhere]
    const told = await ask([...initWords, ...home, ...words])
    expect(told.error).toMatchObject({ code, context })
    expect(existsSync(elsewhere)).toBe(false)
  })

  test.each(['--id', '--host', '--operator', '--trust-domain'])('needs %s', async (name) => {
    const told = await ask([...without(name), '--home', elsewhere, ...secured])
    expect(told).toMatchObject({ status: 2, error: { context: { given: name } } })
  })

  test.each(['Test.Example', 'a b', '香港'])('refuses the trust domain %s', async (domain) => {
    const words = [...without('--trust-domain'), '--trust-domain', domain, '--home', elsewhere]
    const told = await ask([...words, ...secured])
    expect(told.error?.context).toMatchObject({ given: '--trust-domain' })
  })
})
