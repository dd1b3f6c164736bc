import { connect } from 'node:tls'
import { SampanError } from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireAccount } from './access.ts'
import {
  enrolledSite,
  makeSite,
  siteRequest,
  startCoordinator,
  type Started,
} from './fixture.test.support.ts'

let hub: Started

beforeAll(async () => {
  hub = await startCoordinator({
    register: (app) => {
      app.get('/v1/broken', { config: requireAccount('whoami-read') }, () => {
        throw new Error('secret-detail in a message')
      })
      app.get('/v1/file', { config: requireAccount('whoami-read') }, () => {
        throw new SampanError('file-missing', { file: '/srv/hub/x', what: 'key' })
      })
    },
  })
})
afterAll(() => hub.stop())

describe('problem documents (RFC 9457)', () => {
  test('name code, status and request, and nothing else', async () => {
    const reply = await hub.call({ path: '/v1/whoami' })
    expect(reply.type).toBe('application/problem+json')
    expect(reply.body).toEqual({
      type: 'urn:sampan:error:login-required',
      status: 401,
      code: 'login-required',
      instance: expect.stringMatching(/^urn:sampan:request:[0-9a-f]{16}$/) as string,
    })
    expect(reply.headers['www-authenticate']).toBe('Bearer')
  })

  test.each([
    ['an unknown route', { path: '/v1/nothing' }, 404, 'route-unknown'],
    ['a traversal', { path: '/v1/../../etc/passwd' }, 404, 'route-unknown'],
    ['an unknown method', { path: '/v1/whoami', method: 'PUT' }, 404, 'route-unknown'],
    ['a broken URL', { path: '/v1/sites/%ZZ/tokens' }, 400, 'request-malformed'],
    ['broken JSON', { path: '/v1/enrolment', rawBody: '{"token":' }, 400, 'request-malformed'],
    ['an empty body', { path: '/v1/enrolment', rawBody: '' }, 400, 'request-malformed'],
    [
      'a poisoned prototype',
      { path: '/v1/enrolment', rawBody: '{"__proto__":{"a":1}}' },
      400,
      'request-malformed',
    ],
    [
      'another media type',
      { path: '/v1/enrolment', rawBody: 'x', headers: { 'content-type': 'text/xml' } },
      400,
      'request-malformed',
    ],
    ['a wrong field', { path: '/v1/enrolment', body: { token: 7 } }, 422, 'value-invalid'],
    [
      'too large a body',
      { path: '/v1/enrolment', rawBody: JSON.stringify({ token: 'x'.repeat(16_384) }) },
      413,
      'request-too-large',
    ],
    [
      'no Bearer',
      { path: '/v1/whoami', headers: { authorization: 'Basic eDp5' } },
      401,
      'token-invalid',
    ],
    [
      'a made-up token',
      { path: '/v1/whoami', secret: `sampan_${'A'.repeat(43)}` },
      401,
      'token-invalid',
    ],
  ])('%s', async (_, call, status, code) => {
    const reply = await hub.call(call)
    expect([reply.status, reply.body['code']]).toEqual([status, code])
    expect(reply.type).toBe('application/problem+json')
  })

  test('a body above the general bound is cut off', async () => {
    const rawBody = JSON.stringify({ name: 'x'.repeat(4 * 1024 * 1024) })
    const secret = hub.operatorSecret
    const reply = await hub.call({ path: '/v1/accounts', rawBody, secret }).catch(() => null)
    expect(reply === null || reply.status === 413).toBe(true)
  })

  test('an unknown key is refused and its value not repeated', async () => {
    const body = { name: 'anna', role: 'auditor', zebra: 'giraffe' }
    const reply = await hub.call({ path: '/v1/accounts', body, secret: hub.operatorSecret })
    expect(reply.body).toMatchObject({ context: { field: 'body/', rule: 'unrecognized_keys' } })
    expect(reply.text).not.toContain('giraffe')
  })

  test('a fault of our own tells nothing outside and everything inside', async () => {
    const reply = await hub.call({ path: '/v1/broken', secret: hub.operatorSecret })
    expect(reply.body).toMatchObject({ status: 500, code: 'internal' })
    expect(Object.keys(reply.body)).toEqual(['type', 'status', 'code', 'instance'])
    expect(reply.text).not.toContain('secret-detail')
    expect(hub.logLines.join('')).toContain('secret-detail')
  })

  test('a path on our disk stays inside', async () => {
    const reply = await hub.call({ path: '/v1/file', secret: hub.operatorSecret })
    expect(reply.body['context']).toEqual({ what: 'key' })
  })

  test('bytes that are no HTTP get no internals', async () => {
    const socket = connect({ host: 'localhost', port: hub.port, ca: hub.root })
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.end('nonsense\r\n\r\n')
    await new Promise((resolve) => socket.once('close', resolve))
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400 Bad Request/)
    expect(Buffer.concat(chunks).toString()).not.toMatch(/at |node:/)
  })
})

describe('health and description', () => {
  test('health needs no login', async () => {
    expect((await hub.call({ path: '/healthz' })).body).toEqual({ status: 'ok' })
  })

  test('the coordinator describes itself', async () => {
    const reply = await hub.call({ path: '/v1/coordinator', secret: hub.operatorSecret })
    expect(reply.body).toMatchObject({
      trustDomain: 'test.example',
      coordinator: { id: 'hub' },
      root: hub.installation.identity.root,
      limits: { messageBytesMax: 1_048_576 },
    })
  })

  test('OpenAPI lists every route that is not a socket', async () => {
    const reply = await hub.call({ path: '/v1/openapi.json', secret: hub.operatorSecret })
    const paths = Object.keys(reply.body['paths'] as object)
    expect(paths).toEqual(
      expect.arrayContaining(['/v1/enrolment', '/v1/accounts', '/v1/sites/{site}/revocation']),
    )
    expect(reply.body['openapi']).toMatch(/^3\./)
  })

  test('answers carry the headers of helmet', async () => {
    const { headers } = await hub.call({ path: '/healthz' })
    expect(headers['strict-transport-security']).toBeDefined()
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
  })
})

describe('the log of the process', () => {
  test('holds no token, no request body and no certificate request', async () => {
    hub.logLines.length = 0
    const token = await hub.invite('site-log')
    const { csr } = siteRequest('site-log')
    const body = { token, csr, siteCertificate: makeSite('site-log').certificate }
    await hub.call({ path: '/v1/enrolment', body })
    await hub.call({ path: '/v1/enrolment', body: { ...body, token: `enrol_${'B'.repeat(22)}` } })
    await hub.call({ path: `/v1/tokens/${hub.operatorSecret}`, secret: hub.operatorSecret })
    await hub.call({ path: `/v1/whoami?token=${hub.operatorSecret}`, secret: hub.operatorSecret })
    const identity = await enrolledSite(hub, 'site-log-2')
    await hub.call({ path: '/v1/renewal', body: { csr }, identity })
    const made = await hub.call({
      path: '/v1/tokens',
      body: {},
      secret: hub.operatorSecret,
    })
    const lines = hub.logLines.join('')
    const secrets = [token, csr, hub.operatorSecret, String(made.body['secret']), 'B'.repeat(22)]
    expect(hub.logLines.length).toBeGreaterThan(5)
    expect(secrets.filter((secret) => lines.includes(secret.slice(0, 40)))).toEqual([])
    expect(lines).not.toMatch(/authorization|BEGIN|Bearer/i)
  })

  test('says who did what by pseudonym, route and status', async () => {
    hub.logLines.length = 0
    await hub.call({ path: '/v1/whoami', secret: hub.operatorSecret })
    const fields = JSON.parse(hub.logLines.at(-1)!) as Record<string, unknown>
    expect(fields).toMatchObject({
      msg: 'request answered',
      method: 'GET',
      route: '/v1/whoami',
      status: 200,
      account: expect.stringMatching(/^account_[0-9a-z]{26}$/) as string,
      requestId: expect.any(String) as string,
    })
  })
})
