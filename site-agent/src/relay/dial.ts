import { limits, timeouts } from '@sampan/proto'
import { SampanError } from '@sampan/shared'
import WebSocket from 'ws'

/** Where the coordinator is, and what proves who is who. */
export interface DialSettings {
  /** https://host:port of the coordinator. */
  readonly coordinator: string
  readonly key: string
  readonly chain: string
  /** The pinned root: the only authority. */
  readonly root: string
}

/**
 * One outbound connection: TLS 1.3, client certificate, host name checked against the pinned root, then the upgrade.
 * It is paused: resume it when its events are listened to.
 * @throws SampanError connection-failed, certificate-untrusted, certificate-revoked (the coordinator answered 403)
 */
export function dial(settings: DialSettings): Promise<WebSocket> {
  const url = new URL('/v1/session', settings.coordinator)
  url.protocol = 'wss:'
  const socket = new WebSocket(url, {
    key: settings.key,
    cert: settings.chain,
    ca: settings.root,
    minVersion: 'TLSv1.3',
    perMessageDeflate: false,
    maxPayload: limits.messageBytesMax,
    handshakeTimeout: timeouts.handshakeMs,
    followRedirects: false,
  })
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      // What came with the answer to the upgrade waits until somebody listens.
      socket.pause()
      resolve(socket)
    })
    socket.once('unexpected-response', (_request, response) => {
      const status = response.statusCode ?? 0
      response.resume()
      socket.terminate()
      reject(
        new SampanError(status === 403 ? 'certificate-revoked' : 'connection-failed', { status }),
      )
    })
    const failed = (cause: Error): void => {
      reject(new SampanError(codeOf(cause), {}, { cause }))
    }
    // Stays: an error that nobody listens for ends the process.
    socket.on('error', failed)
  })
}

/** Codes of Node's TLS layer that mean: the other side is not who it should be. */
function codeOf(cause: Error): 'certificate-untrusted' | 'connection-failed' {
  const { code } = cause as { code?: unknown }
  const text = typeof code === 'string' ? code : ''
  return /CERT|SELF_SIGNED|ALTNAME|ISSUER/.test(text)
    ? 'certificate-untrusted'
    : 'connection-failed'
}
