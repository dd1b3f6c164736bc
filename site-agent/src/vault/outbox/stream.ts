import { limits } from '@sampan/proto'
import { pieces } from '@sampan/shared'
import type { Masked, SignedVector } from '../masking/mask.ts'
import type { Outgoing } from '../masking/wire.ts'

/** A masked vector read back from the ledger: it was masked before the crash. */
export type Streamable = Pick<Masked, 'ctx' | 'vector' | 'signed'>

/**
 * A masked vector as messages: its header and, when it is small, its chunks at once; a large one waits for the
 * coordinator's grant.
 */
export function* streamVector(
  masked: Streamable,
  note: string,
  fromChunk = 0,
): Generator<Outgoing> {
  yield {
    body: { type: 'streamHeader', value: header(masked.ctx, masked.vector, masked.signed) },
    note,
  }
  if (masked.vector.byteLength <= limits.stagedInMemoryBytesMax)
    yield* streamChunks(masked, fromChunk)
}

/** Chunks from `fromChunk` on, encoded one at a time as the connection takes them. */
export function* streamChunks(masked: Streamable, fromChunk: number): Generator<Outgoing> {
  const chunks = pieces(masked.vector, limits.chunkBytesMax)
  for (const [index, data] of chunks.entries()) {
    if (index < fromChunk) continue
    const value = { ctx: masked.ctx, kind: 'vector' as const, index, data }
    yield { body: { type: 'streamChunk', value } }
  }
}

function header(
  ctx: Uint8Array,
  vector: Uint8Array,
  signed: SignedVector,
): Extract<Outgoing['body'], { readonly type: 'streamHeader' }>['value'] {
  return {
    ctx,
    kind: 'vector',
    size: vector.byteLength,
    chunkSize: limits.chunkBytesMax,
    ...signed,
  }
}
