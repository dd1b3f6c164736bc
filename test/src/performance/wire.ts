import { limits, type Body } from '@sampan/proto'
import { bytesPerWord, generateP256, pieces, sealFrame, type Width } from '@sampan/shared'
import { print } from './print.ts'

const key = generateP256().privateKey
const binding = {
  suite: 1,
  sender: 'site/queen-mary',
  recipient: 'coordinator/hub',
  session: new Uint8Array(16),
}
/** A TLS 1.3 record adds 22 bytes to at most 2^14 (RFC 8446, section 5.2), a masked WebSocket frame 14 (RFC 6455). */
const [recordBytes, recordOverhead, frameOverhead] = [2 ** 14, 22, 14]

/** Bytes of a masked vector on the wire, in signed frames with header and chunk digests, beside d * w / 8. */
export function measureWire(dimension: number, width: Width): void {
  const bytes = dimension * bytesPerWord(width)
  const frames = streamBodies(new Uint8Array(bytes)).map((body, k) => sealedBytes(body, k))
  const sealed = frames.reduce((sum, length) => sum + length, 0)
  const sent = frames.reduce((sum, length) => sum + onTheWire(length), 0)
  print(`vector stream of ${dimension} words of ${width} bits`, {
    frames: frames.length,
    'payload bytes': bytes,
    'sealed bytes': sealed,
    'sealed / payload': sealed / bytes,
    'with TLS and WebSocket / payload': sent / bytes,
  })
}

function streamBodies(vector: Uint8Array): readonly Body[] {
  const chunks = pieces(vector, limits.chunkBytesMax)
  const ctx = new Uint8Array(32)
  const header: Body = {
    type: 'streamHeader',
    value: {
      ctx,
      kind: 'vector',
      size: vector.byteLength,
      chunkSize: limits.chunkBytesMax,
      chunkDigests: new Uint8Array(32 * chunks.length),
      digest: new Uint8Array(32),
      signature: new Uint8Array(64),
    },
  }
  const kind = 'vector' as const
  return [
    header,
    ...chunks.map((data, index): Body => ({
      type: 'streamChunk',
      value: { ctx, kind, index, data },
    })),
  ]
}

function sealedBytes(body: Body, sequence: number): number {
  const topic = { study: 'a_study', run: 'run_01hq0000000000000000000000', round: 9, attempt: 1 }
  const envelope = {
    suite: 1,
    protocol: 1,
    ...topic,
    sequence: 1000 + sequence,
    acknowledged: 1000,
    body,
  }
  return sealFrame(key, binding, envelope).byteLength
}

function onTheWire(frameBytes: number): number {
  const bytes = frameBytes + frameOverhead
  return bytes + Math.ceil(bytes / recordBytes) * recordOverhead
}
