import { limits, timeouts, type Body, type Envelope } from '@sampan/proto'
import {
  equalBytes,
  errorKind,
  isSampanError,
  nowS,
  SampanError,
  SessionEndpoint,
  suite,
  type Clock,
  type FrameChannel,
  type Random,
  type SessionChecks,
  type Topic,
  type VerifiedSite,
} from '@sampan/shared'
import { LogReader } from '../audit/proofs.ts'
import type { CoordinatorDefences } from '../defences.ts'
import { readHeadAt } from '../audit/round-log.ts'
import type { Database } from '../storage/schema.ts'
import { agreedProtocol, readHello, sealGreeting, type Greeting, type Speaker } from './greet.ts'

/** What the hub tells the rest of the coordinator. Handlers must not throw and must not do work: they enqueue. */
export interface HubEvents {
  /**
   * A site is there. `fresh`: it starts anew and remembers nothing of what was on its way. `logSize`: how much of the
   * log it says it knows.
   */
  readonly connected: (
    site: string,
    how: { readonly fresh: boolean; readonly logSize: number },
  ) => void
  readonly disconnected: (site: string) => void
  readonly message: (site: string, envelope: Envelope) => void
}

export interface HubLog {
  readonly info: (fields: object, sentence: string) => void
  readonly warn: (fields: object, sentence: string) => void
}

export interface HubDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly speaker: Speaker
  readonly log: HubLog
  /** Tests leave checks out; nothing that ships does. */
  readonly checks?: SessionChecks
  readonly vacate: CoordinatorDefences['vacate']
}

/** A connection's side towards the socket. */
export interface Connection {
  readonly frame: (bytes: Uint8Array) => void
  readonly closed: () => void
}

interface LiveSite {
  readonly id: string
  readonly site: VerifiedSite
  readonly endpoint: SessionEndpoint
  readonly reader: LogReader
  channel: FrameChannel | null
  /** Outgoing messages are made and sent one after another: proofs start where the one before ended. */
  outbound: Promise<void>
  bytesIn: number
}

/** Makes a message when its turn comes, with proofs that start where this site stands. */
export type MakeBody = (log: LogReader) => Body | Promise<Body>

/** What an honest site can have on its way at most: more is only sent to fill our memory. */
const waitingBytesMax = limits.framesUnacknowledgedMax * limits.messageBytesMax

/** Live sessions by site. One session a site: a newer hello takes the place of an older one. */
export class SessionHub {
  readonly #dependencies: HubDependencies
  readonly #events: HubEvents
  readonly #live = new Map<string, LiveSite>()

  constructor(dependencies: HubDependencies, events: HubEvents) {
    this.#dependencies = dependencies
    this.#events = events
  }

  /** A new connection of a site whose TLS certificate was checked. */
  accept(siteId: string, channel: FrameChannel): Connection {
    let live: LiveSite | null = null
    let inbound = Promise.resolve()
    let waitingBytes = 0
    const cancelDeadline = this.#dependencies.clock.after(timeouts.handshakeMs, () => {
      channel.close()
    })
    const guarded = (step: () => Promise<void>): void => {
      inbound = inbound.then(step).catch((error: unknown) => {
        this.#dependencies.log.warn({ site: siteId, code: errorKind(error) }, 'connection closed')
        channel.close()
      })
    }
    return {
      frame: (bytes) => {
        cancelDeadline()
        waitingBytes += bytes.byteLength
        if (waitingBytes > waitingBytesMax) {
          channel.close()
          return
        }
        guarded(async () => {
          waitingBytes -= bytes.byteLength
          if (live === null) live = await this.#greet(siteId, channel, bytes)
          else if (live.channel === channel) this.#receive(live, bytes)
        })
      },
      closed: () => {
        cancelDeadline()
        guarded(() => {
          if (live?.channel === channel) this.#detach(live)
          return Promise.resolve()
        })
      },
    }
  }

  isConnected(site: string): boolean {
    return this.#live.get(site)?.channel !== undefined && this.#live.get(site)?.channel !== null
  }

  /** Sites with a session, connected or about to resume it. */
  get sites(): readonly string[] {
    return [...this.#live.keys()]
  }

  /** The keys with which a site last said hello. */
  verified(site: string): VerifiedSite | null {
    return this.#live.get(site)?.site ?? null
  }

  /** Bytes received from a site since it connected. */
  bytesFrom(site: string): number {
    return this.#live.get(site)?.bytesIn ?? 0
  }

  /** Sends in order. A site without a session gets nothing: what it needs is sent when it is back. */
  send(site: string, topic: Topic, make: MakeBody): void {
    const live = this.#live.get(site)
    if (live === undefined) return
    live.outbound = live.outbound
      .then(async () => {
        await live.endpoint.send(topic, await make(live.reader))
      })
      .catch((error: unknown) => {
        if (isSampanError(error, 'connection-lost')) return
        this.#dependencies.log.warn({ site, code: errorKind(error) }, 'message not sent')
        live.channel?.close()
      })
  }

  /** Ends a site's session at once: its certificate was revoked. */
  closeLive(site: string): void {
    const live = this.#live.get(site)
    if (live === undefined) return
    const { channel } = live
    this.#end(live)
    channel?.close()
  }

  /** Closes everything. For an orderly stop. */
  stop(): void {
    for (const site of [...this.#live.keys()]) this.closeLive(site)
  }

  async #greet(siteId: string, channel: FrameChannel, frame: Uint8Array): Promise<LiveSite> {
    const { speaker } = this.#dependencies
    try {
      const greeting = await readHello(this.#dependencies, siteId, frame)
      return await this.#welcome(siteId, channel, greeting)
    } catch (error) {
      const known = isSampanError(error) ? error : new SampanError('internal')
      const { code, disposition } = known
      const value = { code, disposition, inReplyTo: 0, subject: '' }
      await channel.send(sealGreeting(speaker, siteId, { type: 'refusal', value }))
      throw error
    }
  }

  /**
   * A resumed session welcomes with the checkpoint that the site has: what is on its way already carries proofs from
   * where the site stood, and is sent again.
   */
  async #welcome(
    siteId: string,
    channel: FrameChannel,
    { hello, site }: Greeting,
  ): Promise<LiveSite> {
    const { database, clock, speaker, log } = this.#dependencies
    const before = this.#live.get(siteId)
    const resumed = before !== undefined && equalBytes(before.endpoint.id, hello.session)
    const live = resumed ? before : this.#begin(siteId, { hello, site })
    const { head, consistency } = resumed
      ? { head: await readHeadAt(database, hello.logSize), consistency: null }
      : await live.reader.newest()
    const value = {
      protocol: agreedProtocol(hello),
      suite,
      coordinator: speaker.id,
      nonce: hello.nonce,
      session: live.endpoint.id,
      resumed,
      received: live.endpoint.received,
      timeS: nowS(clock),
      checkpoint: head.note,
      consistency,
    }
    this.#seat(live, channel, resumed)
    try {
      await this.#requireEnrolled(live)
      await channel.send(sealGreeting(speaker, siteId, { type: 'welcome', value }))
      await live.endpoint.attach(channel, resumed ? hello.received : 0)
      if (live.channel !== channel) throw new SampanError('connection-lost')
    } catch (error) {
      if (live.channel === channel) this.#detach(live)
      throw error
    }
    log.info({ site: siteId, resumed, version: hello.agentVersion }, 'site connected')
    this.#events.connected(siteId, { fresh: !resumed, logSize: hello.logSize })
    return live
  }

  /**
   * The site's one seat: whoever has it gives it up, also when two connections were greeted at the same moment. A
   * session that is not on the books could not be closed by a revocation.
   * @throws SampanError session-unknown when the session to resume has ended in the meantime
   */
  #seat(live: LiveSite, channel: FrameChannel, resumed: boolean): void {
    const present = this.#live.get(live.id)
    if (resumed && present !== live) throw new SampanError('session-unknown')
    const { channel: replaced = null } = present ?? {}
    const { vacate } = this.#dependencies
    vacate(() => {
      if (present !== undefined && present !== live) this.#end(present)
    })
    live.channel = channel
    this.#live.set(live.id, live)
    vacate(() => replaced?.close())
  }

  /** Asked again once the session can be closed by a revocation: one that came in between is not lost. */
  async #requireEnrolled(live: LiveSite): Promise<void> {
    const row = await this.#dependencies.database
      .selectFrom('site')
      .select('state')
      .where('id', '=', live.id)
      .executeTakeFirst()
    if (row?.state === 'enrolled') return
    this.#end(live)
    throw new SampanError('certificate-revoked', { site: live.id })
  }

  #begin(siteId: string, { hello, site }: Greeting): LiveSite {
    const { database, clock, random, speaker, checks } = this.#dependencies
    const options = {
      suite,
      protocol: agreedProtocol(hello),
      session: random.bytes(16),
      self: { name: `coordinator/${speaker.id}`, key: speaker.protocolKey },
      peer: { name: `site/${siteId}`, key: site.protocolKey },
      ...(checks === undefined ? {} : { checks }),
    }
    return {
      id: siteId,
      site,
      endpoint: new SessionEndpoint(options, clock),
      reader: new LogReader(database, hello.logSize),
      channel: null,
      outbound: Promise.resolve(),
      bytesIn: 0,
    }
  }

  #receive(live: LiveSite, bytes: Uint8Array): void {
    live.bytesIn += bytes.byteLength
    const envelope = live.endpoint.receive(bytes)
    if (envelope !== null) this.#events.message(live.id, envelope)
  }

  #detach(live: LiveSite): void {
    live.channel = null
    live.endpoint.detach()
    this.#events.disconnected(live.id)
  }

  #end(live: LiveSite): void {
    live.channel = null
    live.endpoint.end()
    if (this.#live.get(live.id) !== live) return
    this.#live.delete(live.id)
    this.#events.disconnected(live.id)
  }
}
