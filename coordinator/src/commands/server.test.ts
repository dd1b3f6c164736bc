import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  certifySite,
  exportSpki,
  generateEd25519,
  generateP256,
  noTopic,
  peekFrame,
  protocolVersions,
  sealFrame,
  siteCertificateToJson,
  suite,
  systemRandom,
  type SiteCertificateJson,
} from '@sampan/shared'
import { runProgram } from '@sampan/terminal'
import { recordedSurroundings, type Recorded } from '@sampan/terminal/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { callServer, siteRequest, type Call, type Reply } from '../http/fixture.test.support.ts'
import { ask, initWords, place, type } from './fixture.test.support.ts'
import { sampanCoordinator } from './program.ts'

const { home, remove } = place()
const at = (...words: readonly string[]) => [...words, '--home', home]
let port: number
let token: string
let started: Recorded
let ended: Promise<number>

beforeAll(async () => {
  port = await freePort()
  const listen = ['--listen', `127.0.0.1:${port}`]
  const made = await ask(at(...initWords, '--no-root-passphrase', ...listen))
  token = String(made.data['token'])
  started = recordedSurroundings({ words: at('start') })
  ended = runProgram(sampanCoordinator, started.surroundings)
  while (!started.output().includes('coordinator listens')) await sleep(10)
})
afterAll(remove)

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

const rootPem = () => readFileSync(path.join(home, 'ca', 'root.pem'), 'utf8')
const call = (request: Call): Promise<Reply> => callServer({ port, root: rootPem() }, request)

interface Hospital {
  readonly certificate: SiteCertificateJson
  /** The first frame of a session. */
  readonly hello: Uint8Array
}

/** A hospital's keys, and what its agent says first. */
function hospital(site: string): Hospital {
  const [identity, protocol, witness] = [generateP256(), generateP256(), generateEd25519()]
  const nowS = Math.floor(Date.now() / 1000)
  const certificate = certifySite(identity.privateKey, {
    suite,
    site,
    controller: 'trust-a',
    identityKey: exportSpki(identity.publicKey),
    protocolKey: exportSpki(protocol.publicKey),
    witnessKey: exportSpki(witness.publicKey),
    serial: 1,
    notBeforeS: nowS - 60,
    notAfterS: nowS + 86_400,
  })
  const nothing = new Uint8Array(0)
  const value = {
    protocolMin: protocolVersions.min,
    protocolMax: protocolVersions.max,
    suites: [suite],
    site,
    agentVersion: 'test',
    nonce: systemRandom.bytes(32),
    session: nothing,
    received: 0,
    policyDigest: systemRandom.bytes(32),
    floorsDigest: systemRandom.bytes(32),
    certificate,
    logSize: 0,
    logRoot: nothing,
  }
  const header = { ...noTopic, suite, protocol: protocolVersions.max, sequence: 0, acknowledged: 0 }
  const envelope = { ...header, body: { type: 'hello', value } } as const
  const sender = `site/${site}`
  const binding = { suite, sender, recipient: 'coordinator/hub', session: nothing }
  const hello = sealFrame(protocol.privateKey, binding, envelope)
  return { certificate: siteCertificateToJson(certificate), hello }
}

/** Enrols with a token from the console and opens a session; resolves once it is welcome. */
async function live(site: string): Promise<WebSocket> {
  const invitation = ['--controller', 'trust-a', '--jurisdiction', 'HK']
  const invited = await ask(at('site', 'token', site, ...invitation))
  const { keyPem, csr } = siteRequest(site)
  const { certificate: siteCertificate, hello } = hospital(site)
  const body = { token: invited.data['token'], csr, siteCertificate }
  const reply = await call({ path: '/v1/enrolment', body })
  const identity = keyPem + String(reply.body['chain'])
  const socket = new WebSocket(`wss://localhost:${port}/v1/session`, {
    ca: rootPem(),
    key: identity,
    cert: identity,
  })
  socket.on('error', () => undefined)
  socket.on('open', () => socket.send(hello))
  const welcome = await new Promise<Buffer>((resolve) => socket.once('message', resolve))
  expect(peekFrame(new Uint8Array(welcome)).body.type).toBe('welcome')
  return socket
}

describe('a coordinator that runs', () => {
  test('is seen by status', async () => {
    const found = await ask(at('status'))
    expect(found).toMatchObject({
      status: 0,
      data: {
        id: 'hub',
        running: true,
        pid: process.pid,
        urls: [`https://localhost:${port}`, `https://127.0.0.1:${port}`],
        listen: { address: '127.0.0.1', port },
        rootFingerprint: expect.stringMatching(/^sha256:/) as string,
        accounts: { active: 1, disabled: 0 },
        sites: { invited: 0, enrolled: 0, revoked: 0 },
        openRuns: 0,
        log: { origin: 'test.example/hub', entries: 2 },
      },
    })
    const { certificates } = found.data as { certificates: Record<string, string> }
    const daysLeft = (end = '') => (Date.parse(end) - Date.now()) / 86_400_000
    expect(daysLeft(certificates['server'])).toBeCloseTo(14, 0)
    expect(daysLeft(certificates['root'])).toBeGreaterThan(daysLeft(certificates['issuing']) - 1)
    const { output } = await type(at('status'))
    expect(output).toContain(`running (process ${process.pid})`)
    expect(output).toContain('0 enrolled, 0 invited, 0 revoked')
    expect(output).toContain('test.example/hub, 2 entries')
  })

  test('closes the session of a site that is revoked at the console within a second', async () => {
    const [revoked, other] = [await live('hk-east'), await live('hk-west')]
    const closed = new Promise((resolve) => revoked.once('close', resolve))
    const startMs = Date.now()
    expect((await ask(at('site', 'revoke', 'hk-east'))).status).toBe(0)
    await closed
    expect(Date.now() - startMs).toBeLessThan(1000)
    await sleep(300)
    expect(other.readyState).toBe(WebSocket.OPEN)
    other.close()
    expect((await ask(at('status'))).data).toMatchObject({ sites: { enrolled: 1, revoked: 1 } })
  })

  test('refuses the token of an account that is disabled at the console at once', async () => {
    const added = await ask(at('account', 'add', 'maria', '--role', 'researcher'))
    const secret = String(added.data['secret'])
    expect((await call({ path: '/v1/whoami', secret })).status).toBe(200)
    await ask(at('account', 'disable', 'maria'))
    expect((await call({ path: '/v1/whoami', secret })).status).toBe(401)
    expect((await call({ path: '/v1/whoami', secret: token })).body['name']).toBe('olivia')
  })

  test('stops in order, after which there is nothing to stop', async () => {
    expect(await ask(at('stop'))).toMatchObject({ status: 0, data: { pid: process.pid } })
    expect(await ended).toBe(0)
    const lines = started.output().trim().split('\n')
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ msg: 'coordinator has stopped' })
    expect(await ask(at('stop'))).toMatchObject({ status: 70, error: { code: 'not-running' } })
    expect(await ask(at('status'))).toMatchObject({
      status: 0,
      data: { running: false, pid: null },
    })
    expect((await type(at('status'))).output).toContain('not running')
  })
})
