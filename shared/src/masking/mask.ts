import { viewLimbs } from '../encoding/number-codec.ts'
import { keystream } from '../platform/crypto.ts'
import { addInto, limbsPerWord, subtractFrom, type Width } from '../ring/ring.ts'

/** Keystream is drawn in pieces of this size: larger pieces spend their time in allocation. */
const pieceBytes = 64 * 1024

/**
 * words += PRG(seed) or words -= PRG(seed): AES-256-CTR keystream of w bits a word, from counter zero.
 * The seed is used for this stream and never again.
 */
export function applyMask(
  words: Uint32Array,
  seed: Uint8Array,
  width: Width,
  sign: 'add' | 'subtract',
): void {
  const stream = keystream(seed)
  const apply = sign === 'add' ? addInto : subtractFrom
  const pieceLimbs = pieceBytes / 4
  for (let at = 0; at < words.length; at += pieceLimbs) {
    const piece = words.subarray(at, at + pieceLimbs)
    apply(piece, viewLimbs(stream.next(piece.length * 4)), width)
  }
}

/** The sign of the pairwise mask at `own`: the lower index adds. */
export function pairSign(own: number, peer: number): 'add' | 'subtract' {
  return own < peer ? 'add' : 'subtract'
}

export function opposite(sign: 'add' | 'subtract'): 'add' | 'subtract' {
  return sign === 'add' ? 'subtract' : 'add'
}

/** A vector of `dimension` zero words. */
export function zeroWords(dimension: number, width: Width): Uint32Array<ArrayBuffer> {
  return new Uint32Array(dimension * limbsPerWord(width))
}
