import { limits } from '@sampan/proto'
import { sha256, utf8 } from '@sampan/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCoordinator, type Reply, type Started } from '../http/fixture.test.support.ts'
import { createAccount } from './accounts.ts'
import { mayDo, roles, actionSchema } from './actions.ts'
import { authenticate } from './authenticate.ts'
import { consoleActor } from '../storage/records.ts'

let hub: Started
const dayMs = 86_400_000

beforeAll(async () => {
  hub = await startCoordinator()
})
afterAll(() => hub.stop())

function post(path: string, body: unknown, secret = hub.operatorSecret): Promise<Reply> {
  return hub.call({ path, body, secret })
}

async function whoami(secret: string): Promise<unknown> {
  const { status, body } = await hub.call({ path: '/v1/whoami', secret })
  return status === 200 ? body['name'] : body['code']
}

describe('accounts', () => {
  test('are made with a first token that is shown once', async () => {
    const made = await post('/v1/accounts', { name: 'rita', role: 'researcher', days: 7 })
    expect(made.status).toBe(201)
    const secret = String(made.body['secret'])
    expect(secret).toMatch(/^sampan_[A-Za-z0-9_-]{43}$/)
    expect(Date.parse(String(made.body['expiresAt'])) - Date.now()).toBeLessThanOrEqual(7 * dayMs)
    expect(await whoami(secret)).toBe('rita')
    const list = await hub.call({ path: '/v1/accounts', secret: hub.operatorSecret })
    expect(list.body['accounts']).toContainEqual({
      name: 'rita',
      id: expect.stringMatching(/^account_[0-9a-z]{26}$/) as string,
      role: 'researcher',
      createdAt: expect.any(String) as string,
      disabledAt: null,
    })
  })

  test('keep only the hash of a token', async () => {
    const secret = await hub.secretOf('auditor')
    const bytes = hub.databaseBytes()
    expect(bytes.includes(Buffer.from(sha256(utf8(secret))))).toBe(true)
    expect(bytes.includes(secret.slice('sampan_'.length))).toBe(false)
  })

  test('exist once, and a name that was used is not used again', async () => {
    await post('/v1/accounts', { name: 'nina', role: 'auditor' })
    const twice = await post('/v1/accounts', { name: 'nina', role: 'operator' })
    expect([twice.status, twice.body['code']]).toEqual([409, 'account-exists'])
    await post('/v1/accounts/nina/disabling', {})
    const after = await post('/v1/accounts', { name: 'nina', role: 'auditor' })
    expect(after.body['code']).toBe('account-exists')
  })

  test('end at once when they are disabled', async () => {
    const made = await post('/v1/accounts', { name: 'dora', role: 'researcher' })
    const secret = String(made.body['secret'])
    expect(await whoami(secret)).toBe('dora')
    expect((await post('/v1/accounts/dora/disabling', {})).status).toBe(204)
    expect(await whoami(secret)).toBe('token-invalid')
    const token = await post('/v1/accounts/dora/tokens', {})
    expect(token.body['code']).toBe('account-unknown')
    expect((await post('/v1/accounts/dora/disabling', {})).status).toBe(204)
    expect((await post('/v1/accounts/nobody/disabling', {})).body['code']).toBe('account-unknown')
  })

  test('always include an operator', async () => {
    const last = await post('/v1/accounts/olivia/disabling', {})
    expect([last.status, last.body['code']]).toEqual([409, 'operator-last'])
    expect(await whoami(hub.operatorSecret)).toBe('olivia')
    await post('/v1/accounts', { name: 'otto', role: 'operator' })
    expect((await post('/v1/accounts/otto/disabling', {})).status).toBe(204)
  })

  test('of an unknown role or name are refused', async () => {
    for (const body of [
      { name: 'x', role: 'root' },
      { name: 'X y', role: 'auditor' },
    ])
      expect((await post('/v1/accounts', body)).status).toBe(422)
  })

  test('put every token on the record, without its secret', async () => {
    const secret = await hub.secretOf('auditor')
    hub.events.length = 0
    const { body } = await post('/v1/tokens', { days: 1 }, secret)
    const token = String(body['id'])
    await hub.call({ path: `/v1/tokens/${token}`, method: 'DELETE', secret })
    const tokens = hub.events.filter(({ type }) => type.startsWith('token-'))
    expect(tokens.map(({ type, object }) => [type, object])).toEqual([
      ['token-issued', token],
      ['token-revoked', token],
    ])
    expect(JSON.stringify(hub.events)).not.toContain(String(body['secret']))
  })

  test('go on the record by pseudonym, with the first use of every token', async () => {
    hub.events.length = 0
    const made = await post('/v1/accounts', { name: 'petra', role: 'auditor' })
    const secret = String(made.body['secret'])
    const header = `Bearer ${secret}`
    const first = authenticate(hub.records, header)
    await Promise.all([first, authenticate(hub.records, header)])
    await whoami(secret)
    await post('/v1/accounts/petra/disabling', {})
    const types = ['account-created', 'token-issued', 'signed-in', 'account-disabled']
    expect(hub.events.map(({ type }) => type)).toEqual(types)
    expect(JSON.stringify(hub.events)).not.toContain('petra')
    expect(hub.events[2]).toMatchObject({ actor: { kind: 'account', id: hub.events[0]!.object } })
  })
})

describe('tokens', () => {
  test('expire, and live no longer than a year', async () => {
    const secret = await hub.secretOf('researcher')
    hub.advance(30 * dayMs)
    const outcome = await whoami(secret)
    hub.advance(-30 * dayMs)
    expect(outcome).toBe('token-expired')
    expect((await post('/v1/tokens', { days: 367 })).status).toBe(422)
    expect((await post('/v1/tokens', { days: 366 })).status).toBe(201)
    await expect(
      createAccount(hub.records, { name: 'x', role: 'auditor', tokenDays: 367 }, consoleActor),
    ).rejects.toMatchObject({ code: 'value-invalid' })
    expect((await post('/v1/accounts/x/disabling', {})).body['code']).toBe('account-unknown')
  })

  test('cannot be made and given back without end', async () => {
    const secret = await hub.secretOf('auditor')
    const codes = []
    for (let k = 0; k < limits.tokensPerDayMax; k++) {
      const { status, body } = await post('/v1/tokens', {}, secret)
      if (status === 201)
        await hub.call({ path: `/v1/tokens/${String(body['id'])}`, method: 'DELETE', secret })
      else codes.push(body['code'])
    }
    // The first is the one that the account was made with.
    expect(codes).toEqual(['account-limit'])
  })

  test('are listed without their secrets and revoked by their owner only', async () => {
    const secret = await hub.secretOf('researcher')
    const stranger = await hub.secretOf('operator')
    const made = await post('/v1/tokens', { scopes: ['runs-read', 'own-tokens-read'] }, secret)
    const list = await hub.call({ path: '/v1/tokens', secret })
    expect(list.text).not.toMatch(/sampan_|hash|secret/)
    const id = String(made.body['id'])
    expect(list.body['tokens']).toContainEqual({
      id,
      scopes: ['own-tokens-read', 'runs-read'],
      createdAt: expect.any(String) as string,
      expiresAt: made.body['expiresAt'],
    })
    const remove = (by: string): Promise<Reply> =>
      hub.call({ method: 'DELETE', path: `/v1/tokens/${id}`, secret: by })
    expect((await remove(stranger)).body['code']).toBe('token-unknown')
    expect((await remove(secret)).status).toBe(204)
    expect((await remove(secret)).body['code']).toBe('token-unknown')
    expect(await whoami(String(made.body['secret']))).toBe('token-invalid')
    const after = await hub.call({ path: '/v1/tokens', secret })
    expect((after.body['tokens'] as unknown[]).length).toBe(1)
  })

  test('narrow what a role may do, and make none that are wider', async () => {
    const secret = await hub.secretOf('researcher')
    const narrow = String(
      (await post('/v1/tokens', { scopes: ['own-tokens-change'] }, secret)).body['secret'],
    )
    expect(await whoami(narrow)).toBe('role-insufficient')
    const wider = await post('/v1/tokens', { scopes: ['runs-change'] }, narrow)
    expect(wider.body['code']).toBe('role-insufficient')
    const same = String((await post('/v1/tokens', {}, narrow)).body['secret'])
    expect(await whoami(same)).toBe('role-insufficient')
    const beyond = await post('/v1/tokens', { scopes: ['accounts-change'] }, secret)
    expect(beyond.body['code']).toBe('role-insufficient')
    expect((await post('/v1/tokens', { scopes: [] }, secret)).status).toBe(422)
    expect((await post('/v1/tokens', { scopes: ['fly'] }, secret)).status).toBe(422)
  })

  test('are at most 32 for one account', async () => {
    const secret = await hub.secretOf('researcher')
    const made = []
    for (let k = 0; k < 32; k++) made.push((await post('/v1/tokens', {}, secret)).status)
    expect(made).toEqual([...Array<number>(31).fill(201), 409])
  })

  test('of a lost account are made by the operator', async () => {
    await post('/v1/accounts', { name: 'lena', role: 'auditor' })
    const made = await post('/v1/accounts/lena/tokens', { scopes: ['whoami-read'] })
    expect(await whoami(String(made.body['secret']))).toBe('lena')
  })

  test.each([
    ['sampan_short'],
    ['x'.repeat(200)],
    [`sampan_${'A'.repeat(42)}!`],
    [`enrol_${'A'.repeat(22)}`],
  ])('in another form are refused: %s', async (secret) => {
    expect(await whoami(secret)).toBe('token-invalid')
  })

  test('whose scopes no version knows open nothing', async () => {
    const secret = await hub.secretOf('researcher')
    await hub.records.database
      .updateTable('account_token')
      .set({ scopes: '["fly"]' })
      .where('hash', '=', sha256(utf8(secret)))
      .execute()
    expect(await whoami(secret)).toBe('role-insufficient')
  })
})

test('an auditor changes nothing but its own tokens', () => {
  const changes = actionSchema.options.filter((action) => !action.endsWith('-read'))
  const auditor = changes.filter((action) => mayDo({ role: 'auditor', scopes: null }, action))
  expect(auditor).toEqual(['own-tokens-change'])
  const reads = actionSchema.options.filter((action) => action.endsWith('-read'))
  expect(reads.filter((action) => !mayDo({ role: 'auditor', scopes: null }, action))).toEqual([])
  expect(roles).toEqual(['researcher', 'operator', 'auditor'])
})
