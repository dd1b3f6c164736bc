import { limits, timeouts, type Bodies, type Envelope } from '@sampan/proto'
import {
  errorKind,
  isSampanError,
  noTopic,
  protocolVersions,
  SampanError,
  sealFrame,
  SessionEndpoint,
  suite,
  type FrameChannel,
  type Permitted,
  type SignedStudy,
  type Topic,
} from '@sampan/shared'
import { readFlag, setFlag } from '../ledger/flags.ts'
import { readLogHead } from '../ledger/log-head.ts'
import { listStudiesSpokenOf } from '../ledger/studies.ts'
import type { Outgoing } from '../masking/wire.ts'
import { sendRecorded } from '../outbox/outbox.ts'
import { decisionAbout } from '../studies/offer.ts'
import type { Vault } from '../vault.ts'
import { handle, requireGoingOn } from './handle.ts'
import { recognize } from './recognize.ts'
import { refusalOf } from './refusal.ts'
import { witness } from './witness.ts'

/** What an honest coordinator can have on its way at most: more is only sent to fill our memory. */
const waitingBytesMax = limits.framesUnacknowledgedMax * limits.messageBytesMax
/** What a frame counts for at least: an answer that waits takes memory, too. */
const frameBytesLeast = 16 * 1024

/** How often the vault looks for decisions that its approvers made in the meantime. */
const decisionPollMs = 1000

/**
 * The vault's end of the session with the coordinator, over whatever channel its relay offers. Everything that comes
 * in is verified here; the channel is trusted with nothing.
 */
export class VaultSession {
  readonly #vault: Vault
  readonly #version: string
  #channel: FrameChannel | null = null
  #endpoint: SessionEndpoint | null = null
  #nonce: Uint8Array | null = null
  #inbound: Promise<void> = Promise.resolve()
  readonly #queues = new Map<string, Promise<void>>()
  readonly #told = new Map<string, string>()
  #cancelPoll: (() => void) | null = null
  #stopped = false
  /** Bytes of frames that came and are not answered. */
  #waitingBytes = 0
  /** The endpoint may keep frames, for a later connection, of a study that is no longer approved. */
  #keepsWithdrawn = false

  constructor(vault: Vault, options: { readonly version: string }) {
    this.#vault = vault
    this.#version = options.version
  }

  /** The relay has a connection to the coordinator: say hello on it, and give up on it when nobody answers. */
  opened(offered: FrameChannel): void {
    const channel = this.#guarded(offered)
    this.#channel = channel
    this.#endpoint?.detach()
    this.#vault.clock.after(timeouts.handshakeMs, () => {
      if (this.#channel === channel && this.#nonce !== null) channel.close()
    })
    this.#run(async () => {
      await this.#sayHello(channel)
    })
  }

  closed(): void {
    this.#channel = null
    this.#endpoint?.detach()
    this.#run(() => setFlag(this.#vault.ledger, 'link', 'down', this.#vault.clock))
  }

  /** A frame from the relay: opened and put in order here, answered by run. */
  frame(bytes: Uint8Array): void {
    const held = Math.max(bytes.byteLength, frameBytesLeast)
    if (this.#waitingBytes + held > waitingBytesMax) {
      this.#vault.log.warn('session broken off', { code: 'overloaded' })
      this.#channel?.close()
      return
    }
    this.#waitingBytes += held
    const release = (): void => {
      this.#waitingBytes -= held
    }
    this.#run(async () => {
      const envelope = await this.#receive(bytes).catch((error: unknown) => {
        release()
        throw error
      })
      if (envelope === null) release()
      else void this.#enqueue(envelope).then(release)
    })
  }

  /** Ends the session. Resolves when what was being answered is done: nobody waits for an acknowledgement any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelPoll?.()
    this.#channel?.close()
    this.#endpoint?.end()
    await this.#inbound.catch(() => undefined)
    await Promise.allSettled(this.#queues.values())
    this.#endpoint?.end()
  }

  /** Waits until everything received so far has been answered. For simulations. */
  async settled(): Promise<void> {
    await this.#inbound
    await Promise.all(this.#queues.values())
  }

  #run(step: () => Promise<void>): void {
    this.#inbound = this.#inbound.then(async () => {
      if (this.#stopped) return
      try {
        await step()
      } catch (error) {
        this.#vault.log.warn('session broken off', { code: errorKind(error) })
        this.#channel?.close()
      }
    })
  }

  /** The last door: while somebody at the hospital says stop, not even an acknowledgement leaves. */
  #guarded(channel: FrameChannel): FrameChannel {
    let turn: Promise<unknown> = Promise.resolve()
    return {
      send: async (frame) => {
        const stopped = turn.then(() => readFlag(this.#vault.ledger, 'stopped'))
        turn = stopped.catch(() => null)
        if ((await stopped) === null) await channel.send(frame)
      },
      close: () => {
        channel.close()
      },
    }
  }

  /**
   * A session that is taken up again sends what was not acknowledged once more. After a stop or a withdrawal that must
   * not happen: the session ends, and with it what it kept.
   */
  async #dropWithdrawn(): Promise<boolean> {
    const { ledger } = this.#vault
    for (const study of await listStudiesSpokenOf(ledger)) await this.#noteWithdrawal(study)
    const stopped = (await readFlag(ledger, 'stopped')) !== null
    if (!stopped && !this.#keepsWithdrawn) return false
    const hadSession = this.#endpoint !== null
    this.#endpoint?.end()
    this.#endpoint = null
    this.#keepsWithdrawn = false
    this.#told.clear()
    return hadSession
  }

  async #noteWithdrawal(study: SignedStudy): Promise<void> {
    if (this.#told.get(study.name) !== 'approved') return
    const outgoing = await decisionAbout(this.#vault, study)
    const approved =
      outgoing?.body.type === 'studyDecision' && outgoing.body.value.decision === 'approved'
    if (!approved) this.#keepsWithdrawn = true
  }

  async #sayHello(channel: FrameChannel): Promise<void> {
    const { identity, coordinator, ledger, random } = this.#vault
    await this.#dropWithdrawn()
    const head = await readLogHead(ledger, coordinator.log.name)
    const nonce = random.bytes(32)
    this.#nonce = nonce
    const digests = ruleDigests(this.#vault)
    const hello: Bodies['hello'] = {
      protocolMin: protocolVersions.min,
      protocolMax: protocolVersions.max,
      suites: [suite],
      site: identity.site,
      agentVersion: this.#version,
      nonce,
      session: this.#endpoint?.id ?? new Uint8Array(0),
      received: this.#endpoint?.received ?? 0,
      ...digests,
      certificate: identity.certificate,
      logSize: head?.size ?? 0,
      logRoot: head?.root ?? new Uint8Array(0),
    }
    const binding = {
      suite,
      sender: `site/${identity.site}`,
      recipient: `coordinator/${coordinator.id}`,
      session: new Uint8Array(0),
    }
    const envelope = {
      ...noTopic,
      suite,
      protocol: protocolVersions.max,
      sequence: 0,
      acknowledged: 0,
      body: { type: 'hello' as const, value: hello },
    }
    await channel.send(sealFrame(identity.protocolKey.privateKey, binding, envelope))
  }

  /** The envelope that is to be answered, if any. */
  async #receive(bytes: Uint8Array): Promise<Envelope | null> {
    if (this.#nonce !== null) {
      await this.#welcome(bytes)
      return null
    }
    const envelope = this.#endpoint?.receive(bytes) ?? null
    return envelope !== null && (await this.#isWitnessed(envelope)) ? envelope : null
  }

  /**
   * A checkpoint that does not fit, or a sum that the ledger has forgotten, stops everything: the refusal goes out and
   * the connection is closed.
   */
  async #isWitnessed(envelope: Envelope): Promise<boolean> {
    try {
      await witness(this.#vault, envelope.body)
      await recognize(this.#vault, envelope.body)
      return true
    } catch (error) {
      const channel = this.#channel
      void this.#later('', async () => {
        const refusal = { body: refusalOf(error, envelope.sequence) }
        await this.#send(envelope, refusal).catch(() => undefined)
        this.#vault.log.warn('session broken off', { code: errorKind(error) })
        channel?.close()
      })
      return false
    }
  }

  async #welcome(bytes: Uint8Array): Promise<void> {
    const { identity, coordinator, clock, ledger } = this.#vault
    const binding = {
      suite,
      sender: `coordinator/${coordinator.id}`,
      recipient: `site/${identity.site}`,
      session: new Uint8Array(0),
    }
    const { openFrame, isAnswer } = this.#vault.defences.session
    const { body } = openFrame(coordinator.key, binding, bytes)
    if (body.type === 'refusal' || body.type === 'goodbye') {
      this.#vault.log.warn('the coordinator refused this agent', { code: body.value.code })
      throw new SampanError('session-unknown')
    }
    if (body.type !== 'welcome' || this.#nonce === null) throw new SampanError('message-unexpected')
    if (!isAnswer(body.value.nonce, this.#nonce)) throw new SampanError('signature-invalid')
    this.#nonce = null
    await witness(this.#vault, body)
    // Somebody may have withdrawn since the hello.
    if (await this.#dropWithdrawn()) throw new SampanError('session-unknown')
    await this.#attach(body.value)
    await setFlag(ledger, 'link', 'up', clock)
    this.#vault.log.info('session with the coordinator', { resumed: body.value.resumed })
    await this.#tellDecisions()
  }

  async #attach(welcome: Bodies['welcome']): Promise<void> {
    const { identity, coordinator, clock } = this.#vault
    const channel = this.#channel
    if (channel === null) throw new SampanError('connection-lost')
    if (!welcome.resumed) {
      this.#endpoint?.end()
      this.#told.clear()
      const options = {
        suite,
        protocol: welcome.protocol,
        session: welcome.session,
        self: { name: `site/${identity.site}`, key: identity.protocolKey.privateKey },
        peer: { name: `coordinator/${coordinator.id}`, key: coordinator.key },
        checks: this.#vault.defences.session,
      }
      this.#endpoint = new SessionEndpoint(options, clock)
    }
    await this.#endpoint?.attach(channel, welcome.received, async () => {
      // Somebody may withdraw in the middle of it.
      if (await this.#dropWithdrawn()) throw new SampanError('session-unknown')
    })
  }

  /**
   * Messages of one run are answered in order; different runs do not wait for each other. An invitation waits for what
   * is about no run: the study that it speaks of may just have been offered.
   */
  #enqueue(envelope: Envelope): Promise<void> {
    const invited = envelope.body.type === 'runInvitation'
    const general = (invited ? this.#queues.get('') : null) ?? Promise.resolve()
    return this.#later(envelope.run, async () => {
      await general
      await this.#answer(envelope)
    })
  }

  /**
   * What waits for acknowledgements is done here and not in #inbound, through which they come. `step` must not throw.
   */
  #later(queue: string, step: () => Promise<void>): Promise<void> {
    const before = this.#queues.get(queue) ?? Promise.resolve()
    const after: Promise<void> = before.then(step).then(() => {
      if (this.#queues.get(queue) === after) this.#queues.delete(queue)
    })
    this.#queues.set(queue, after)
    return after
  }

  async #answer(envelope: Envelope): Promise<void> {
    try {
      const permitted = (): Promise<void> => requireGoingOn(this.#vault, envelope)
      for (const outgoing of await handle(this.#vault, envelope))
        await this.#send(envelope, outgoing, permitted)
    } catch (error) {
      this.#logRefusal(envelope, error)
      const refusal = { body: refusalOf(error, envelope.sequence) }
      await this.#send(envelope, refusal).catch(() => undefined)
    }
  }

  #logRefusal(envelope: Envelope, error: unknown): void {
    const { type } = envelope.body
    const fields = { message: type, run: envelope.run, round: envelope.round }
    const code = isSampanError(error) ? error.code : errorKind(error)
    this.#vault.log.warn('refused a message', { ...fields, code })
  }

  async #send(topic: Topic, outgoing: Outgoing, permitted?: Permitted): Promise<void> {
    const endpoint = this.#endpoint
    if (endpoint === null) throw new SampanError('connection-lost')
    if ((await readFlag(this.#vault.ledger, 'stopped')) !== null) return
    const { study, run, round, attempt } = topic
    const { ledger, clock } = this.#vault
    this.#vault.reached?.(outgoing.body.type)
    const dependencies = { ledger, clock, ...(permitted === undefined ? {} : { permitted }) }
    await sendRecorded(dependencies, endpoint, { study, run, round, attempt }, outgoing)
  }

  /** Tells the coordinator what the approvers decided, now and whenever it changes. */
  async #tellDecisions(): Promise<void> {
    this.#cancelPoll?.()
    await this.#hangUpWhenStopped()
    if (this.#endpoint?.attached === true)
      for (const study of await listStudiesSpokenOf(this.#vault.ledger))
        await this.#tellDecision(study)
    if (this.#stopped) return
    this.#cancelPoll = this.#vault.clock.after(decisionPollMs, () => {
      this.#run(() => this.#tellDecisions())
    })
  }

  /** A relay that stays connected is not answered; what waited for an acknowledgement is forgotten. */
  async #hangUpWhenStopped(): Promise<void> {
    if (this.#endpoint === null) return
    if ((await readFlag(this.#vault.ledger, 'stopped')) === null) return
    await this.#dropWithdrawn()
    this.#vault.log.info('somebody said stop: nothing leaves')
    this.#channel?.close()
  }

  async #tellDecision(study: SignedStudy): Promise<void> {
    await this.#noteWithdrawal(study)
    const outgoing = await decisionAbout(this.#vault, study)
    if (outgoing?.body.type !== 'studyDecision') return
    const { decision } = outgoing.body.value
    if (this.#told.get(study.name) === decision) return
    this.#told.set(study.name, decision)
    const topic = { ...noTopic, study: study.manifest.id }
    void this.#later('', () => this.#send(topic, outgoing).catch(() => undefined))
  }
}

/** Digests of the rule files; zeros when they are missing or broken, in which case every study is refused. */
function ruleDigests(vault: Vault): {
  readonly policyDigest: Uint8Array
  readonly floorsDigest: Uint8Array
} {
  try {
    const { policyDigest, floorsDigest } = vault.rules()
    return { policyDigest, floorsDigest }
  } catch (error) {
    if (!isSampanError(error)) throw error
    return { policyDigest: new Uint8Array(32), floorsDigest: new Uint8Array(32) }
  }
}
