import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Body, Envelope } from '@sampan/proto'
import { limits, timeouts } from '@sampan/proto'
import {
  canonicalJson,
  certifySite,
  exportSpki,
  formatDigest,
  generateEd25519,
  generateP256,
  keyDigest,
  noTopic,
  openFrame,
  peekFrame,
  nowS,
  sealFrame,
  sessionChecks,
  siteCertificateToJson,
  suite,
  systemClock,
  systemRandom,
  type Clock,
  type FrameChannel,
  type KeyPair,
  type SessionChecks,
} from '@sampan/shared'
import { decodeEnvelope, decodeSealedFrame } from '@sampan/proto'
import { shippedDefences } from '../defences.ts'
import { appendEntry } from '../audit/round-log.ts'
import { openDatabase } from '../storage/database.ts'
import type { Database } from '../storage/schema.ts'
import { SessionHub, type Connection, type HubDependencies } from './hub.ts'

const site = 'alpha'
const coordinator = generateP256()
const identity = generateP256()
const protocol = generateP256()
const logKeys = generateEd25519()

let database: Database
let hub: SessionHub
let open: (checks: SessionChecks) => SessionHub
let heard: [string, Envelope][]
let connections: string[]
let timers: { atMs: number; action: () => void }[]
let nowMs: number

/** A composition for tests: with other checks of frames, or another rule on seats. */
function newHub(
  clock: Clock,
  other: Partial<Pick<HubDependencies, 'checks' | 'vacate'>>,
): SessionHub {
  const ignore = (): void => undefined
  return new SessionHub(
    {
      database,
      clock,
      random: systemRandom,
      speaker: { id: 'hub', protocolKey: coordinator.privateKey },
      log: { info: ignore, warn: ignore },
      vacate: shippedDefences.vacate,
      ...other,
    },
    {
      connected: (name) => connections.push(`+${name}`),
      disconnected: (name) => connections.push(`-${name}`),
      message: (name, envelope) => heard.push([name, envelope]),
    },
  )
}

let clock: Clock
beforeEach(async () => {
  database = await openDatabase(':memory:')
  nowMs = systemClock.nowMs()
  timers = []
  heard = []
  connections = []
  clock = {
    nowMs: () => nowMs,
    after: (delayMs, action) => {
      const timer = { atMs: nowMs + delayMs, action }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
  }
  open = (checks) => newHub(clock, { checks })
  hub = open(sessionChecks)
  await enrol()
})
afterEach(async () => {
  hub.stop()
  await database.destroy()
})

const certificate = certifySite(identity.privateKey, {
  suite,
  site,
  controller: 'trust-alpha',
  identityKey: exportSpki(identity.publicKey),
  protocolKey: exportSpki(protocol.publicKey),
  witnessKey: exportSpki(generateEd25519().publicKey),
  serial: 1,
  notBeforeS: nowS(systemClock) - 60,
  notAfterS: nowS(systemClock) + 86_400,
})

async function enrol(): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('site')
      .values({
        id: site,
        controller: 'trust-alpha',
        jurisdiction: 'HK',
        identity: formatDigest(keyDigest(identity.publicKey)),
        certificate: canonicalJson(siteCertificateToJson(certificate)),
        state: 'enrolled',
        enrolled_at: BigInt(nowMs),
        revoked_at: null,
      })
      .execute()
    const signer = { origin: 'test/log', keys: logKeys, clock: systemClock, random: systemRandom }
    const actor = { kind: 'site', id: site, certificate: null } as const
    await appendEntry(signer, transaction, { type: 'site-enrolled', actor, object: site })
  })
}

function sealed(session: Uint8Array, sequence: number, body: Body, keys: KeyPair = protocol) {
  const binding = { suite, sender: `site/${site}`, recipient: 'coordinator/hub', session }
  const header = { ...noTopic, suite, protocol: 1, sequence, acknowledged: 0 }
  return sealFrame(keys.privateKey, binding, { ...header, body })
}

const none = new Uint8Array(0)

function hello(session: Uint8Array = none): Uint8Array {
  return sealed(none, 0, {
    type: 'hello',
    value: {
      protocolMin: 1,
      protocolMax: 1,
      suites: [suite],
      site,
      agentVersion: '1',
      nonce: systemRandom.bytes(32),
      session,
      received: 0,
      policyDigest: new Uint8Array(32),
      floorsDigest: new Uint8Array(32),
      certificate,
      logSize: 1,
      logRoot: none,
    },
  })
}

interface End {
  readonly connection: Connection
  readonly bodies: Body[]
  readonly isClosed: () => boolean
  /** The session that the welcome named. */
  readonly session: () => Uint8Array
}

function connect(send: FrameChannel['send'] = () => Promise.resolve()): End {
  const bodies: Body[] = []
  let closed = false
  const connection = hub.accept(site, {
    send: (frame) => {
      bodies.push(decodeEnvelope(decodeSealedFrame(frame).envelope).body)
      return send(frame)
    },
    close: () => {
      closed = true
    },
  })
  const session = (): Uint8Array => {
    const welcome = bodies.find((body) => body.type === 'welcome')
    return welcome?.type === 'welcome' ? welcome.value.session : none
  }
  return { connection, bodies, isClosed: () => closed, session }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30))

function pass(ms: number): void {
  nowMs += ms
  const due = timers.filter(({ atMs }) => atMs <= nowMs)
  timers = timers.filter(({ atMs }) => atMs > nowMs)
  for (const { action } of due) action()
}

const decision: Body = {
  type: 'studyDecision',
  value: { manifestDigest: new Uint8Array(32), decision: 'approved', approvals: [] },
}

describe('a session', () => {
  it('hears what its site says', async () => {
    const one = connect()
    one.connection.frame(hello())
    await turn()
    one.connection.frame(sealed(one.session(), 1, decision))
    await turn()
    expect(heard.map(([name, { body }]) => [name, body.type])).toEqual([[site, 'studyDecision']])
    expect(connections).toEqual(['+alpha'])
  })

  it('is one a site, also when two connections say hello at the same moment', async () => {
    const [one, other] = [connect(), connect()]
    one.connection.frame(hello())
    other.connection.frame(hello())
    await turn()
    hub.closeLive(site)
    for (const each of [one, other]) each.connection.frame(sealed(each.session(), 1, decision))
    await turn()
    expect(heard).toEqual([])
    expect([one.isClosed(), other.isClosed()]).toEqual([true, true])
  })

  /** Two sockets with one certificate, the site is revoked, and both speak. */
  async function speakOnBoth(): Promise<readonly unknown[]> {
    const [one, other] = [connect(), connect()]
    for (const { connection } of [one, other]) {
      connection.frame(hello())
      await turn()
    }
    hub.closeLive(site)
    for (const each of [one, other]) each.connection.frame(sealed(each.session(), 1, decision))
    await turn()
    return heard.map(([, { body }]) => body.type)
  }

  it('is all that a certificate gives: who comes second takes the place of the first', async () => {
    expect(await speakOnBoth()).toEqual([])
  })

  it('would outlive a revocation on the first socket if a seat were not given up', async () => {
    hub = newHub(clock, { vacate: () => undefined })
    expect(await speakOnBoth()).toEqual(['studyDecision'])
  })

  it('is resumed on one connection only, and a revocation closes the other too', async () => {
    const first = connect()
    first.connection.frame(hello())
    await turn()
    const [one, other] = [connect(), connect()]
    one.connection.frame(hello(first.session()))
    other.connection.frame(hello(first.session()))
    await turn()
    hub.closeLive(site)
    expect([first.isClosed(), one.isClosed(), other.isClosed()]).toEqual([true, true, true])
  })

  it('that was revoked while it was being greeted is not connected', async () => {
    let release = (): void => undefined
    const one = connect(() => new Promise((resolve) => (release = resolve)))
    one.connection.frame(hello())
    await turn()
    hub.closeLive(site)
    release()
    await turn()
    expect(hub.isConnected(site)).toBe(false)
    expect(one.isClosed()).toBe(true)
    expect(connections.at(-1)).not.toBe('+alpha')
  })

  it('whose connection fails in the greeting is not connected', async () => {
    const one = connect(() => Promise.reject(new Error('gone')))
    one.connection.frame(hello())
    await turn()
    one.connection.closed()
    await turn()
    expect(hub.isConnected(site)).toBe(false)
  })
})

describe('who carries the frames of a site', () => {
  const beta = generateP256()
  function ofBeta(session: Uint8Array): Uint8Array {
    const binding = { suite, sender: 'site/beta', recipient: 'coordinator/hub', session }
    const header = { ...noTopic, suite, protocol: 1, sequence: 1, acknowledged: 0 }
    return sealFrame(beta.privateKey, binding, { ...header, body: decision })
  }
  const unsigned: SessionChecks = {
    ...sessionChecks,
    openFrame: (_, __, frame) => peekFrame(frame),
  }
  /** Any session will do. */
  const unbound = (old: () => Uint8Array): SessionChecks => ({
    ...sessionChecks,
    openFrame: (key, binding, frame) => {
      try {
        return openFrame(key, binding, frame)
      } catch {
        return openFrame(key, { ...binding, session: old() }, frame)
      }
    },
  })
  const uncounted: SessionChecks = { ...sessionChecks, isNext: () => true }
  let old: Uint8Array = none

  /** What is heard when these frames come in a session that follows another. */
  async function hearing(checks: SessionChecks, frames: (end: End) => Uint8Array[]) {
    hub = open(checks)
    const before = connect()
    before.connection.frame(hello())
    await turn()
    old = before.session()
    const end = connect()
    end.connection.frame(hello())
    await turn()
    for (const frame of frames(end)) end.connection.frame(frame)
    await turn()
    return { heard: heard.length, closed: end.isClosed() }
  }

  const cases: readonly (readonly [string, (end: End) => Uint8Array[], SessionChecks])[] = [
    ['swaps it with one of another site', (end) => [ofBeta(end.session())], unsigned],
    ['forges one', (end) => [sealed(end.session(), 1, decision, beta)], unsigned],
    ['replays one of an old session', () => [sealed(old, 1, decision)], unbound(() => old)],
    ['leaves one out', (end) => [sealed(end.session(), 2, decision)], uncounted],
  ]
  it.each(cases)('%s: nothing is heard', async (_, frames) => {
    expect(await hearing(sessionChecks, frames)).toEqual({ heard: 0, closed: true })
  })
  it.each(cases)('%s: it is heard where that check is left out', async (_, frames, checks) => {
    expect(await hearing(checks, frames)).toEqual({ heard: 1, closed: false })
  })

  it('repeats one: it is heard once, and each time where nobody counts', async () => {
    const twice = (end: End): Uint8Array[] => {
      const frame = sealed(end.session(), 1, decision)
      return [frame, frame]
    }
    expect(await hearing(sessionChecks, twice)).toEqual({ heard: 1, closed: false })
    heard = []
    expect(await hearing(uncounted, twice)).toEqual({ heard: 2, closed: false })
  })
})

describe('a connection', () => {
  it('that says nothing is closed after the time of a handshake', async () => {
    const one = connect()
    pass(timeouts.handshakeMs)
    expect(one.isClosed()).toBe(true)
    const other = connect()
    other.connection.frame(hello())
    await turn()
    pass(timeouts.handshakeMs)
    expect(other.isClosed()).toBe(false)
  })

  it('that reads nothing cannot have the coordinator remember without end what it says', async () => {
    const one = connect(() => new Promise(() => undefined))
    one.connection.frame(hello())
    await turn()
    const frame = new Uint8Array(limits.messageBytesMax)
    for (let k = 0; k <= limits.framesUnacknowledgedMax && !one.isClosed(); k++)
      one.connection.frame(frame)
    expect(one.isClosed()).toBe(true)
  })
})
