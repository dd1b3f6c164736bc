import { limits, timeouts } from '@sampan/proto'
import { SampanError, type Clock, type FrameChannel } from '@sampan/shared'
import type { WebSocket } from '@fastify/websocket'
import { requireSite, siteOf } from '../http/access.ts'
import type { HttpApp } from '../http/app.ts'
import type { SessionHub } from './hub.ts'

/** Close codes of the session, beside those of RFC 6455. */
const revokedCloseCode = 4403

/** Timers hold at most 2^31 - 1 milliseconds. */
const longestDelayMs = 2 ** 31 - 1

/** The one route that sites use after enrolment. Frames are handed to the hub; nothing is done in the handler. */
export function registerSessionRoute(
  app: HttpApp,
  { hub, clock }: { readonly hub: SessionHub; readonly clock: Clock },
): void {
  app.get('/v1/session', { websocket: true, config: requireSite() }, (socket, request) => {
    const channel = channelOver(socket)
    const { site, expiresAtMs } = siteOf(request)
    const connection = hub.accept(site, channel)
    const stopHeartbeat = heartbeat(socket, clock)
    const cancelExpiry = clock.after(Math.min(expiresAtMs - clock.nowMs(), longestDelayMs), () => {
      channel.close()
    })
    socket.on('message', (data, isBinary) => {
      if (isBinary && Buffer.isBuffer(data)) connection.frame(new Uint8Array(data))
      else socket.close(1003)
    })
    socket.on('error', () => {
      socket.terminate()
    })
    socket.on('close', () => {
      stopHeartbeat()
      cancelExpiry()
      connection.closed()
    })
  })
}

/** Sending waits while the socket holds more than the high-water mark. */
function channelOver(socket: WebSocket): FrameChannel {
  return {
    send: (frame) =>
      new Promise((resolve, reject) => {
        const full = socket.bufferedAmount >= limits.socketBufferedBytesMax
        socket.send(frame, { binary: true }, (error) => {
          if (error) reject(new SampanError('connection-lost', {}, { cause: error }))
          else if (full) resolve()
        })
        if (!full) resolve()
      }),
    close: () => {
      socket.close(revokedCloseCode)
      socket.terminate()
    },
  }
}

function heartbeat(socket: WebSocket, clock: Clock): () => void {
  let alive = true
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
  let cancel = clock.after(timeouts.heartbeatMs, beat)
  return () => {
    cancel()
  }
}
