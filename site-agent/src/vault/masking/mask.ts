import {
  bytesFromLimbs,
  readWord,
  signP256,
  streamDigest,
  suite,
  vectorStatement,
  concat,
  pieces,
  sha256,
  type Layout,
} from '@sampan/shared'
import { limits } from '@sampan/proto'
import type { JoinedRun } from '../ledger/runs.ts'
import type { Noised } from '../privacy/noise.ts'
import type { Vault } from '../vault.ts'
import type { LiveAttempt } from './live-attempts.ts'
import { openAttempt } from './share.ts'
import type { RoundOpening, ShareDelivery } from './wire.ts'

declare const masked: unique symbol

/** What may leave: words of which only the sum over the survivors can be read. */
export interface Masked {
  readonly [masked]: true
  readonly ctx: Uint8Array
  readonly vector: Uint8Array
  readonly signed: SignedVector
  /** First word before and after masking, for the hospital's own eyes. */
  readonly specimen: Specimen
}

export interface SignedVector {
  readonly chunkDigests: Uint8Array
  readonly digest: Uint8Array
  readonly signature: Uint8Array
}

export interface Specimen {
  readonly segment: string
  readonly plain: string
  readonly sent: string
}

/** Adds the self mask and the pairwise masks with every other member of U2, and signs the result. */
export async function mask(
  vault: Vault,
  run: JoinedRun,
  live: LiveAttempt,
  round: {
    readonly vector: Noised
    readonly opening: RoundOpening
    readonly delivery: ShareDelivery
  },
): Promise<Masked> {
  const { words, layout } = round.vector
  const plain = readWord(words, 0, layout.width)
  const shared = round.delivery.shares.map((shares) => shares.from)
  const attempt = { ...openAttempt(run, round.opening), shared }
  await vault.defences.maskVector(words, layout.width, attempt, live.secrets)
  const vector = bytesFromLimbs(words)
  const { ctx } = round.opening
  return {
    ctx,
    vector,
    signed: signVector(vault, run, ctx, vector),
    specimen: specimenOf(plain, words, layout),
  } as Masked
}

/** Digests of the chunks and the signature over them. */
export function signVector(
  vault: Pick<Vault, 'identity'>,
  run: JoinedRun,
  ctx: Uint8Array,
  vector: Uint8Array,
): SignedVector {
  const size = limits.chunkBytesMax
  const chunkDigests = concat(...pieces(vector, size).map((piece) => sha256(piece)))
  const digest = streamDigest(suite, vector.byteLength, size, chunkDigests)
  const statement = vectorStatement(suite, ctx, run.own.index, digest)
  const signature = signP256(vault.identity.protocolKey.privateKey, statement)
  return { chunkDigests, digest, signature }
}

function specimenOf(plain: bigint, words: Uint32Array, layout: Layout): Specimen {
  const sent = BigInt.asUintN(layout.width, readWord(words, 0, layout.width))
  return {
    segment: layout.segments[0]?.name ?? '',
    plain: String(plain),
    sent: `0x${sent.toString(16).padStart(layout.width / 4, '0')}`,
  }
}
