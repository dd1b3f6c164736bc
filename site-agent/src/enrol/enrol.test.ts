import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  coordinatorTrustSchema,
  generateRsa,
  siteCertificateFromJson,
  siteCertificateJsonSchema,
  systemClock,
} from '@sampan/shared'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeCertificateRequest } from './csr.ts'
import { enrolSite, type EnrolOptions } from './enrol.ts'
import {
  coordinator,
  goodAnswer,
  hubNames,
  opensslAuthority,
  refusing,
  siteCertificate,
  startHub,
  token,
  type Answer,
  type Hub,
  type OpensslAuthority,
} from './hub.test.support.ts'

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

async function hub(answer: Answer, pem = serverPem, tls: object = {}): Promise<Hub> {
  const chain = pem + authority.issuing + authority.root
  const started = await startHub({ key: pem, cert: chain, minVersion: 'TLSv1.3', ...tls }, answer)
  hubs.push(started)
  return started
}

const options = (address: EnrolOptions['address'], change: Partial<EnrolOptions> = {}) => ({
  folder,
  address,
  fingerprint: authority.fingerprint,
  token,
  certificate: siteCertificate(),
  ...change,
})

function outcome(enrolling: Promise<unknown>): Promise<unknown> {
  return enrolling.then(
    () => 'enrolled',
    (error: unknown) => (error as { code?: string }).code ?? error,
  )
}

describe('a certificate request', () => {
  test('is what the openssl command expects', () => {
    const { privateKey, publicKey } = generateRsa()
    const subject = { site: 'site-a', uri: 'spiffe://test.example/site/site-a' }
    const input = makeCertificateRequest(subject, privateKey)
    const run = (...words: string[]): string =>
      execFileSync('openssl', ['req', '-noout', ...words], {
        input,
        stdio: ['pipe', 'pipe', 'ignore'],
      }).toString()
    const text = run('-verify', '-text')
    expect(text).toMatch(/Subject: CN ?= ?site-a\n/)
    expect(text).toMatch(
      /Subject Alternative Name: \n +URI:spiffe:\/\/test\.example\/site\/site-a\n/,
    )
    expect(text).toContain('Signature Algorithm: sha256WithRSAEncryption')
    expect(run('-pubkey')).toBe(publicKey.export({ type: 'spki', format: 'pem' }))
  })
})

describe('enrolment', () => {
  test('pins the coordinator and leaves what relay and vault need', async () => {
    const started = await hub(good())
    const asked = options(started.address)
    const trust = await enrolSite(asked, systemClock)
    expect(readdirSync(folder).sort()).toEqual(['coordinator.json', 'root.pem', 'tls.pem'])
    expect(statSync(path.join(folder, 'tls.pem')).mode & 0o777).toBe(0o600)
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
    expect(read('root.pem')).toBe(authority.root)
    expect(coordinatorTrustSchema.parse(JSON.parse(read('coordinator.json')))).toEqual(trust)
    expect(trust).toMatchObject({ version: 1, coordinator, root: authority.fingerprint })
    const [received] = started.received
    expect(received).toMatchObject({ url: '/v1/enrolment', caller: null, body: { token } })
    const sent = siteCertificateJsonSchema.parse(received!.body['siteCertificate'])
    expect(siteCertificateFromJson(sent)).toEqual(asked.certificate)
    expect(await outcome(enrolSite(asked, systemClock))).toBe('already-initialised')
  })

  test('works for an address without a name', async () => {
    const started = await hub(good())
    const address = { ...started.address, host: '127.0.0.1' }
    expect(await outcome(enrolSite(options(address), systemClock))).toBe('enrolled')
  })

  test('asks again with the same key after a lost answer', async () => {
    let lost = true
    const started = await hub((received) => {
      if (!lost) return good()(received)
      lost = false
      started.server.closeAllConnections()
      return { status: 200, text: '' }
    })
    const asked = options(started.address)
    expect(await outcome(enrolSite(asked, systemClock))).toBe('connection-failed')
    expect(readdirSync(folder)).toEqual(['tls.pending.pem'])
    expect(await outcome(enrolSite(asked, systemClock))).toBe('enrolled')
    const [first, second] = started.received
    expect(second!.body['csr']).toBe(first!.body['csr'])
    expect(readdirSync(folder)).not.toContain('tls.pending.pem')
  })

  test('makes a new key when the coordinator has seen the kept one', async () => {
    let answers: readonly Answer[] = [
      refusing('enrolment-token-invalid'),
      refusing('enrolment-request-invalid'),
      good(),
    ]
    const started = await hub((received) => {
      const [answer, ...rest] = answers
      answers = rest
      return answer!(received)
    })
    const asked = options(started.address)
    expect(await outcome(enrolSite(asked, systemClock))).toBe('enrolment-token-invalid')
    expect(await outcome(enrolSite(asked, systemClock))).toBe('enrolled')
    const [first, second, third] = started.received.map(({ body }) => body['csr'])
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })
})

describe('before anything is sent', () => {
  test('another root is refused', async () => {
    const started = await hub(good())
    const asked = options(started.address, { fingerprint: other.fingerprint })
    expect(await outcome(enrolSite(asked, systemClock))).toBe('fingerprint-mismatch')
    expect(started.received).toEqual([])
  })

  test('a stranger in front of the true authorities is refused', async () => {
    const forged = other.certify(hubNames)
    const started = await hub(good(), forged)
    await expect(enrolSite(options(started.address), systemClock)).rejects.toMatchObject({
      code: 'certificate-untrusted',
      context: { why: 'not a coordinator' },
    })
    expect(started.received).toEqual([])
  })

  test('a stranger on the second connection is refused', async () => {
    const started = await hub(good())
    const pem = other.certify(hubNames)
    const stranger = { key: pem, cert: pem + authority.issuing + authority.root }
    started.server.once('connection', () => started.server.setSecureContext(stranger))
    expect(await outcome(enrolSite(options(started.address), systemClock))).toBe(
      'certificate-untrusted',
    )
    expect(started.received).toEqual([])
  })

  test.each([
    ['another host', 'URI:spiffe://test.example/coordinator,DNS:elsewhere.example'],
    ['a site', 'URI:spiffe://test.example/site/site-b,DNS:localhost'],
    ['nobody in particular', 'DNS:localhost'],
  ])('a certificate of %s is refused', async (_, names) => {
    const started = await hub(good(), authority.certify(names))
    expect(await outcome(enrolSite(options(started.address), systemClock))).toBe(
      'certificate-untrusted',
    )
    expect(started.received).toEqual([])
  })

  test('TLS 1.2 is refused', async () => {
    const started = await hub(good(), serverPem, { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })
    expect(await outcome(enrolSite(options(started.address), systemClock))).toBe(
      'connection-failed',
    )
  })

  test('nobody there is a failed connection', async () => {
    const started = await hub(good())
    started.stop()
    await expect(enrolSite(options(started.address), systemClock)).rejects.toMatchObject({
      code: 'connection-failed',
      context: { host: 'localhost', port: started.address.port, why: 'Error ECONNREFUSED' },
    })
  })

  test('a silent server is given up at the deadline', async () => {
    const server = createTcpServer(() => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const clock = {
      ...systemClock,
      after: (_: number, act: () => void) => systemClock.after(50, act),
    }
    await expect(enrolSite(options({ host: '127.0.0.1', port }), clock)).rejects.toMatchObject({
      code: 'connection-failed',
      context: { why: 'deadline' },
    })
    server.close()
  })

  test.each([
    ['fingerprint', { fingerprint: 'AB:CD' }],
    ['token', { token: 'enrol_x' }],
  ])('a wrong %s is a wrong option', async (option, change) => {
    const asked = options({ host: 'localhost', port: 1 }, change)
    await expect(enrolSite(asked, systemClock)).rejects.toMatchObject({
      code: 'usage-invalid',
      context: { option },
    })
  })
})
