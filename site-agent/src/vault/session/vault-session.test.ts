import {
  decodeEnvelope,
  decodeSealedFrame,
  limits,
  type Bodies,
  type Body,
  type EnvelopeHeader,
} from '@sampan/proto'
import {
  checkpointBytes,
  formatCheckpoint,
  formatNote,
  noTopic,
  sealFrame,
  signNote,
  suite,
  systemClock,
  type Clock,
  type FrameChannel,
} from '@sampan/shared'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findAttempt } from '../ledger/attempts.ts'
import { clearFlag, setFlag } from '../ledger/flags.ts'
import { openLedger } from '../ledger/ledger.ts'
import { smallVault, type SmallVault } from './small-vault.test.support.ts'
import { VaultSession } from './vault-session.ts'

/** A clock whose timers run when the test says so. */
function manualClock(): { readonly clock: Clock; readonly fire: (delayMs: number) => void } {
  let timers: { readonly delayMs: number; readonly action: () => void }[] = []
  return {
    clock: {
      nowMs: systemClock.nowMs,
      after: (delayMs, action) => {
        const timer = { delayMs, action }
        timers.push(timer)
        return () => {
          timers = timers.filter((each) => each !== timer)
        }
      },
    },
    fire: (delayMs) => {
      const due = timers.filter((each) => each.delayMs === delayMs)
      timers = timers.filter((each) => each.delayMs !== delayMs)
      for (const { action } of due) action()
    },
  }
}

let small: SmallVault
let session: VaultSession
let fire: (delayMs: number) => void
beforeEach(async () => {
  const manual = manualClock()
  fire = manual.fire
  small = await smallVault(manual.clock)
  session = new VaultSession(small.vault, { version: '1.0.0' })
})
afterEach(async () => {
  await session.stop()
  await small.stop()
})

interface Line {
  readonly sent: Body[]
  closed: boolean
  /** Called when a message has left. */
  left?: (body: Body) => Promise<void>
}

/** A new connection of the relay; everything that leaves the vault on it. */
async function connect(): Promise<Line> {
  const line: Line = { sent: [], closed: false }
  const channel: FrameChannel = {
    send: async (frame) => {
      const { body } = decodeEnvelope(decodeSealedFrame(frame).envelope)
      line.sent.push(body)
      await line.left?.(body)
    },
    close: () => {
      line.closed = true
    },
  }
  session.opened(channel)
  await session.settled()
  return line
}

const types = (line: Line): string[] => line.sent.map(({ type }) => type)
const helloOf = (line: Line): Bodies['hello'] => {
  const [hello] = line.sent
  if (hello?.type !== 'hello') throw new Error('no hello')
  return hello.value
}

async function receive(body: Body, id: Uint8Array, header: Partial<EnvelopeHeader> = {}) {
  const binding = { suite, sender: 'coordinator/hub', recipient: 'site/alpha', session: id }
  const top = { ...noTopic, suite, protocol: 1, sequence: 0, acknowledged: 0, ...header }
  session.frame(sealFrame(small.hub.privateKey, binding, { ...top, body }))
  await session.settled()
}

function checkpoint(): Uint8Array {
  const { privateKey, publicKey } = small.logKeys
  const text = formatCheckpoint({ origin: 'test/log', size: 1, root: new Uint8Array(32) })
  const signatures = [signNote(text, 'test/log', privateKey, publicKey)]
  return checkpointBytes(formatNote({ text, signatures }))
}

const id = new Uint8Array(16).fill(7)
async function welcome(line: Line, resumed = false): Promise<void> {
  const { nonce } = helloOf(line)
  const names = { protocol: 1, suite, coordinator: 'hub', nonce, session: id, resumed }
  const value = { ...names, received: 0, timeS: 1, checkpoint: checkpoint(), consistency: null }
  await receive({ type: 'welcome', value }, new Uint8Array(0))
}
const notice = (sequence: number): Promise<void> => {
  const value = { checkpoint: checkpoint(), consistency: null }
  return receive({ type: 'checkpointNotice', value }, id, { sequence })
}
const poll = async (): Promise<void> => {
  fire(1000)
  await session.settled()
}
/** Lets the timer of acknowledgements run out; nobody waits for what it sends. */
async function acknowledge(): Promise<void> {
  fire(20)
  await new Promise((resolve) => setTimeout(resolve, 30))
}
async function approved(): Promise<Line> {
  await small.say('data-steward', 'approve')
  await small.say('ethics', 'approve')
  const line = await connect()
  await welcome(line)
  expect(types(line)).toEqual(['hello', 'studyDecision'])
  return line
}

it('tells what approvers decide in another process while it runs', async () => {
  const line = await connect()
  await welcome(line)
  expect(types(line)).toEqual(['hello'])
  const other = await openLedger(small.ledgerFile)
  await small.say('data-steward', 'approve', other)
  await poll()
  expect(types(line)).toEqual(['hello'])
  await small.say('ethics', 'approve', other)
  await poll()
  await small.say('ethics', 'withdraw', other)
  await poll()
  await poll()
  await other.destroy()
  const decisions = line.sent.flatMap((body) => (body.type === 'studyDecision' ? [body.value] : []))
  expect(decisions.map(({ decision }) => decision)).toEqual(['approved', 'withdrawn'])
  expect(decisions[0]!.approvals).toHaveLength(2)
})

it('sends nothing at all after a stop, not even an acknowledgement, until it is lifted', async () => {
  const line = await approved()
  await notice(1)
  await acknowledge()
  expect(types(line)).toEqual(['hello', 'studyDecision', 'acknowledgement'])
  await setFlag(small.vault.ledger, 'stopped', 'console', systemClock)
  await notice(2)
  await acknowledge()
  await small.say('ethics', 'withdraw')
  await poll()
  expect(types(line)).toHaveLength(3)
  expect(line.closed).toBe(true)
  session.closed()
  const second = await connect()
  expect(second.sent).toEqual([])
  await clearFlag(small.vault.ledger, 'stopped')
  session.closed()
  const third = await connect()
  // A new session: nothing that waited for an acknowledgement goes again.
  expect(helloOf(third).session.byteLength).toBe(0)
  await welcome(third)
  const [, decision] = third.sent
  expect(decision).toMatchObject({ type: 'studyDecision', value: { decision: 'withdrawn' } })
})

it('takes a session up again after a break', async () => {
  await approved()
  session.closed()
  const second = await connect()
  expect(helloOf(second).session).toEqual(id)
  await welcome(second, true)
  expect(types(second)).toEqual(['hello', 'studyDecision'])
})

it.each(['before the hello', 'after it'])('but not after a withdrawal %s', async (when) => {
  await approved()
  session.closed()
  if (when === 'before the hello') {
    await small.say('ethics', 'withdraw')
    expect(helloOf(await connect()).session.byteLength).toBe(0)
    return
  }
  const second = await connect()
  await small.say('ethics', 'withdraw')
  await welcome(second, true)
  expect(types(second)).toEqual(['hello'])
  expect(second.closed).toBe(true)
})

const place = { run: `run_${'0'.repeat(26)}`, round: 1, attempt: 1 }
const grant = (sequence: number): Promise<void> => {
  const value = { ctx: new Uint8Array(32), kind: 'vector' as const, fromChunk: 0 }
  return receive({ type: 'streamGrant', value }, id, { ...place, sequence })
}
const twoChunks = new Uint8Array(limits.chunkBytesMax + 1)

it('sends a vector in pieces', async () => {
  const line = await approved()
  await small.keepMasked(place, twoChunks)
  await grant(1)
  expect(types(line).slice(2)).toEqual(['streamChunk', 'streamChunk'])
})

it('breaks off in the middle of a vector when somebody withdraws', async () => {
  const line = await approved()
  await small.keepMasked(place, twoChunks)
  line.left = ({ type }) =>
    type === 'streamChunk' ? small.say('ethics', 'withdraw') : Promise.resolve()
  await grant(1)
  expect(types(line).slice(2)).toEqual(['streamChunk', 'refusal'])
  expect(line.sent.at(-1)).toMatchObject({ value: { code: 'approval-withdrawn' } })
  await grant(2)
  expect(types(line).slice(4)).toEqual(['refusal'])
})

it('does not send a vector again that was masked before a withdrawal', async () => {
  const line = await approved()
  await small.keepMasked(place, new Uint8Array(64))
  const again = async (sequence: number): Promise<void> => {
    const kept = await findAttempt(small.vault.ledger, place)
    const opened = { ...kept!.delivery.opened, checkpoint: checkpoint() }
    const value = { ...kept!.delivery, opened }
    await receive({ type: 'shareDelivery', value }, id, { ...place, sequence })
  }
  await again(1)
  await small.say('ethics', 'withdraw')
  await again(2)
  expect(types(line).slice(2)).toEqual(['streamHeader', 'streamChunk', 'refusal'])
})

/** A coordinator that never acknowledges until it says so. */
async function unacknowledged(count: number): Promise<Line> {
  const line = await approved()
  for (let k = 1; k < count; k++) await grant(k)
  expect(types(line).slice(2)).toEqual(new Array(count - 1).fill('refusal'))
  return line
}
/** Comes in without waiting for what it sets free. */
function acknowledgement(acknowledged: number): void {
  const binding = { suite, sender: 'coordinator/hub', recipient: 'site/alpha', session: id }
  const top = { ...noTopic, suite, protocol: 1, sequence: 0, acknowledged }
  const body = { type: 'acknowledgement' as const, value: {} }
  session.frame(sealFrame(small.hub.privateKey, binding, { ...top, body }))
}
const within = (ms: number, done: Promise<unknown>): Promise<string> =>
  Promise.race([
    done.then(() => 'done'),
    new Promise<string>((resolve) => setTimeout(resolve, ms, 'hangs')),
  ])

it('hears acknowledgements while it waits for them to tell a decision', async () => {
  const line = await unacknowledged(limits.framesUnacknowledgedMax)
  await small.say('ethics', 'withdraw')
  fire(1000)
  await new Promise((resolve) => setTimeout(resolve, 100))
  acknowledgement(limits.framesUnacknowledgedMax)
  expect(await within(2000, session.settled())).toBe('done')
  expect(line.sent.at(-1)).toMatchObject({ value: { decision: 'withdrawn' } })
})

it('stops although nobody acknowledges', async () => {
  await unacknowledged(limits.framesUnacknowledgedMax)
  void grant(limits.framesUnacknowledgedMax)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await within(2000, session.stop())).toBe('done')
})

it('sends nothing that waited for room when somebody withdrew', async () => {
  await small.keepMasked(place, twoChunks)
  const line = await unacknowledgedOther(limits.framesUnacknowledgedMax)
  void grant(limits.framesUnacknowledgedMax)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await small.say('ethics', 'withdraw')
  acknowledgement(limits.framesUnacknowledgedMax)
  await session.settled()
  const left = types(line).slice(limits.framesUnacknowledgedMax + 1)
  expect(left).toEqual(['refusal'])
  const { ledger } = small.vault
  const chunks = ledger.selectFrom('outbox').selectAll().where('kind', '=', 'streamChunk')
  expect(await chunks.execute()).toEqual([])
})

/** As unacknowledged, about a run that there is not. */
async function unacknowledgedOther(count: number): Promise<Line> {
  const line = await approved()
  const value = { ctx: new Uint8Array(32), kind: 'vector' as const, fromChunk: 0 }
  for (let sequence = 1; sequence < count; sequence++)
    await receive({ type: 'streamGrant', value }, id, { ...place, run: 'run_other', sequence })
  return line
}

it('sends not even the first message of an answer when somebody withdrew meanwhile', async () => {
  const line = await approved()
  await small.keepMasked(place, twoChunks)
  const rules = small.vault.rules()
  const meanwhile = (): typeof rules => {
    void small.say('ethics', 'withdraw')
    return rules
  }
  Object.assign(small.vault, { rules: meanwhile })
  await grant(1)
  expect(types(line).slice(2)).toEqual(['refusal'])
})

it('breaks off in the middle of sending again when somebody withdraws', async () => {
  const line = await approved()
  await small.keepMasked(place, twoChunks)
  await grant(1)
  expect(types(line).slice(2)).toEqual(['streamChunk', 'streamChunk'])
  session.closed()
  const second = await connect()
  second.left = ({ type }) =>
    type === 'studyDecision' ? small.say('ethics', 'withdraw') : Promise.resolve()
  await welcome(second, true)
  expect(types(second)).toEqual(['hello', 'studyDecision'])
  expect(second.closed).toBe(true)
})

it('breaks off a connection that brings more than it can answer', async () => {
  const line = await unacknowledged(limits.framesUnacknowledgedMax)
  const content = new Uint8Array(limits.studyFileBytesMax)
  const binding = { suite, sender: 'coordinator/hub', recipient: 'site/alpha', session: id }
  const body = { type: 'studyFile' as const, value: { digest: new Uint8Array(32), content } }
  for (let k = 0; k < 140 && !line.closed; k++) {
    const sequence = limits.framesUnacknowledgedMax + k
    const top = { ...noTopic, suite, protocol: 1, sequence, acknowledged: 0 }
    session.frame(sealFrame(small.hub.privateKey, binding, { ...top, body }))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(line.closed).toBe(true)
})
