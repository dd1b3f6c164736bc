import { request as httpsRequest, type RequestOptions } from 'node:https'
import { TLSSocket } from 'node:tls'
import { timeouts } from '@sampan/proto'
import { fromUtf8, isCode, parseJson, SampanError, type Clock, type Json } from '@sampan/shared'
import { z } from 'zod'
import { connectionError, serverName, type Address } from './pin.ts'

export interface Post {
  readonly address: Address
  readonly path: string
  readonly body: Json
  /** PEM: the only authority that is believed. */
  readonly root: string
  /** PEM of key and chain, when the site is to prove itself. */
  readonly identity?: string
}

export interface Answer {
  readonly body: Json
  /** The server's alternative names, verified by OpenSSL. */
  readonly serverNames: string
}

/** Answers are a certificate chain and a few keys. */
const answerBytesMax = 64 * 1024

/**
 * Posts JSON over TLS 1.3 with the chain and the server's name verified.
 * @throws SampanError connection-failed, certificate-untrusted, message-malformed, or what the coordinator answered
 */
export function postJson(post: Post, clock: Clock): Promise<Answer> {
  const { address, body } = post
  return new Promise((resolve, reject) => {
    const content = JSON.stringify(body)
    const request = httpsRequest(requestOptions(post, content), (response) => {
      const chunks: Buffer[] = []
      let size = 0
      const { socket } = response
      const isTls = socket instanceof TLSSocket
      const serverNames = isTls ? socket.getPeerX509Certificate()?.subjectAltName : undefined
      response.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size > answerBytesMax) request.destroy(new SampanError('message-too-large'))
        else chunks.push(chunk)
      })
      response.once('error', (error) => {
        reject(connectionError(address, error))
      })
      response.once('end', () => {
        try {
          const parsed = parseAnswer(response.statusCode ?? 0, Buffer.concat(chunks))
          resolve({ body: parsed, serverNames: serverNames ?? '' })
        } catch (error) {
          reject(error instanceof Error ? error : new SampanError('internal'))
        }
      })
    })
    const cancel = clock.after(timeouts.requestMs, () => {
      request.destroy(new SampanError('connection-failed', { ...address, why: 'deadline' }))
    })
    request.once('error', (error) => {
      reject(connectionError(address, error))
    })
    request.once('close', cancel)
    request.end(content)
  })
}

function requestOptions(post: Post, content: string): RequestOptions {
  const { address, path, root, identity } = post
  return {
    ...address,
    ...serverName(address.host),
    path,
    method: 'POST',
    agent: false,
    ca: root,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.3',
    ...(identity === undefined ? {} : { cert: identity, key: identity }),
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) },
  }
}

const problemSchema = z.object({ code: z.string() })

/** The coordinator's refusal is thrown under its own code; its text and context are not believed. */
function parseAnswer(status: number, bytes: Uint8Array): Json {
  const text = fromUtf8(bytes)
  if (text === null) throw new SampanError('message-malformed', { status })
  const body = parseOrNull(text)
  if (status === 200) return body
  const code = problemSchema.safeParse(body).data?.code ?? ''
  if (isCode(code)) throw new SampanError(code, { status })
  throw new SampanError('message-malformed', { status })
}

function parseOrNull(text: string): Json {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
