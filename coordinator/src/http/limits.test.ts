import { describe, expect, test } from 'vitest'
import type { FastifyRequest } from 'fastify'
import { addressKey } from './admit.ts'
import { startCoordinator } from './fixture.test.support.ts'

describe('requests are counted', () => {
  test('by address before login, and by account after', async () => {
    const hub = await startCoordinator({ requestsPerMinute: 3 })
    const secret = await hub.secretOf('researcher')
    const other = await hub.secretOf('researcher')
    const statuses = async (call: { path: string; secret?: string }): Promise<number[]> => {
      const replies = []
      for (let k = 0; k < 4; k++) replies.push(await hub.call(call))
      return replies.map(({ status }) => status)
    }
    const guess = { path: '/v1/whoami', secret: `sampan_${'A'.repeat(43)}` }
    expect(await statuses(guess)).toEqual([401, 401, 401, 429])
    expect(await statuses({ path: '/v1/whoami', secret })).toEqual([200, 200, 200, 429])
    expect((await hub.call({ path: '/v1/whoami', secret: other })).status).toBe(200)
    expect((await hub.call({ path: '/v1/nothing' })).status).toBe(429)
    const refused = await hub.call({ path: '/v1/whoami', secret })
    expect(refused.body['code']).toBe('too-many-requests')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
    await hub.stop()
  })

  test('more strictly where anybody may ask to enrol', async () => {
    const hub = await startCoordinator({ enrolmentsPerMinute: 2 })
    const statuses = []
    for (let k = 0; k < 3; k++)
      statuses.push((await hub.call({ path: '/v1/enrolment', body: {} })).status)
    expect(statuses).toEqual([422, 422, 429])
    expect((await hub.call({ path: '/healthz' })).status).toBe(200)
    await hub.stop()
  })
})

test.each([
  ['192.0.2.7', '::ffff:192.0.2.7', true],
  ['192.0.2.7', '192.0.2.8', false],
  ['2001:db8:1:2::7', '2001:db8:1:2:ffff::1', true],
  ['2001:db8:1:2::7', '2001:db8:1:3::7', false],
])('%s and %s are one address: %s', (a, b, same) => {
  const key = (ip: string): string => addressKey({ ip } as FastifyRequest)
  expect(key(a) === key(b)).toBe(same)
})
