import { generateP256, sha256, utf8, X509Certificate } from '@sampan/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  enrolledSite,
  makeSite,
  siteRequest,
  startCoordinator,
  type Reply,
  type Started,
  type TestSite,
} from '../http/fixture.test.support.ts'
import { revokeSite } from './sites.ts'
import { consoleActor } from '../storage/records.ts'

let hub: Started
let number = 0
let name: string

beforeAll(async () => {
  hub = await startCoordinator({ enrolmentsPerMinute: 10_000 })
})
afterAll(() => hub.stop())
beforeEach(() => {
  name = `site-${number++}`
  hub.events.length = 0
})

interface Parts {
  readonly token: string
  readonly csr?: string
  readonly site?: TestSite
}

function enrol({ token, csr, site }: Parts): Promise<Reply> {
  const siteCertificate = (site ?? makeSite(name)).certificate
  const body = { token, csr: csr ?? siteRequest(name).csr, siteCertificate }
  return hub.call({ path: '/v1/enrolment', body })
}

async function stored(site: string) {
  return hub.records.database
    .selectFrom('site')
    .selectAll()
    .where('id', '=', site)
    .executeTakeFirst()
}

describe('a site that was invited', () => {
  test('gets its certificate, the keys to pin, and stands on the record', async () => {
    const reply = await enrol({ token: await hub.invite(name) })
    expect(reply.status).toBe(200)
    const leaf = new X509Certificate(String(reply.body['chain']))
    expect(leaf.subjectAltName).toBe(`URI:spiffe://test.example/site/${name}`)
    expect(leaf.verify(hub.installation.authority.issuing.publicKey)).toBe(true)
    expect(Date.parse(leaf.validTo) - Date.now()).toBeLessThanOrEqual(14 * 86_400_000)
    expect(reply.body).toMatchObject({
      trustDomain: 'test.example',
      coordinator: { id: 'hub', controller: 'institute', jurisdiction: 'HK' },
      log: { origin: 'test.example/hub' },
      checkpoint: null,
    })
    expect(await stored(name)).toMatchObject({ state: 'enrolled', controller: 'trust-a' })
    expect(hub.events.map((event) => event.type)).toEqual([
      'site-invited',
      'certificate-issued',
      'site-enrolled',
    ])
  })

  test('gets the same answer again when it was lost, and another key gets nothing', async () => {
    const token = await hub.invite(name)
    const parts = { token, csr: siteRequest(name).csr, site: makeSite(name) }
    const first = await enrol(parts)
    expect(await enrol(parts).then((reply) => reply.text)).toBe(first.text)
    const other = await enrol({ ...parts, csr: siteRequest(name).csr })
    expect(other.body['code']).toBe('enrolment-token-invalid')
    expect(hub.events.filter((event) => event.type === 'site-enrolled')).toHaveLength(1)
  })

  test('is let in once when it asks twice at the same moment with two keys', async () => {
    const token = await hub.invite(name)
    const site = makeSite(name)
    const replies = await Promise.all([enrol({ token, site }), enrol({ token, site })])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403])
    expect(hub.events.filter((event) => event.type === 'certificate-issued')).toHaveLength(1)
  })

  test('is refused with an altered request, and its token still works after', async () => {
    const token = await hub.invite(name)
    const { csr } = siteRequest(name)
    const [head = '', body = '', foot = ''] = csr.split(/(?<=REQUEST-----\n)|(?=-----END)/)
    const bytes = Buffer.from(body, 'base64')
    bytes[bytes.length - 1]! ^= 1
    const altered = `${head}${bytes.toString('base64')}\n${foot}`
    const reply = await enrol({ token, csr: altered })
    expect(reply.body['code']).toBe('enrolment-request-invalid')
    expect(await stored(name)).toBeUndefined()
    expect((await enrol({ token, csr })).status).toBe(200)
  })
})

describe('tokens', () => {
  test('a token that nobody issued is refused without a word why', async () => {
    const reply = await enrol({ token: `enrol_${'A'.repeat(22)}` })
    expect(reply.status).toBe(403)
    expect(reply.body['code']).toBe('enrolment-token-invalid')
    expect(reply.body).not.toHaveProperty('context')
  })

  test('an expired token looks the same', async () => {
    const token = await hub.invite(name)
    hub.advance(24 * 3_600_000)
    const reply = await enrol({ token })
    hub.advance(-24 * 3_600_000)
    expect(reply.body['code']).toBe('enrolment-token-invalid')
    expect((await enrol({ token })).status).toBe(200)
  })

  test('a newer token replaces the older', async () => {
    const older = await hub.invite(name)
    const newer = await hub.invite(name)
    expect((await enrol({ token: older })).body['code']).toBe('enrolment-token-invalid')
    expect((await enrol({ token: newer })).status).toBe(200)
  })

  test("another site's token lets nobody in", async () => {
    const token = await hub.invite(`${name}-b`)
    const reply = await enrol({ token })
    expect(reply.body['code']).toBe('identity-mismatch')
    const own = await enrol({ token, site: makeSite(`${name}-b`) })
    expect(own.body['code']).toBe('enrolment-request-invalid')
  })

  test('only the hash of a token is kept', async () => {
    const token = await hub.invite(name)
    const bytes = hub.databaseBytes()
    expect(bytes.includes(Buffer.from(sha256(utf8(token))))).toBe(true)
    expect(bytes.includes(token.slice('enrol_'.length))).toBe(false)
  })
})

describe("the hospital's identity", () => {
  test('another controller than the invited one is refused', async () => {
    const site = makeSite(name, 'trust-b')
    const reply = await enrol({ token: await hub.invite(name), site })
    expect(reply.body['code']).toBe('identity-mismatch')
  })

  test('keys that the identity did not certify are refused', async () => {
    const { certificate } = makeSite(name)
    const { protocolKey } = makeSite(name).certificate
    const site = { site: name, certificate: { ...certificate, protocolKey } }
    const reply = await enrol({ token: await hub.invite(name), site })
    expect(reply.body['code']).toBe('certificate-invalid')
  })

  test('is that of one site: another name with the same identity is refused', async () => {
    const identity = generateP256()
    const site = makeSite(name, 'trust-a', identity)
    expect((await enrol({ token: await hub.invite(name), site })).status).toBe(200)
    const twin = `${name}-twin`
    const reply = await enrol({
      token: await hub.invite(twin),
      ...{ csr: siteRequest(twin).csr, site: makeSite(twin, 'trust-a', identity) },
    })
    expect(reply.body['code']).toBe('enrolment-request-invalid')
    expect(await stored(twin)).toBeUndefined()
  })

  test('is pinned: another one needs a token that allows it', async () => {
    const identity = generateP256()
    const first = await enrol({
      token: await hub.invite(name),
      site: makeSite(name, 'trust-a', identity),
    })
    expect(first.status).toBe(200)
    const pinned = (await stored(name))!.identity
    const other = makeSite(name)
    const refused = await enrol({ token: await hub.invite(name), site: other })
    expect(refused.body['code']).toBe('identity-mismatch')
    const same = await enrol({
      token: await hub.invite(name),
      site: makeSite(name, 'trust-a', identity),
    })
    expect(same.status).toBe(200)
    expect((await stored(name))!.identity).toBe(pinned)
    const allowed = await hub.invite(name, { newIdentity: true })
    hub.closedLive.length = 0
    expect((await enrol({ token: allowed, site: other })).status).toBe(200)
    expect(hub.closedLive).toEqual([name])
    expect((await stored(name))!.identity).not.toBe(pinned)
  })

  test('a known site is invited under another controller only as a new identity', async () => {
    await enrolledSite(hub, name)
    await expect(hub.invite(name, { controller: 'trust-b' })).rejects.toMatchObject({
      code: 'identity-mismatch',
    })
    const allowed = { controller: 'trust-b', newIdentity: true }
    expect(await hub.invite(name, allowed)).toMatch(/^enrol_/)
  })
})

describe('keys of certificates', () => {
  test('are certified once, for one site', async () => {
    const { csr } = siteRequest(name)
    const identity = generateP256()
    const site = makeSite(name, 'trust-a', identity)
    expect((await enrol({ token: await hub.invite(name), csr, site })).status).toBe(200)
    const again = await enrol({ token: await hub.invite(name), csr, site })
    expect(again.body).toMatchObject({
      code: 'enrolment-request-invalid',
      context: { why: 'the key was used before' },
    })
  })

  test('of a revoked site are denied also after a new invitation', async () => {
    const { csr } = siteRequest(name)
    const site = makeSite(name)
    expect((await enrol({ token: await hub.invite(name), csr, site })).status).toBe(200)
    const closeLive = (): void => undefined
    await revokeSite({ ...hub.records, closeLive }, name, consoleActor)
    hub.advance(15 * 86_400_000)
    const token = await hub.invite(name)
    const reply = await enrol({ token, csr, site })
    const fresh = await enrol({ token, site })
    hub.advance(-15 * 86_400_000)
    expect(reply.body['code']).toBe('enrolment-request-invalid')
    expect(fresh.status).toBe(200)
    expect(await stored(name)).toMatchObject({ state: 'enrolled', revoked_at: null })
  })

  test('a signing key of the site is no TLS key', async () => {
    const identity = generateP256()
    const site = makeSite(name, 'trust-a', identity)
    const { csr } = siteRequest(name, 'test.example', identity)
    const reply = await enrol({ token: await hub.invite(name), csr, site })
    expect(reply.body).toMatchObject({ context: { why: 'the key has another use' } })
  })
})
