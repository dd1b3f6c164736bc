import { connect } from 'node:tls'
import {
  exportPrivatePem,
  formatDigest,
  generateP256,
  keyDigest,
  systemClock,
  systemRandom,
} from '@sampan/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createAuthority, issueSiteCertificate, type Authority } from '../enrolment/ca.ts'
import { buildCertificate, serialOf, spkiOf } from '../enrolment/certificate.ts'
import { revokeSite } from '../enrolment/sites.ts'
import { consoleActor } from '../storage/records.ts'
import { requireSite, siteOf } from './access.ts'
import {
  enrolledSite,
  siteRequest,
  startCoordinator,
  type Reply,
  type Started,
} from './fixture.test.support.ts'

let hub: Started
let number = 0
let name: string

beforeAll(async () => {
  hub = await startCoordinator({
    enrolmentsPerMinute: 10_000,
    register: (app) => {
      app.get('/v1/session', { websocket: true, config: requireSite() }, (socket, request) => {
        socket.on('message', (data: Buffer) => {
          socket.send(`${siteOf(request).site}:${data.byteLength}`)
        })
      })
    },
  })
})
afterAll(() => hub.stop())
beforeEach(() => {
  name = `site-${number++}`
})

function renew(identity: string | undefined, csr = siteRequest(name).csr): Promise<Reply> {
  return hub.call({
    path: '/v1/renewal',
    body: { csr },
    ...(identity === undefined ? {} : { identity }),
  })
}

/** PEM of key and chain for a site, straight from an authority, past the books. */
function issue(authority: Authority, site = name, nowMs = Date.now()): string {
  const { privateKey, publicKey } = generateP256()
  const sources = { clock: { ...systemClock, nowMs: () => nowMs }, random: systemRandom }
  const { chain } = issueSiteCertificate(authority, { site, publicKey }, sources)
  return exportPrivatePem(privateKey) + chain
}

interface Outcome {
  readonly status: number
  readonly echo?: string
}

/** Status 101 and the answer to a message, or the status of the refusal. */
function openSocket(identity?: string, bytes = 10): Promise<Outcome> {
  const tls = identity === undefined ? {} : { key: identity, cert: identity }
  const socket = new WebSocket(`wss://localhost:${hub.port}/v1/session`, { ca: hub.root, ...tls })
  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(Buffer.alloc(bytes)))
    socket.on('message', (data: Buffer) => {
      resolve({ status: 101, echo: data.toString() })
      socket.close()
    })
    socket.on('close', (code) => resolve({ status: code }))
    socket.on('unexpected-response', (request, response) => {
      resolve({ status: response.statusCode! })
      request.destroy()
    })
    socket.on('error', reject)
  })
}

describe('a route for sites', () => {
  test('knows an enrolled site by its certificate', async () => {
    const identity = await enrolledSite(hub, name)
    expect((await renew(identity)).status).toBe(200)
    expect(await openSocket(identity)).toEqual({ status: 101, echo: `${name}:10` })
  })

  test('answers 403 without a certificate, before any upgrade', async () => {
    const reply = await renew(undefined)
    expect([reply.status, reply.body['code']]).toEqual([403, 'certificate-untrusted'])
    expect(await openSocket()).toEqual({ status: 403 })
  })

  test('is not opened by a token', async () => {
    const secret = hub.operatorSecret
    const reply = await hub.call({ path: '/v1/renewal', body: { csr: 'x' }, secret })
    expect(reply.body['code']).toBe('certificate-untrusted')
  })

  test('believes no other authority, even one of the same name', async () => {
    const sources = { clock: systemClock, random: systemRandom }
    const { authority } = createAuthority('test.example', sources)
    const foreign = issue(authority)
    expect((await renew(foreign)).body['code']).toBe('certificate-untrusted')
    expect(await openSocket(foreign)).toEqual({ status: 403 })
  })

  test('believes no certificate of our authority that is not on the books', async () => {
    await enrolledSite(hub, name)
    const identity = issue(hub.installation.authority)
    expect((await renew(identity)).body).toMatchObject({
      code: 'certificate-untrusted',
      context: { site: name },
    })
    expect(await openSocket(identity)).toEqual({ status: 403 })
  })

  test('believes no expired certificate', async () => {
    const identity = issue(hub.installation.authority, name, Date.now() - 15 * 86_400_000)
    expect((await renew(identity)).body['code']).toBe('certificate-invalid')
    expect(await openSocket(identity)).toEqual({ status: 403 })
  })

  test("believes the books' clock, too", async () => {
    const identity = await enrolledSite(hub, name)
    hub.advance(14 * 86_400_000)
    const reply = await renew(identity)
    hub.advance(-14 * 86_400_000)
    expect(reply.body['code']).toBe('certificate-invalid')
  })

  test.each([
    ['a name more', 'spiffe://test.example/site/', ['elsewhere.example']],
    ['another trust domain', 'spiffe://other.example/site/', []],
    ['another kind', 'spiffe://test.example/relay/', []],
  ])('believes no certificate with %s, even one on the books', async (_, uri, hosts) => {
    await enrolledSite(hub, name)
    const { privateKey, publicKey } = generateP256()
    const { authority } = hub.installation
    const dates = { notBeforeMs: Date.now() - 60_000, notAfterMs: Date.now() + 60_000 }
    const subject = { commonName: name }
    const issuer = { organization: 'test.example', commonName: 'Sampan issuing CA' }
    const certificate = buildCertificate(
      { kind: 'site', subject, names: { uri: uri + name, hosts }, publicKey, ...dates },
      { name: issuer, key: authority.key },
      systemRandom,
    )
    const chain = certificate.toString() + authority.issuing.toString()
    const serial = serialOf(certificate)
    await hub.records.database
      .insertInto('certificate')
      .values({
        serial,
        site: name,
        spki: spkiOf(certificate),
        not_before: 0n,
        not_after: BigInt(dates.notAfterMs),
        chain,
      })
      .execute()
    const reply = await renew(exportPrivatePem(privateKey) + chain)
    expect(reply.body).toMatchObject({
      code: 'certificate-untrusted',
      context: { why: 'not a site' },
    })
  })

  test('is closed to the server certificate', async () => {
    const { serverFile } = hub.installation
    const { readFileSync } = await import('node:fs')
    const identity = readFileSync(serverFile, 'utf8')
    expect((await renew(identity)).body['code']).toBe('certificate-untrusted')
  })

  test('is closed at once to a revoked site, with every certificate and key it has', async () => {
    const first = await enrolledSite(hub, name)
    const { keyPem, csr } = siteRequest(name)
    const second = keyPem + String((await renew(first, csr)).body['chain'])
    expect((await openSocket(second)).status).toBe(101)
    const closeLive = (site: string): void => void hub.closedLive.push(site)
    await revokeSite({ ...hub.records, closeLive }, name, consoleActor)
    expect(hub.closedLive).toContain(name)
    for (const identity of [first, second]) {
      expect((await renew(identity)).body['code']).toBe('certificate-revoked')
      expect(await openSocket(identity)).toEqual({ status: 403 })
    }
  })

  test('is closed to a denied key in another certificate', async () => {
    const { privateKey, publicKey } = generateP256()
    const sources = { clock: systemClock, random: systemRandom }
    const { authority } = hub.installation
    const { chain } = issueSiteCertificate(authority, { site: name, publicKey }, sources)
    const spki = formatDigest(keyDigest(publicKey))
    await hub.records.database
      .insertInto('denied')
      .values({ serial: 'another', spki, site: 'another', denied_at: 0n })
      .execute()
    const reply = await renew(exportPrivatePem(privateKey) + chain)
    expect(reply.body['code']).toBe('certificate-revoked')
  })

  test('drops a socket whose message is too large', async () => {
    const identity = await enrolledSite(hub, name)
    expect((await openSocket(identity, 1024 * 1024)).status).toBe(101)
    expect((await openSocket(identity, 1024 * 1024 + 1)).status).not.toBe(101)
  })
})

describe('renewal', () => {
  test('takes a new key, gives a lost answer again, and refuses the present key', async () => {
    const first = await enrolledSite(hub, name)
    const { keyPem, csr } = siteRequest(name)
    const renewed = await renew(first, csr)
    expect((await renew(first, csr)).text).toBe(renewed.text)
    const second = keyPem + String(renewed.body['chain'])
    expect((await renew(second, csr)).body['code']).toBe('enrolment-request-invalid')
    expect((await openSocket(first)).status).toBe(101)
    expect((await openSocket(second)).status).toBe(101)
  })

  test('certifies no other site', async () => {
    const identity = await enrolledSite(hub, name)
    const reply = await renew(identity, siteRequest(`${name}-b`).csr)
    expect(reply.body['code']).toBe('enrolment-request-invalid')
  })

  test('ends after eight certificates that are valid at one time', async () => {
    const identity = await enrolledSite(hub, name)
    const codes: unknown[] = []
    for (let k = 0; k < 8; k++) codes.push((await renew(identity)).body['code'])
    expect(codes).toEqual([...Array<undefined>(7).fill(undefined), 'too-many-requests'])
  })
})

describe('TLS', () => {
  test('1.2 is refused', async () => {
    const call = hub.call({ path: '/healthz', maxVersion: 'TLSv1.2' })
    await expect(call).rejects.toThrow(/alert protocol version/)
  })

  test('the root is shown in the handshake, for sites that know its fingerprint', async () => {
    const socket = connect({ host: 'localhost', port: hub.port, rejectUnauthorized: false })
    await new Promise((resolve) => socket.once('secureConnect', resolve))
    const root = socket.getPeerX509Certificate()?.issuerCertificate?.issuerCertificate
    socket.destroy()
    expect(root?.toString()).toBe(hub.root)
  })
})
