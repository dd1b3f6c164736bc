import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, type Role } from '../accounts/actions.ts'
import { checkRoute, openToAll, requireAccount } from './access.ts'
import { startCoordinator, type Started } from './fixture.test.support.ts'

/** Who may do what, written down a second time: by whom each route was meant to be used. */
const meant: Readonly<Record<string, readonly Role[] | 'open' | 'site'>> = {
  'GET /healthz': 'open',
  'POST /v1/enrolment': 'open',
  'POST /v1/renewal': 'site',
  'GET /v1/coordinator': ['researcher', 'operator', 'auditor'],
  'GET /v1/openapi.json': ['researcher', 'operator', 'auditor'],
  'GET /v1/whoami': ['researcher', 'operator', 'auditor'],
  'GET /v1/sites': ['researcher', 'operator', 'auditor'],
  'POST /v1/sites/:site/tokens': ['operator'],
  'POST /v1/sites/:site/revocation': ['operator'],
  'GET /v1/accounts': ['operator', 'auditor'],
  'POST /v1/accounts': ['operator'],
  'POST /v1/accounts/:account/tokens': ['operator'],
  'POST /v1/accounts/:account/disabling': ['operator'],
  'GET /v1/tokens': ['researcher', 'operator', 'auditor'],
  'POST /v1/tokens': ['researcher', 'operator', 'auditor'],
  'DELETE /v1/tokens/:token': ['researcher', 'operator', 'auditor'],
}

let hub: Started
const secrets = new Map<Role, string>()

beforeAll(async () => {
  hub = await startCoordinator()
  for (const role of roles) secrets.set(role, await hub.secretOf(role))
})
afterAll(() => hub.stop())

/** Bodies and parameters are wrong on purpose: who may call is decided before what is asked. */
function probe(route: string, secret?: string) {
  const [method = '', url = ''] = route.split(' ')
  const path = url.replace(/:\w+/, '_')
  const rawBody = method === 'POST' ? '{"zebra":1}' : undefined
  return hub.call({
    method,
    path,
    ...(secret === undefined ? {} : { secret }),
    ...(rawBody === undefined ? {} : { rawBody }),
  })
}

describe('every route', () => {
  test('that is registered is in the table, and the other way round', () => {
    const registered = hub.routes.map(({ method, url }) => `${method} ${url}`)
    expect(registered.sort()).toEqual(Object.keys(meant).sort())
  })

  const cases = Object.entries(meant).flatMap(([route, who]) =>
    [undefined, ...roles].map((role) => [route, role, who] as const),
  )
  test.each(cases)('%s for %s', async (route, role, who) => {
    const { status, body } = await probe(route, role === undefined ? undefined : secrets.get(role))
    if (who === 'open') expect([200, 422]).toContain(status)
    else if (who === 'site') expect([status, body['code']]).toEqual([403, 'certificate-untrusted'])
    else if (role === undefined) expect([status, body['code']]).toEqual([401, 'login-required'])
    else if (who.includes(role)) expect([200, 422]).toContain(status)
    else expect([status, body['code']]).toEqual([403, 'role-insufficient'])
  })

  test('a denied action goes on the record once an hour', async () => {
    const secret = await hub.secretOf('auditor')
    hub.events.length = 0
    for (let k = 0; k < 3; k++) await probe('POST /v1/accounts', secret)
    const denials = (): number => hub.events.filter(({ type }) => type === 'access-denied').length
    expect(denials()).toBe(1)
    hub.advance(3_600_000)
    await probe('POST /v1/accounts', secret)
    hub.advance(-3_600_000)
    expect(denials()).toBe(2)
  })
})

describe('a route that is registered by mistake', () => {
  test('without an access does not start', () => {
    expect(() => checkRoute({ method: 'GET', url: '/v1/x' })).toThrow('declares who may call it')
  })

  test.each(['GET', 'POST'])('open to all does not start (%s)', (method) => {
    const route = { method, url: '/v1/x', config: openToAll() }
    expect(() => checkRoute(route)).toThrow('may not be open')
    expect(checkRoute({ ...route, config: requireAccount('runs-read') }).kind).toBe('account')
  })

  test('on the running server, too', async () => {
    await expect(
      startCoordinator({ register: (app) => void app.get('/v1/x', () => 'x') }),
    ).rejects.toThrow('declares who may call it')
  })
})
