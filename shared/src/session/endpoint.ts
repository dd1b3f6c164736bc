import { limits, type Body, type Envelope } from '@sampan/proto'
import { SampanError } from '../errors/sampan-error.ts'
import { equalBytes, type PrivateKey, type PublicKey } from '../platform/crypto.ts'
import type { Clock } from '../platform/clock.ts'
import { openFrame, sealFrame, type Binding } from '../seal/frame.ts'

/** Where frames go while a connection lasts. `send` resolves when the connection can take more. */
export interface FrameChannel {
  readonly send: (frame: Uint8Array) => Promise<void>
  readonly close: () => void
}

/** What a message is about. */
export interface Topic {
  readonly study: string
  readonly run: string
  readonly round: number
  readonly attempt: number
}

export const noTopic: Topic = { study: '', run: '', round: 0, attempt: 0 }

export interface SessionOptions {
  readonly suite: number
  readonly protocol: number
  /** 16 bytes, chosen by the coordinator. */
  readonly session: Uint8Array
  readonly self: { readonly name: string; readonly key: PrivateKey }
  readonly peer: { readonly name: string; readonly key: PublicKey }
  /** Tests leave checks out; nothing that ships does. */
  readonly checks?: SessionChecks
}

/** What holds back whoever stands between the two ends. */
export interface SessionChecks {
  /** Who says it to whom in which session. */
  readonly openFrame: typeof openFrame
  /** Every message once, in order. */
  readonly isNext: typeof isNext
  /** Whether a welcome answers this hello: the nonce that it repeats is the one that was drawn for it. */
  readonly isAnswer: typeof equalBytes
}

/** False for a repetition. @throws SampanError message-out-of-order for a gap */
function isNext(received: number, sequence: number): boolean {
  if (sequence > received + 1) throw new SampanError('message-out-of-order')
  return sequence === received + 1
}

export const sessionChecks: SessionChecks = {
  openFrame,
  isNext,
  isAnswer: equalBytes,
}

/** Throws when a frame may not go. */
export type Permitted = () => Promise<void>

const always: Permitted = () => Promise.resolve()

interface Retained {
  readonly sequence: number
  readonly frame: Uint8Array
}

/** How long an acknowledgement may wait for a message to ride on, and after how many messages it goes alone. */
const acknowledgementDelayMs = 20
const acknowledgementEvery = 16

/**
 * One end of a session: numbers and seals what goes out and keeps it until it is acknowledged; opens what comes in and
 * lets every message through once and in order. Survives connections: after a break both ends name what they have
 * received and the rest is sent again, the same bytes.
 */
export class SessionEndpoint {
  readonly #options: SessionOptions
  readonly #clock: Clock
  #channel: FrameChannel | null = null
  /** The connection on which what was kept is being sent again: nothing new may overtake it. */
  #attaching: FrameChannel | null = null
  #retained: Retained[] = []
  #sent = 0
  #received = 0
  #unacknowledged = 0
  #cancelTimer: (() => void) | null = null
  #waiting: (() => void)[] = []
  #ended = false

  constructor(options: SessionOptions, clock: Clock) {
    this.#options = options
    this.#clock = clock
  }

  get id(): Uint8Array {
    return this.#options.session
  }

  /** The last sequence number received in order: what Hello and Welcome name when a session is taken up again. */
  get received(): number {
    return this.#received
  }

  get attached(): boolean {
    return this.#channel !== null
  }

  /**
   * Takes up the session on a new connection: sends again what the peer has not received, then what was kept in the
   * meantime. `permitted` is asked before every frame and throws when it may not go.
   */
  async attach(
    channel: FrameChannel,
    peerReceived: number,
    permitted: Permitted = always,
  ): Promise<void> {
    this.detach()
    this.#acknowledge(peerReceived)
    this.#attaching = channel
    let last = peerReceived
    for (let next = this.#after(last); next !== undefined; next = this.#after(last)) {
      await permitted()
      if (this.#attaching !== channel) return
      last = next.sequence
      await channel.send(next.frame)
    }
    if (this.#attaching !== channel) return
    this.#attaching = null
    this.#channel = channel
  }

  #after(sequence: number): Retained | undefined {
    return this.#retained.find((kept) => kept.sequence > sequence)
  }

  detach(): void {
    this.#channel = null
    this.#attaching = null
  }

  /** Ends the session for good: waiting senders are released with an error. */
  end(): void {
    this.#ended = true
    this.detach()
    this.#retained = []
    this.#cancelTimer?.()
    this.#wake()
  }

  /**
   * Seals and sends. Waits while too much is unacknowledged, and asks `permitted` when the message may go: it throws
   * when it may not any more. While no connection is there the frame is kept.
   * @throws SampanError connection-lost when the session has ended
   */
  async send(topic: Topic, body: Body, permitted: Permitted = always): Promise<void> {
    do {
      await this.#room()
      await permitted()
    } while (this.#isFull() && !this.#ended)
    if (this.#ended) throw new SampanError('connection-lost')
    this.#sent += 1
    const frame = this.#seal({ ...topic, sequence: this.#sent }, body)
    this.#retained.push({ sequence: this.#sent, frame })
    await this.#channel?.send(frame)
  }

  /**
   * Opens a frame. Returns its envelope when it is the next in order, null when it was received before or only
   * acknowledges.
   * @throws SampanError signature-invalid, message-malformed, message-out-of-order
   */
  receive(frame: Uint8Array): Envelope | null {
    const { peer, self, session, suite, checks = sessionChecks } = this.#options
    const binding: Binding = { suite, sender: peer.name, recipient: self.name, session }
    const envelope = checks.openFrame(peer.key, binding, frame)
    if (envelope.suite !== suite || envelope.protocol !== this.#options.protocol)
      throw new SampanError('protocol-unsupported')
    this.#acknowledge(envelope.acknowledged)
    if (envelope.body.type === 'acknowledgement') return null
    if (!checks.isNext(this.#received, envelope.sequence)) return null
    this.#received = envelope.sequence
    this.#unacknowledged += 1
    this.#acknowledgeSoon()
    return envelope
  }

  async #room(): Promise<void> {
    while (this.#isFull() && !this.#ended)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    if (this.#ended) throw new SampanError('connection-lost')
  }

  #isFull(): boolean {
    return this.#retained.length >= limits.framesUnacknowledgedMax
  }

  #seal(header: Topic & { readonly sequence: number }, body: Body): Uint8Array {
    const { self, peer, session, suite, protocol } = this.#options
    this.#unacknowledged = 0
    const binding: Binding = { suite, sender: self.name, recipient: peer.name, session }
    const envelope = { ...header, suite, protocol, acknowledged: this.#received, body }
    return sealFrame(self.key, binding, envelope)
  }

  #acknowledge(upTo: number): void {
    if (upTo > this.#sent) throw new SampanError('message-out-of-order')
    const before = this.#retained.length
    this.#retained = this.#retained.filter((kept) => kept.sequence > upTo)
    if (this.#retained.length < before) this.#wake()
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resume of waiting) resume()
  }

  #acknowledgeSoon(): void {
    if (this.#unacknowledged >= acknowledgementEvery) {
      this.#sendAcknowledgement()
      return
    }
    this.#cancelTimer ??= this.#clock.after(acknowledgementDelayMs, () => {
      this.#cancelTimer = null
      if (this.#unacknowledged > 0) this.#sendAcknowledgement()
    })
  }

  /** Acknowledgements are not numbered and not kept: a lost one is made good by the next. */
  #sendAcknowledgement(): void {
    const channel = this.#channel
    if (channel === null || this.#ended) return
    const frame = this.#seal({ ...noTopic, sequence: 0 }, { type: 'acknowledgement', value: {} })
    channel.send(frame).catch(() => {
      channel.close()
    })
  }
}
