import {
  decodeEnvelope,
  decodeSealedFrame,
  encodeEnvelope,
  encodeSealedFrame,
  type Bodies,
  type Body,
} from '@sampan/proto'
import {
  checkpointBytes,
  formatCheckpoint,
  formatNote,
  generateP256,
  noTopic,
  openFrame,
  peekFrame,
  sealFrame,
  sessionChecks,
  signNote,
  suite,
  systemClock,
  type SessionChecks,
} from '@sampan/shared'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedDefences } from '../defences.ts'
import { smallVault, type SmallVault } from './small-vault.test.support.ts'
import { VaultSession } from './vault-session.ts'

// The relay is in other hands: it has every frame that passed and may send what it likes, but has no key of the two ends.
const place = { run: `run_${'0'.repeat(26)}`, round: 1, attempt: 1 }
const [oldSession, newSession] = [new Uint8Array(16).fill(7), new Uint8Array(16).fill(8)]

let small: SmallVault
let session: VaultSession
let closed: boolean
let sent: Body[]
beforeEach(async () => {
  small = await smallVault(systemClock)
  await small.say('data-steward', 'approve')
  await small.say('ethics', 'approve')
  await small.keepMasked(place, new Uint8Array(64))
})
afterEach(async () => {
  await session.stop()
  await small.stop()
})

/** A vault process; `checks` are what it holds frames against. */
async function start(checks: SessionChecks, id: Uint8Array): Promise<void> {
  const vault = { ...small.vault, defences: { ...shippedDefences, session: checks } }
  session = new VaultSession(vault, { version: '1' })
  await connect(id, false)
}

async function connect(id: Uint8Array, resumed: boolean): Promise<void> {
  await open()
  await pass(welcomeTo(sent, id, resumed))
}

async function open(): Promise<void> {
  ;[closed, sent] = [false, []]
  session.opened({
    send: (frame) => {
      sent.push(peekFrame(frame).body)
      return Promise.resolve()
    },
    close: () => {
      closed = true
    },
  })
  await session.settled()
}

/** What the coordinator says to the hello that was sent. */
function welcomeTo([hello]: readonly Body[], id: Uint8Array, resumed: boolean): Uint8Array {
  if (hello?.type !== 'hello') throw new Error('no hello')
  const { nonce } = hello.value
  const names = { protocol: 1, suite, coordinator: 'hub', nonce, session: id, resumed }
  const value = { ...names, received: 0, timeS: 1, checkpoint: checkpoint(), consistency: null }
  return frameOf({ type: 'welcome', value }, 0, { session: new Uint8Array(0) })
}

function checkpoint(): Uint8Array {
  const { privateKey, publicKey } = small.logKeys
  const text = formatCheckpoint({ origin: 'test/log', size: 1, root: new Uint8Array(32) })
  const signatures = [signNote(text, 'test/log', privateKey, publicKey)]
  return checkpointBytes(formatNote({ text, signatures }))
}

interface Sealing {
  readonly session?: Uint8Array
  readonly recipient?: string
  readonly key?: SmallVault['hub']['privateKey']
}

function frameOf(body: Body, sequence: number, sealing: Sealing = {}): Uint8Array {
  const { session: id = newSession, recipient = 'site/alpha', key = small.hub.privateKey } = sealing
  const binding = { suite, sender: 'coordinator/hub', recipient, session: id }
  const top = { ...noTopic, suite, protocol: 1, sequence, acknowledged: 0, ...place }
  return sealFrame(key, binding, { ...top, body })
}

/** Has the vault send the vector that it keeps. */
const grant: Body = {
  type: 'streamGrant',
  value: { ctx: new Uint8Array(32), kind: 'vector', fromChunk: 0 },
}

async function pass(frame: Uint8Array): Promise<void> {
  session.frame(frame)
  await session.settled()
}

const vectors = (): number => sent.filter(({ type }) => type === 'streamChunk').length

/** The grant begins behind the vector's end: nothing is sent. The relay changes the one number. */
function altered(): Uint8Array {
  const value: Bodies['streamGrant'] = { ctx: new Uint8Array(32), kind: 'vector', fromChunk: 9 }
  const { envelope, signature } = decodeSealedFrame(frameOf({ type: 'streamGrant', value }, 1))
  const open = { ...decodeEnvelope(envelope), body: grant }
  return encodeSealedFrame({ envelope: encodeEnvelope(open), signature })
}

const unsigned: SessionChecks = { ...sessionChecks, openFrame: (_, __, frame) => peekFrame(frame) }
/** Signatures are checked, but not for which session and which site. */
const unbound: SessionChecks = {
  ...sessionChecks,
  openFrame: (key, binding, frame) => {
    const bindings = [oldSession, newSession, new Uint8Array(0)].flatMap((id) =>
      ['site/alpha', 'site/beta'].map((recipient) => ({ ...binding, session: id, recipient })),
    )
    for (const each of bindings)
      try {
        return openFrame(key, each, frame)
      } catch {
        continue
      }
    return openFrame(key, binding, frame)
  },
}
const uncounted: SessionChecks = { ...sessionChecks, isNext: () => true }

const single: readonly (readonly [string, () => Uint8Array, SessionChecks])[] = [
  [
    'forged with a key of its own',
    () => frameOf(grant, 1, { key: generateP256().privateKey }),
    unsigned,
  ],
  ['that it altered', altered, unsigned],
  ['that was for another hospital', () => frameOf(grant, 1, { recipient: 'site/beta' }), unbound],
  ['out of an old session', () => frameOf(grant, 1, { session: oldSession }), unbound],
]

describe('a frame', () => {
  it.each(single)('%s is not answered, and the connection ends', async (_, make) => {
    await start(sessionChecks, newSession)
    await pass(make())
    expect([vectors(), closed]).toEqual([0, true])
  })

  it.each(single)('%s is answered where its check is left out', async (_, make, checks) => {
    await start(checks, newSession)
    await pass(make())
    expect([vectors(), closed]).toEqual([1, false])
  })
})

describe('a frame of this session', () => {
  it('that comes twice counts once, also after a reconnection', async () => {
    await start(sessionChecks, newSession)
    const frame = frameOf(grant, 1)
    await pass(frame)
    await pass(frame)
    expect([vectors(), closed]).toEqual([1, false])
    session.closed()
    await connect(newSession, true)
    const before = vectors()
    await pass(frame)
    expect([vectors() - before, closed]).toEqual([0, false])
  })

  it('that overtakes another ends the connection', async () => {
    await start(sessionChecks, newSession)
    await pass(frameOf(grant, 2))
    expect([vectors(), closed]).toEqual([0, true])
  })

  it('is answered each time and in any order where nobody counts', async () => {
    await start(uncounted, newSession)
    await pass(frameOf(grant, 2))
    await pass(frameOf(grant, 1))
    await pass(frameOf(grant, 1))
    expect([vectors(), closed]).toEqual([3, false])
  })
})

describe('what was recorded before a crash', () => {
  /** The process is gone, and with it the numbers of its session. */
  async function crashed(checks: SessionChecks): Promise<Uint8Array> {
    await start(checks, oldSession)
    const recorded = frameOf(grant, 1, { session: oldSession })
    await pass(recorded)
    expect(vectors()).toBe(1)
    await session.stop()
    await start(checks, newSession)
    return recorded
  }

  it('is not heard afterwards: there is a new session', async () => {
    await pass(await crashed(sessionChecks))
    expect([vectors(), closed]).toEqual([0, true])
  })

  it('is heard where a frame is not bound to its session', async () => {
    await pass(await crashed(unbound))
    expect([vectors(), closed]).toEqual([1, false])
  })

  /** Hello again, in a new process; the relay answers with what the coordinator said to the old one. */
  async function greetedAgain(checks: SessionChecks): Promise<void> {
    await start(checks, oldSession)
    const old = welcomeTo(sent, oldSession, false)
    const grantedBefore = frameOf(grant, 1, { session: oldSession })
    await session.stop()
    const vault = { ...small.vault, defences: { ...shippedDefences, session: checks } }
    session = new VaultSession(vault, { version: '1' })
    await open()
    await pass(old)
    await pass(grantedBefore)
  }

  it('is not believed to be a welcome: it answers another hello', async () => {
    await greetedAgain(sessionChecks)
    expect([vectors(), closed]).toEqual([0, true])
  })

  it('is believed where nobody looks which hello it answers', async () => {
    await greetedAgain({ ...sessionChecks, isAnswer: () => true })
    expect([vectors(), closed]).toEqual([1, false])
  })
})
