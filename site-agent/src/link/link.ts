import { connect, createServer, type Server, type Socket } from 'node:net'
import { limits } from '@sampan/proto'
import { invariant, SampanError, uint32BigEndian } from '@sampan/shared'

/**
 * The local socket between vault and relay: a path in the file system, never a port. Records are a length of four bytes,
 * a kind of one byte and content. `data` carries sealed frames, which neither this code nor the relay can read or alter
 * unnoticed.
 */
export type RecordKind = 'data' | 'up' | 'down' | 'reset'
const kinds: readonly RecordKind[] = ['data', 'up', 'down', 'reset']

export interface Link {
  /** Resolves when the socket can take more. */
  readonly send: (kind: RecordKind, content?: Uint8Array) => Promise<void>
  readonly close: () => void
  /** Stops and starts reading: pressure from the far side reaches the near one. */
  readonly pause: () => void
  readonly resume: () => void
}

export interface LinkEvents {
  readonly record: (kind: RecordKind, content: Uint8Array) => void
  readonly closed: () => void
}

/** A sealed frame and its signature fit into one message of the wire; a little room for the kind. */
const recordBytesMax = limits.messageBytesMax + 1

/** Listens on a socket file that only the owner can reach. One relay at a time: a newer one replaces the older. */
export function listenLink(path: string, accept: (link: Link) => LinkEvents): Promise<Server> {
  requirePath(path)
  let current: Link | null = null
  const server = createServer((socket) => {
    current?.close()
    current = attach(socket, accept)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ path, readableAll: false, writableAll: false }, () => {
      resolve(server)
    })
  })
}

/** Connects to the vault's socket file. @throws SampanError connection-failed */
export function connectLink(path: string, accept: (link: Link) => LinkEvents): Promise<Link> {
  requirePath(path)
  return new Promise((resolve, reject) => {
    const socket = connect({ path })
    socket.once('error', (cause) => {
      reject(new SampanError('connection-failed', { what: 'vault' }, { cause }))
    })
    socket.once('connect', () => {
      resolve(attach(socket, accept))
    })
  })
}

function attach(socket: Socket, accept: (link: Link) => LinkEvents): Link {
  const link = linkOver(socket)
  const events = accept(link)
  const reader = recordReader(events.record)
  socket.on('data', (bytes) => {
    if (!reader(bytes)) socket.destroy()
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', events.closed)
  return link
}

function linkOver(socket: Socket): Link {
  return {
    send: (kind, content = new Uint8Array(0)) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) {
          reject(new SampanError('connection-lost'))
          return
        }
        socket.write(uint32BigEndian(content.byteLength + 1))
        socket.write(Uint8Array.of(kinds.indexOf(kind)))
        socket.write(content, (error) => {
          if (error === null || error === undefined) resolve()
          else reject(new SampanError('connection-lost', {}, { cause: error }))
        })
      }),
    close: () => socket.destroy(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
}

/** Cuts a byte stream into records. False when the stream breaks the format. */
function recordReader(
  record: (kind: RecordKind, content: Uint8Array) => void,
): (bytes: Uint8Array) => boolean {
  let pending = Buffer.alloc(0)
  return (bytes) => {
    pending = pending.byteLength === 0 ? Buffer.from(bytes) : Buffer.concat([pending, bytes])
    while (pending.byteLength >= 4) {
      const length = pending.readUInt32BE(0)
      if (length < 1 || length > recordBytesMax) return false
      if (pending.byteLength < 4 + length) return true
      const kind = kinds[pending.readUInt8(4)]
      if (kind === undefined) return false
      record(kind, new Uint8Array(pending.subarray(5, 4 + length)))
      pending = pending.subarray(4 + length)
    }
    return true
  }
}

/** The link is part of a promise about networks: nothing but an absolute path is accepted. */
function requirePath(path: string): void {
  invariant(path.startsWith('/') && path.length < 104, 'an absolute socket path of the file system')
}
