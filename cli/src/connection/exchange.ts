import type { IncomingMessage } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { checkServerIdentity } from 'node:tls'
import { limits, timeouts } from '@sampan/proto'
import { SampanError, type Clock } from '@sampan/shared'
import type { Address } from './address.ts'
import {
  connectionError,
  namesCoordinator,
  notCoordinator,
  serverName,
  type PinnedRoot,
} from './pin.ts'

export interface Call {
  readonly address: Address
  /** The only authority that is believed, and whose coordinator it has to be. */
  readonly pinned: PinnedRoot
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** Of the account. */
  readonly token: string
  /** JSON. */
  readonly content?: string
}

export interface Reply {
  readonly status: number
  readonly bytes: Uint8Array
}

/**
 * One request over a connection of its own, TLS 1.3. The server's chain and name are verified, and that it is the
 * coordinator of the pinned federation, before a byte of the request leaves. The deadline counts from the last byte.
 * @throws SampanError connection-failed, certificate-untrusted, deadline-passed, message-too-large
 */
export function exchange(call: Call, clock: Clock): Promise<Reply> {
  const { address, content } = call
  return new Promise((resolve, reject) => {
    const request = httpsRequest(requestOptions(call))
    let cancel = (): void => undefined
    const moved = (): void => {
      cancel()
      cancel = clock.after(timeouts.requestMs, () => {
        request.destroy(new SampanError('deadline-passed', { ...address }))
      })
    }
    const fail = (error: unknown): void => {
      reject(connectionError(address, error))
    }
    request.once('response', (response) => {
      readAll(response, moved).then(
        (bytes) => {
          resolve({ status: response.statusCode ?? 0, bytes })
        },
        (error: unknown) => {
          request.destroy()
          fail(
            error instanceof SampanError
              ? error
              : new SampanError('connection-lost', { ...address }),
          )
        },
      )
    })
    request.once('error', fail)
    request.once('close', () => {
      cancel()
    })
    moved()
    request.end(content)
  })
}

async function readAll(response: IncomingMessage, moved: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    moved()
    size += chunk.byteLength
    if (size > limits.httpAnswerBytesMax)
      throw new SampanError('message-too-large', { bytesMax: limits.httpAnswerBytesMax })
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function requestOptions(call: Call): RequestOptions {
  const { address, pinned, method, path, token, content } = call
  return {
    ...address,
    ...serverName(address.host),
    method,
    path,
    agent: false,
    ca: pinned.root,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.3',
    checkServerIdentity: (host, certificate) => {
      const wrongHost = checkServerIdentity(host, certificate)
      if (wrongHost !== undefined) return wrongHost
      const names = certificate.subjectaltname ?? ''
      return namesCoordinator(names, pinned.trustDomain) ? undefined : notCoordinator(address)
    },
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(content === undefined
        ? {}
        : {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(content),
          }),
    },
  }
}
