import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock, X509Certificate } from '@sampan/shared'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enrolSite, type EnrolOptions } from './enrol.ts'
import {
  chainFor,
  coordinator,
  goodAnswer,
  hubNames,
  log,
  opensslAuthority,
  refusing,
  siteCertificate,
  siteName,
  startHub,
  token,
  type Answer,
  type Hub,
  type OpensslAuthority,
} from './hub.test.support.ts'
import { isRenewalDue, renewTls } from './renew.ts'

let authority: OpensslAuthority
let other: OpensslAuthority
let serverPem: string
let folder: string
const hubs: Hub[] = []

beforeAll(() => {
  authority = opensslAuthority()
  other = opensslAuthority()
  serverPem = authority.certify(hubNames)
})
afterAll(() => {
  authority.remove()
  other.remove()
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampan-enrol-'))
})
afterEach(() => {
  hubs.splice(0).forEach((hub) => hub.stop())
  rmSync(folder, { recursive: true })
})

const good = (): Answer => goodAnswer(authority)

async function hub(answer: Answer): Promise<Hub> {
  const cert = serverPem + authority.issuing + authority.root
  const started = await startHub({ key: serverPem, cert, minVersion: 'TLSv1.3' }, answer)
  hubs.push(started)
  return started
}

const options = (address: EnrolOptions['address']) => ({
  folder,
  address,
  fingerprint: authority.fingerprint,
  token,
  certificate: siteCertificate(),
})

function outcome(enrolling: Promise<unknown>): Promise<unknown> {
  return enrolling.then(
    () => 'enrolled',
    (error: unknown) => (error as { code?: string }).code ?? error,
  )
}

describe('an answer that is not believed', () => {
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64')
  const foreign = (): string => authority.certify(siteName).replace(/^[^]*PRIVATE KEY-----\n/, '')
  test.each([
    ['for another key', () => foreign() + authority.issuing],
    ['without the issuing authority', (csr: string) => authority.sign(csr, siteName)],
    ['of another authority', (csr: string) => other.sign(csr, siteName) + other.issuing],
    ['mixed from two', (csr: string) => other.sign(csr, siteName) + authority.issuing],
    ['for another site', (csr: string) => authority.sign(csr, `${siteName}b`) + authority.issuing],
    [
      'with a name more',
      (csr: string) => authority.sign(csr, `${siteName},DNS:x`) + authority.issuing,
    ],
    [
      'with a certificate more',
      (csr: string) => authority.sign(csr, siteName) + authority.issuing + authority.root,
    ],
    ['that is none', () => 'x'],
  ])('because of a chain %s changes nothing', async (_, chain) => {
    const started = await hub((received) =>
      goodAnswer(authority, { chain: chain(String(received.body['csr'])) })(received),
    )
    expect(await outcome(enrolSite(options(started.address), systemClock))).toBe(
      'certificate-invalid',
    )
    expect(readdirSync(folder)).toEqual(['tls.pending.pem'])
  })

  test.each([
    [
      'from another trust domain',
      () => ({ trustDomain: 'other.example' }),
      'certificate-untrusted',
    ],
    [
      'with a key that is none',
      () => ({ coordinator: { ...coordinator, key: 'A'.repeat(120) } }),
      'message-malformed',
    ],
    [
      'with a key of another curve',
      () => ({ coordinator: { ...coordinator, key: p384 } }),
      'message-malformed',
    ],
    [
      'with a log key of another log',
      () => ({ log: { ...log, origin: 'other' } }),
      'message-malformed',
    ],
    ['with something more', () => ({ zebra: 1 }), 'message-malformed'],
  ])('%s changes nothing', async (_, change, code) => {
    const started = await hub((received) => goodAnswer(authority, change())(received))
    expect(await outcome(enrolSite(options(started.address), systemClock))).toBe(code)
    expect(readdirSync(folder)).toEqual(['tls.pending.pem'])
  })

  test.each([
    ['no JSON', { status: 200, text: '<html>' }, 'message-malformed'],
    ['a refusal of no known code', { status: 403, text: '{"code":"zebra"}' }, 'message-malformed'],
    ['a failing proxy', { status: 502, text: 'Bad Gateway' }, 'message-malformed'],
    ['too long', { status: 200, text: `"${'x'.repeat(65_536)}"` }, 'message-too-large'],
    ['a refusal', { status: 403, text: '{"code":"identity-mismatch"}' }, 'identity-mismatch'],
  ])('because it is %s', async (_, answer, code) => {
    const started = await hub(() => answer)
    expect(await outcome(enrolSite(options(started.address), systemClock))).toBe(code)
  })
})

describe('renewal', () => {
  test('is due at half life, proves the site, and replaces key and chain together', async () => {
    const started = await hub(good())
    await enrolSite(options(started.address), systemClock)
    const file = path.join(folder, 'tls.pem')
    const before = readFileSync(file, 'utf8')
    expect(isRenewalDue(folder, systemClock)).toBe(false)
    const later = { ...systemClock, nowMs: () => Date.now() + 5.1 * 86_400_000 }
    expect(isRenewalDue(folder, later)).toBe(true)
    const renewing = await hub((received) => ({
      status: 200,
      text: JSON.stringify({ chain: chainFor(authority, received) }),
    }))
    await renewTls({ folder, address: renewing.address, site: 'site-a' }, systemClock)
    expect(renewing.received[0]).toMatchObject({ url: '/v1/renewal', caller: siteName })
    const after = readFileSync(file, 'utf8')
    expect(new X509Certificate(after).publicKey.equals(new X509Certificate(before).publicKey)).toBe(
      false,
    )
    expect(readdirSync(folder).sort()).toEqual(['coordinator.json', 'root.pem', 'tls.pem'])
  })

  test('keeps what is there when it is refused, and asks again with the same key', async () => {
    const started = await hub(good())
    await enrolSite(options(started.address), systemClock)
    const before = readFileSync(path.join(folder, 'tls.pem'), 'utf8')
    const renewing = await hub(refusing('certificate-revoked'))
    const asked = { folder, address: renewing.address, site: 'site-a' }
    expect(await outcome(renewTls(asked, systemClock))).toBe('certificate-revoked')
    expect(await outcome(renewTls(asked, systemClock))).toBe('certificate-revoked')
    expect(readFileSync(path.join(folder, 'tls.pem'), 'utf8')).toBe(before)
    expect(renewing.received[1]!.body['csr']).toBe(renewing.received[0]!.body['csr'])
  })

  test('without enrolment is refused', async () => {
    const asked = { folder, address: { host: 'localhost', port: 1 }, site: 'site-a' }
    expect(await outcome(renewTls(asked, systemClock))).toBe('not-initialised')
    expect(() => isRenewalDue(folder, systemClock)).toThrow(
      expect.objectContaining({ code: 'not-initialised' }),
    )
  })
})
