import { viewLimbs } from '../encoding/number-codec.ts'
import { keystream, type Keystream } from '../platform/crypto.ts'
import {
  addFourInto,
  addInto,
  limbsPerWord,
  subtractFourFrom,
  subtractFrom,
  type Width,
} from '../ring/ring.ts'

/** Keystream is drawn in pieces of this size: larger pieces spend their time in allocation. */
export const pieceBytes = 64 * 1024
const pieceLimbs = pieceBytes / 4
const blockBytes = 16

/**
 * So many streams go over a piece of the vector before the next piece is touched: a long vector passes through the
 * processor's cache once for all of them, and memory stays bounded whatever the number of peers.
 */
const streamsAtOnce = 16

/** One stream to be added or subtracted. The seed is used for this stream and never again. */
export interface Mask {
  readonly seed: Uint8Array
  readonly sign: 'add' | 'subtract'
}

/** words += or -= PRG(seed) for every mask: AES-256-CTR keystreams of w bits a word, each from counter zero. */
export function applyMasks(words: Uint32Array, masks: readonly Mask[], width: Width): void {
  applyMasksToRange(words, 0, masks, width)
}

/**
 * The same for a part of a vector: `part` begins at limb `from` of it, which is the first of a word and of a block of
 * keystream.
 */
export function applyMasksToRange(
  part: Uint32Array,
  from: number,
  masks: readonly Mask[],
  width: Width,
): void {
  for (const sign of ['add', 'subtract'] as const) {
    const same = masks.filter((mask) => mask.sign === sign)
    for (let at = 0; at < same.length; at += streamsAtOnce) {
      const streams = same
        .slice(at, at + streamsAtOnce)
        .map(({ seed }) => keystream(seed, (from * 4) / blockBytes))
      applyTogether(part, streams, sign, width)
    }
  }
}

function applyTogether(
  part: Uint32Array,
  streams: readonly Keystream[],
  sign: Mask['sign'],
  width: Width,
): void {
  const one = sign === 'add' ? addInto : subtractFrom
  const four = sign === 'add' ? addFourInto : subtractFourFrom
  const zeros = new Uint32Array(Math.min(pieceLimbs, part.length))
  for (let at = 0; at < part.length; at += pieceLimbs) {
    const piece = part.subarray(at, at + pieceLimbs)
    const nothing = zeros.subarray(0, piece.length)
    const next = (stream: Keystream | undefined): Uint32Array =>
      stream === undefined ? nothing : viewLimbs(stream.next(piece.byteLength))
    for (let k = 0; k < streams.length; k += 4) {
      const [a, b, c, d] = streams.slice(k, k + 4)
      if (b === undefined) one(piece, next(a), width)
      else four(piece, [next(a), next(b), next(c), next(d)], width)
    }
  }
}

/** The sign of the pairwise mask at `own`: the lower index adds. */
export function pairSign(own: number, peer: number): Mask['sign'] {
  return own < peer ? 'add' : 'subtract'
}

export function opposite(sign: Mask['sign']): Mask['sign'] {
  return sign === 'add' ? 'subtract' : 'add'
}

/** A vector of `dimension` zero words. */
export function zeroWords(dimension: number, width: Width): Uint32Array<ArrayBuffer> {
  return new Uint32Array(dimension * limbsPerWord(width))
}
