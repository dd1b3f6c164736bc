import {
  decodeEnvelope,
  decodeSealedFrame,
  encodeEnvelope,
  encodeSealedFrame,
  ShapeError,
  type Envelope,
} from '@sampan/proto'
import { statement } from '../encoding/statement.ts'
import { SampanError } from '../errors/sampan-error.ts'
import { signP256, verifyP256, type PrivateKey, type PublicKey } from '../platform/crypto.ts'

/**
 * Who speaks to whom in which session: part of what is signed, so a frame cannot be reflected, redirected or replayed
 * into another session. The session is empty for Hello and Welcome, which carry nonces instead.
 */
export interface Binding {
  readonly suite: number
  /** `site/<id>` or `coordinator/<id>`. */
  readonly sender: string
  readonly recipient: string
  readonly session: Uint8Array
}

function frameStatement(binding: Binding, envelope: Uint8Array): Uint8Array {
  const { suite, sender, recipient, session } = binding
  return statement(suite, 'frame', [sender, recipient, session, envelope])
}

/** An envelope as bytes that only the holder of `key` could have made. */
export function sealFrame(key: PrivateKey, binding: Binding, envelope: Envelope): Uint8Array {
  const bytes = encodeEnvelope(envelope)
  const signature = signP256(key, frameStatement(binding, bytes))
  return encodeSealedFrame({ envelope: bytes, signature })
}

/**
 * Checks the signature over the received bytes first and parses second.
 * @throws SampanError message-malformed, signature-invalid
 */
export function openFrame(key: PublicKey, binding: Binding, frame: Uint8Array): Envelope {
  const { envelope, signature } = parseOrRefuse(() => decodeSealedFrame(frame))
  if (!verifyP256(key, frameStatement(binding, envelope), signature))
    throw new SampanError('signature-invalid', { sender: binding.sender })
  return parseOrRefuse(() => decodeEnvelope(envelope))
}

/**
 * Reads a frame without checking its signature: only to learn which key to check it with (Hello). The result is
 * untrusted until openFrame has accepted the same bytes.
 */
export function peekFrame(frame: Uint8Array): Envelope {
  return parseOrRefuse(() => decodeEnvelope(decodeSealedFrame(frame).envelope))
}

function parseOrRefuse<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    if (error instanceof ShapeError)
      throw new SampanError('message-malformed', { field: error.field }, { cause: error })
    throw error
  }
}
