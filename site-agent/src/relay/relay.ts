import { limits, timeouts } from '@sampan/proto'
import { errorKind, isSampanError, sleep, type Clock, type Random } from '@sampan/shared'
import type WebSocket from 'ws'
import { connectLink, type Link } from '../link/link.ts'
import { backoff } from './backoff.ts'
import { dial, type DialSettings } from './dial.ts'

export interface RelayLog {
  readonly info: (sentence: string) => void
  readonly warn: (sentence: string, fields: { readonly code: string }) => void
}

export interface RelayOptions {
  readonly socketPath: string
  readonly dial: () => DialSettings
  readonly clock: Clock
  readonly random: Random
  readonly log: RelayLog
}

/**
 * The relay: keeps one connection to the coordinator and carries sealed frames between it and the vault. It holds no
 * data, no signing key and no opinion: what it cannot read it cannot change unnoticed.
 */
export class Relay {
  readonly #options: RelayOptions
  #link: Link | null = null
  #socket: WebSocket | null = null
  #stopped = false

  constructor(options: RelayOptions) {
    this.#options = options
  }

  /** Runs until stopped: first the vault, then the coordinator, again and again. */
  async run(): Promise<void> {
    const { clock, random, log } = this.#options
    const waits = backoff(random)
    while (!this.#stopped) {
      try {
        await this.#serveVault(waits)
      } catch (error) {
        log.warn('no vault to serve', { code: errorKind(error) })
      }
      if (this.#isStopped()) return
      await sleep(clock, waits.nextMs())
    }
  }

  stop(): void {
    this.#stopped = true
    this.#socket?.close(1001)
    this.#link?.close()
  }

  #isStopped(): boolean {
    return this.#stopped
  }

  /** Serves one connection to the vault until it breaks. */
  async #serveVault(waits: ReturnType<typeof backoff>): Promise<void> {
    let ended: () => void = () => undefined
    const closed = new Promise<void>((resolve) => (ended = resolve))
    this.#link = await connectLink(this.#options.socketPath, (link) => ({
      record: (kind, content) => {
        if (kind === 'data') this.#forward(link, content)
        else if (kind === 'reset') this.#socket?.close(1000)
      },
      closed: () => {
        this.#link = null
        this.#socket?.close(1001)
        ended()
      },
    }))
    waits.reset()
    await Promise.all([closed, this.#serveCoordinator()])
  }

  async #serveCoordinator(): Promise<void> {
    const { clock, random, log } = this.#options
    const waits = backoff(random)
    while (!this.#isStopped() && this.#link !== null) {
      try {
        const socket = await dial(this.#options.dial())
        waits.reset()
        log.info('connected to the coordinator')
        await this.#pump(socket)
        log.info('connection to the coordinator ended')
      } catch (error) {
        const code = isSampanError(error) ? error.code : errorKind(error)
        log.warn('the coordinator cannot be reached', { code })
      }
      if (!this.#isStopped()) await sleep(clock, waits.nextMs())
    }
  }

  /** Carries frames from the coordinator until the connection ends; a slow vault slows the coordinator down. */
  async #pump(socket: WebSocket): Promise<void> {
    const link = this.#link
    if (link === null) {
      socket.close(1001)
      return
    }
    this.#socket = socket
    const stopHeartbeat = this.#heartbeat(socket)
    let waiting = 0
    socket.on('message', (data, isBinary) => {
      if (!isBinary || !Buffer.isBuffer(data)) {
        socket.close(1003)
        return
      }
      waiting += 1
      if (waiting > 8) socket.pause()
      void link
        .send('data', new Uint8Array(data))
        .catch(() => {
          socket.terminate()
        })
        .then(() => {
          waiting -= 1
          if (waiting === 0) socket.resume()
        })
    })
    const closed = new Promise<void>((resolve) => {
      socket.on('error', () => {
        socket.terminate()
      })
      socket.on('close', () => {
        resolve()
      })
    })
    try {
      await link.send('up')
      socket.resume()
      await closed
    } finally {
      stopHeartbeat()
      this.#socket = null
    }
    await link.send('down').catch(() => undefined)
  }

  /** Frames from the vault to the coordinator; above the high-water mark the vault waits. */
  #forward(link: Link, frame: Uint8Array): void {
    const socket = this.#socket
    if (socket === null) return
    socket.send(frame, { binary: true }, () => {
      if (socket.bufferedAmount < limits.socketBufferedBytesMax) link.resume()
    })
    if (socket.bufferedAmount >= limits.socketBufferedBytesMax) link.pause()
  }

  #heartbeat(socket: WebSocket): () => void {
    const { clock } = this.#options
    let alive = true
    let cancel: () => void = () => undefined
    socket.on('pong', () => {
      alive = true
    })
    const beat = (): void => {
      if (!alive) {
        socket.terminate()
        return
      }
      alive = false
      socket.ping()
      cancel = clock.after(timeouts.heartbeatMs, beat)
    }
    cancel = clock.after(timeouts.heartbeatMs, beat)
    return () => {
      cancel()
    }
  }
}
