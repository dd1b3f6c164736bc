import { viewLimbs } from '../encoding/number-codec.ts'
import { keystream } from '../platform/crypto.ts'
import { addInto, limbsPerWord, subtractFrom, type Width } from '../ring/ring.ts'

/** Keystream is drawn in pieces of this size: larger pieces spend their time in allocation. */
const pieceBytes = 64 * 1024

/**
 * So many streams go over a piece of the vector before the next piece is touched: a long vector passes through the
 * processor's cache once for all of them, and memory stays bounded whatever the number of peers.
 */
const streamsAtOnce = 8

/** One stream to be added or subtracted. The seed is used for this stream and never again. */
export interface Mask {
  readonly seed: Uint8Array
  readonly sign: 'add' | 'subtract'
}

/** words += or -= PRG(seed) for every mask: AES-256-CTR keystreams of w bits a word, each from counter zero. */
export function applyMasks(words: Uint32Array, masks: readonly Mask[], width: Width): void {
  for (let at = 0; at < masks.length; at += streamsAtOnce)
    applyTogether(words, masks.slice(at, at + streamsAtOnce), width)
}

function applyTogether(words: Uint32Array, masks: readonly Mask[], width: Width): void {
  const streams = masks.map(({ seed, sign }) => ({
    stream: keystream(seed),
    apply: sign === 'add' ? addInto : subtractFrom,
  }))
  const pieceLimbs = pieceBytes / 4
  for (let at = 0; at < words.length; at += pieceLimbs) {
    const piece = words.subarray(at, at + pieceLimbs)
    for (const { stream, apply } of streams)
      apply(piece, viewLimbs(stream.next(piece.length * 4)), width)
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
