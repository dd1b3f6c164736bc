import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  certifySite,
  canonicalJson,
  exportSpki,
  formatDigest,
  generateEd25519,
  generateP256,
  keyDigest,
  parseTrust,
  rawEd25519,
  siteCertificateToJson,
  suite,
  systemClock,
} from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openInstallation } from '../config/installation.ts'
import { openDatabase } from '../storage/database.ts'
import type { Database } from '../storage/schema.ts'
import { ask, initWords, place, type } from './fixture.test.support.ts'

const languages = ['en', 'zh-Hant', 'zh-Hans'] as const
const { parent, home, remove } = place()
let database: Database
const at = (...words: readonly string[]) => [...words, '--home', home]

beforeAll(async () => {
  await ask(at(...initWords, '--no-root-passphrase'))
  database = await openDatabase(openInstallation(home).databaseFile)
})
afterAll(async () => {
  await database.destroy()
  remove()
})

/** As enrolment leaves it behind; returns the raw witness key. */
async function enrol(site: string): Promise<Uint8Array> {
  const identity = generateP256()
  const witness = generateEd25519()
  const nowS = Math.floor(systemClock.nowMs() / 1000)
  const certificate = certifySite(identity.privateKey, {
    suite,
    site,
    controller: 'trust-a',
    identityKey: exportSpki(identity.publicKey),
    protocolKey: exportSpki(generateP256().publicKey),
    witnessKey: exportSpki(witness.publicKey),
    serial: 1,
    notBeforeS: nowS - 60,
    notAfterS: nowS + 86_400,
  })
  await database
    .insertInto('site')
    .values({
      id: site,
      controller: 'trust-a',
      jurisdiction: 'HK',
      identity: formatDigest(keyDigest(identity.publicKey)),
      certificate: canonicalJson(siteCertificateToJson(certificate)),
      state: 'enrolled',
      enrolled_at: BigInt(systemClock.nowMs()),
      revoked_at: null,
    })
    .execute()
  return rawEd25519(witness.publicKey)
}

/** Types of the entries in the log, the newest last, with who made them. */
async function recorded(): Promise<readonly string[]> {
  const rows = await database.selectFrom('log_entry').select('body').orderBy('idx').execute()
  return rows.map(({ body }) => {
    const entry = JSON.parse(new TextDecoder().decode(body)) as {
      type: string
      actor: { kind: string; id: string }
    }
    return `${entry.type} by ${entry.actor.kind} ${entry.actor.id}`
  })
}

describe('accounts at the console', () => {
  test('are added with a token, shown or in a file of their own', async () => {
    const shown = await ask(at('account', 'add', 'maria', '--role', 'researcher', '--days', '3'))
    expect(shown).toMatchObject({
      status: 0,
      command: 'coordinator account add',
      data: {
        account: 'maria',
        id: expect.stringMatching(/^token_/) as string,
        secret: expect.stringMatching(/^sampan_/) as string,
      },
    })
    const days = (Date.parse(String(shown.data['expiresAt'])) - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(3, 2)
    const file = path.join(parent, 'hugo.token')
    const kept = await type(at('account', 'add', 'hugo', '--role', 'auditor', '-o', file))
    expect(kept.status).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(/^sampan_[\w-]{43}\n$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(kept.output).not.toContain('sampan_')
    expect((await recorded()).at(-1)).toBe('token-issued by operator console')
  })

  test('are not added twice, nor when the token would be lost', async () => {
    const again = await ask(at('account', 'add', 'olivia', '--role', 'auditor'))
    expect(again.error?.code).toBe('account-exists')
    const file = path.join(parent, 'there')
    writeFileSync(file, '')
    const lost = await ask(at('account', 'add', 'nobody', '--role', 'auditor', '-o', file))
    expect(lost).toMatchObject({ status: 11, error: { code: 'file-exists' } })
    const { data } = await ask(at('account', 'list'))
    expect(JSON.stringify(data)).not.toContain('nobody')
  })

  test('are listed and disabled, but for the last operator', async () => {
    await ask(at('account', 'add', 'petra', '--role', 'operator'))
    expect(await ask(at('account', 'disable', 'petra'))).toMatchObject({
      status: 0,
      data: { account: 'petra' },
    })
    const { data } = await ask(at('account', 'list'))
    expect(data).toMatchObject({
      accounts: expect.arrayContaining([
        expect.objectContaining({ name: 'olivia', role: 'operator', disabledAt: null }),
        expect.objectContaining({ name: 'petra', disabledAt: expect.any(String) as string }),
      ]) as unknown,
    })
    const { output } = await type(at('account', 'list'))
    expect(output).toMatch(/^olivia +operator +\d{4}-\d\d-\d\d \d\d:\d\d UTC +-$/m)
    const last = await ask(at('account', 'disable', 'olivia'))
    expect(last).toMatchObject({ status: 41, error: { code: 'operator-last' } })
    expect((await ask(at('account', 'disable', 'zoe'))).error?.code).toBe('account-unknown')
  })
})

const invitation = ['--controller', 'trust-a', '--jurisdiction', 'HK']

describe('sites at the console', () => {
  test('are invited, listed and revoked', async () => {
    const file = path.join(parent, 'hk-east.token')
    const words = at('site', 'token', 'hk-east', ...invitation)
    expect((await ask(words)).data).toMatchObject({
      site: 'hk-east',
      token: expect.stringMatching(/^enrol_/) as string,
    })
    expect((await ask([...words, '--out', file])).data).toEqual({
      site: 'hk-east',
      file,
      expiresAt: expect.any(String) as string,
    })
    expect(readFileSync(file, 'utf8')).toMatch(/^enrol_[\w-]{22}\n$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await ask(at('site', 'list'))).data).toMatchObject({
      sites: [{ id: 'hk-east', state: 'invited', controller: 'trust-a', jurisdiction: 'HK' }],
    })
    await enrol('hk-east')
    expect(await ask(at('site', 'revoke', 'hk-east'))).toMatchObject({
      status: 0,
      data: { site: 'hk-east' },
    })
    expect((await type(at('site', 'list'))).output).toMatch(/^hk-east +trust-a +HK +revoked /m)
    expect((await recorded()).at(-1)).toBe('site-revoked by operator console')
  })

  test('keep their identity, and are revoked only where they are known', async () => {
    await enrol('hk-west')
    const other = ['--controller', 'trust-b', '--jurisdiction', 'HK']
    const words = at('site', 'token', 'hk-west', ...other)
    expect((await ask(words)).error?.code).toBe('identity-mismatch')
    expect((await ask([...words, '--new-identity'])).status).toBe(0)
    expect((await ask(at('site', 'revoke', 'nowhere'))).error?.code).toBe('site-unknown')
    expect((await ask(at('site', 'token', 'x', ...invitation, '-o', home))).status).toBe(11)
  })
})

describe('the trust file', () => {
  test('has the key of the log and of every enrolled site', async () => {
    const north = await enrol('north')
    await enrol('gone')
    await ask(at('site', 'revoke', 'gone'))
    const file = path.join(parent, 'trust.txt')
    const { output } = await type(at('trust'))
    const told = await ask(at('trust', '-o', file))
    expect(readFileSync(file, 'utf8')).toBe(output)
    const { logs, witnesses } = parseTrust(output)
    expect(logs.map(({ name }) => name)).toEqual(['test.example/hub'])
    expect(witnesses.find(({ name }) => name === 'test.example/site/north')?.key).toEqual(north)
    expect(witnesses.map(({ name }) => name)).not.toContain('test.example/site/gone')
    expect(told.data).toEqual({
      origin: 'test.example/hub',
      key: expect.stringMatching(/^test\.example\/hub\+/) as string,
      witnesses: expect.arrayContaining([expect.stringMatching(/site\/north/)]) as unknown,
      file,
    })
    expect((await ask(at('trust', '-o', file))).error?.code).toBe('file-exists')
  })
})

describe('start', () => {
  test('is refused while another process serves the folder', async () => {
    const file = path.join(home, 'coordinator.pid')
    writeFileSync(file, `${process.ppid}\n`)
    const told = await ask(at('start'))
    expect(told).toMatchObject({ status: 70, error: { code: 'already-running' } })
    expect((await ask(at('status'))).data).toMatchObject({ running: true, pid: process.ppid })
    rmSync(file)
  })
})

const everyCommand = [
  ...['init', 'start', 'status', 'stop', 'trust'].map((name) => [name]),
  ...['add', 'list', 'disable'].map((name) => ['account', name]),
  ...['list', 'token', 'revoke'].map((name) => ['site', name]),
]

describe('every command', () => {
  test.each(everyCommand.filter(([name]) => name !== 'init').map((words) => [words]))(
    '%s refuses a folder where there is no coordinator',
    async (words) => {
      const given: Readonly<Partial<Record<string, readonly string[]>>> = {
        add: ['x', '--role', 'auditor'],
        disable: ['x'],
        token: ['x', ...invitation],
        revoke: ['x'],
      }
      const more = given[words.at(-1) ?? ''] ?? []
      const told = await ask([...words, ...more, '--home', parent])
      expect(told).toMatchObject({ status: 70, error: { code: 'not-initialised' } })
    },
  )

  test.each(everyCommand.map((words) => [words]))('%s has a page of help', async (words) => {
    const pages = await Promise.all(
      languages.map((language) => type([...words, '--help', '--lang', language])),
    )
    expect(new Set(pages.map(({ output }) => output)).size).toBe(3)
    for (const { status, output, errors } of pages) {
      expect([status, errors]).toEqual([0, ''])
      expect(output).toMatch(new RegExp(`^sampan coordinator ${words.join(' ')} `))
      expect(output).toContain('--home DIR')
      expect(output).toContain(`$ sampan coordinator ${words.join(' ')}`)
      expect(output).not.toMatch(/^ {2}(-\w, )?--\S+( \S+)?$/m)
    }
  })

  test.each(languages)('stands on the first page in %s', async (language) => {
    const { status, output } = await type(['--help', '--lang', language])
    expect(status).toBe(0)
    for (const name of ['init', 'start', 'status', 'stop', 'trust', 'account', 'site'])
      expect(output).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
  })
})
