import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { formatDigest, importPrivatePem, keyDigest, publicOf } from '@sampan/shared'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../config/settings.ts'
import { parseFloors } from '../vault/governance/rules.ts'
import { parsePolicy } from '../vault/governance/policy.ts'
import { agent, initWords, newPlace, temporaryFolder, type Place } from './program.test.support.ts'

let place: Place
beforeAll(async () => {
  place = await newPlace()
})

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('ledger.db'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

describe('init', () => {
  it('leaves exactly these files, for their owner alone', () => {
    expect(files(place.home.folder)).toEqual([
      'agent.yaml',
      'floors.yaml',
      'offline/identity.key.pem',
      'policy.cedar',
      'vault/at-rest.key',
      'vault/certificate.json',
      'vault/protocol.key.pem',
      'vault/witness.key.pem',
    ])
    for (const file of files(place.home.folder))
      expect(statSync(path.join(place.home.folder, file)).mode & 0o777).toBe(0o600)
    expect(statSync(place.home.folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(place.folder)).toEqual(['home'])
  })

  it('writes settings with a comment above each, an absolute path, and rules that parse', () => {
    const text = readFileSync(place.home.settings, 'utf8')
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    for (const [k, line] of lines.entries())
      if (/^ *[a-z]+:/i.test(line)) {
        const above = lines[k - 1]!
        expect(above.trim().startsWith('#') || above.trim() === 'logging:').toBe(true)
      }
    const settings = readSettings(place.home)
    expect(settings).toMatchObject({
      site: 'alpha',
      source: { model: 'omop', path: path.join(place.folder, 'data') },
      dataset: { id: 'alpha', level: 3, sensitive: true, genetic: false, national: 'general' },
    })
    expect(parseFloors(readFileSync(place.home.floors, 'utf8')).peoplePerSite).toBe(10)
    expect(Object.keys(parsePolicy(readFileSync(place.home.policy, 'utf8')).rules)).toHaveLength(3)
  })

  it('writes the identity key where it is told to, under the passphrase', async () => {
    const folder = temporaryFolder()
    const key = path.join(folder, 'stick.pem')
    const secret = path.join(folder, 'secret')
    writeFileSync(secret, 'a long passphrase\n')
    const home = path.join(folder, 'home')
    const words = initWords(home, ['--identity-key', key, '--passphrase-file', secret])
    const made = await agent([...words.filter((word) => word !== '--no-passphrase'), '--json'])
    const data = made.json().data!
    expect(data).toMatchObject({ home, site: 'alpha', identityKeyFile: key })
    const opened = importPrivatePem(readFileSync(key, 'utf8'), 'a long passphrase')!
    expect(data['identity']).toBe(formatDigest(keyDigest(publicOf(opened))))
    const openssl = (pass: string): string =>
      execFileSync('openssl', ['ec', '-in', key, '-passin', `pass:${pass}`], {
        stdio: 'pipe',
      }).toString()
    expect(openssl('a long passphrase')).toContain('PRIVATE KEY')
    expect(() => openssl('another')).toThrow()
    expect(existsSync(path.join(home, 'offline'))).toBe(false)
  })

  it('does not touch a home that is there', async () => {
    const before = readFileSync(place.home.settings, 'utf8')
    const again = (await agent([...initWords(place.home.folder), '--json'])).json()
    expect(again).toMatchObject({ ok: false, error: { code: 'already-initialised' } })
    expect(readFileSync(place.home.settings, 'utf8')).toBe(before)
  })

  it.each([
    [
      'without a passphrase or a terminal',
      [],
      (words: string[]) => words.filter((w) => w !== '--no-passphrase'),
      'usage-invalid',
    ],
    [
      'with an address that is none',
      [],
      (words: string[]) => words.map((w) => w.replace('https:', 'http:')),
      'settings-invalid',
    ],
    [
      'with a level that there is not',
      ['--level', '6'],
      (words: string[]) => words,
      'usage-invalid',
    ],
    [
      'with an identity key that exists',
      ['--identity-key', import.meta.filename],
      (words: string[]) => words,
      'file-exists',
    ],
  ] as const)('is refused %s, and leaves nothing', async (_, more, change, code) => {
    const folder = temporaryFolder()
    const words = change([...initWords(path.join(folder, 'home'), more)])
    expect((await agent([...words, '--json'])).json()).toMatchObject({ error: { code } })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the home', () => {
  it('is named by --home, by the environment, or is in the working directory', async () => {
    const words = ['egress', '--json']
    const environment = { SAMPAN_AGENT_HOME: place.home.folder }
    expect((await agent(words, { environment })).status).toBe(0)
    const other = (await agent(words)).json()
    expect(other).toMatchObject({
      error: {
        code: 'not-initialised',
        context: { folder: path.resolve('sampan-agent') },
      },
    })
  })

  it('with settings that are wrong is refused', async () => {
    const broken = await newPlace()
    writeFileSync(broken.home.settings, 'version: 1\nsites: x\n')
    expect((await broken.ask('status')).code).toBe('settings-invalid')
  })
})

describe('identity', () => {
  it('is shown by digests', async () => {
    const { data } = await place.ask('identity', 'show')
    const key = readFileSync(path.join(place.home.folder, 'offline/identity.key.pem'), 'utf8')
    const digest = formatDigest(keyDigest(publicOf(importPrivatePem(key)!)))
    expect(data).toMatchObject({ site: 'alpha', identity: digest, coordinator: null })
    expect(data).toMatchObject({ certificate: { serial: 1 } })
    expect((await place.run('identity', 'show')).output).toContain(digest)
  })

  it('certifies again under the next serial, with its own key only', async () => {
    const own = await newPlace()
    const key = (of: Place): string => path.join(of.home.folder, 'offline/identity.key.pem')
    const renewed = await own.ask('identity', 'renew', '--key', key(own))
    expect(renewed.data).toMatchObject({ serial: 2 })
    const { data } = await own.ask('identity', 'show')
    expect(data).toMatchObject({ certificate: renewed.data })
    expect((await own.ask('identity', 'renew', '--key', key(place))).code).toBe('identity-mismatch')
    expect((await own.ask('identity', 'renew', '--key', own.home.settings)).code).toBe(
      'file-malformed',
    )
  })
})

describe('status', () => {
  it('answers also where nothing runs', async () => {
    const { code, data } = await place.ask('status')
    expect(code).toBe(null)
    expect(data).toMatchObject({
      ...{ site: 'alpha', running: false, pid: null, enrolled: false, link: null, tls: null },
      ...{ stopped: null, locked: null, certificate: { serial: 1 } },
      studies: { approved: 0, rejected: 0, withdrawn: 0, pending: 0 },
    })
    expect((await place.run('status', '--lang', 'zh-Hans')).output).toContain('没有运行')
  })
})

describe('before enrolment', () => {
  it.each(['start', 'vault', 'relay'])('%s is refused', async (command) => {
    expect((await place.ask(command)).code).toBe('not-enrolled')
  })
})
