import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  enrolledSite,
  startCoordinator,
  type Reply,
  type Started,
} from '../http/fixture.test.support.ts'

let hub: Started
const hourMs = 3_600_000

beforeAll(async () => {
  hub = await startCoordinator()
})
afterAll(() => hub.stop())

function post(path: string, body: unknown): Promise<Reply> {
  return hub.call({ path, body, secret: hub.operatorSecret })
}

async function listed(site: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { body } = await hub.call({ path: '/v1/sites', secret: hub.operatorSecret })
  const sites = body['sites'] as readonly Readonly<Record<string, unknown>>[]
  return sites.find(({ id }) => id === site)
}

function hoursFromNow(moment: unknown): number {
  return Math.round((Date.parse(String(moment)) - Date.now()) / hourMs)
}

describe('sites over HTTP', () => {
  test('are listed from their invitation to their revocation', async () => {
    expect(await listed('site-a')).toBeUndefined()
    const invitation = { controller: 'trust-a', jurisdiction: 'MO' }
    const made = await post('/v1/sites/site-a/tokens', invitation)
    expect(made.status).toBe(201)
    expect(hoursFromNow(made.body['expiresAt'])).toBe(24)
    const invited = await listed('site-a')
    expect(invited).toMatchObject({ ...invitation, state: 'invited', identity: null })
    expect(hoursFromNow(invited!['invitedUntil'])).toBe(24)

    await enrolledSite(hub, 'site-a')
    const enrolled = await listed('site-a')
    expect(enrolled).toMatchObject({ state: 'enrolled', jurisdiction: 'HK', invitedUntil: null })
    expect(enrolled!['identity']).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(hoursFromNow(enrolled!['certifiedUntil'])).toBe(14 * 24)

    hub.events.length = 0
    hub.closedLive.length = 0
    expect((await post('/v1/sites/site-a/revocation', {})).status).toBe(204)
    expect(hub.closedLive).toEqual(['site-a'])
    const revoked = await listed('site-a')
    expect(revoked).toMatchObject({ state: 'revoked', identity: enrolled!['identity'] })
    expect(Math.abs(hoursFromNow(revoked!['revokedAt']))).toBe(0)
    expect(hub.events).toEqual([
      {
        type: 'site-revoked',
        actor: {
          kind: 'account',
          id: expect.stringMatching(/^account_/) as string,
          certificate: null,
        },
        object: 'site-a',
      },
    ])
  })

  test('may be revoked again, and not when they are unknown', async () => {
    await enrolledSite(hub, 'site-b')
    for (let k = 0; k < 2; k++)
      expect((await post('/v1/sites/site-b/revocation', {})).status).toBe(204)
    const unknown = await post('/v1/sites/site-x/revocation', {})
    expect([unknown.status, unknown.body['code']]).toEqual([403, 'site-unknown'])
    await post('/v1/sites/site-y/tokens', { controller: 'trust-a', jurisdiction: 'HK' })
    expect((await post('/v1/sites/site-y/revocation', {})).body['code']).toBe('site-unknown')
  })

  test('lose their used token, too, when they are revoked', async () => {
    await enrolledSite(hub, 'site-c')
    const tokens = (): Promise<unknown[]> =>
      hub.records.database
        .selectFrom('enrolment_token')
        .selectAll()
        .where('site', '=', 'site-c')
        .execute()
    expect(await tokens()).toHaveLength(1)
    await post('/v1/sites/site-c/revocation', {})
    expect(await tokens()).toEqual([])
  })

  test.each([
    ['Site A', {}],
    ['site-d', { jurisdiction: 'XX' }],
    ['site-d', { controller: '' }],
    ['site-d', { zebra: 1 }],
  ])('are not invited as %s with %o', async (site, change) => {
    const body = { controller: 'trust-a', jurisdiction: 'HK', ...change }
    const reply = await post(`/v1/sites/${encodeURIComponent(site)}/tokens`, body)
    expect(reply.status).toBe(422)
  })
})
