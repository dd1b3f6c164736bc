import { uniform, type Random } from '@sampan/shared'

/** Repeatable draws from the distributions that a hospital is made of. */
export interface Draws {
  /** In [0, 1). */
  readonly uniform: () => number
  /** Integer from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly normal: (mean: number, sd: number) => number
}

const pieceBytes = 65_536

export function drawsFrom(random: Random): Draws {
  const buffered = inPieces(random)
  const next = (): number => uniform(buffered)
  return {
    uniform: next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    // Box and Muller 1958; 1 - u keeps the logarithm finite.
    normal: (mean, sd) =>
      mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** Asks a source for much at a time: a cipher call for every draw would cost more than everything else. */
function inPieces(random: Random): Random {
  let piece = new Uint8Array(0)
  let at = 0
  return {
    bytes: (length) => {
      if (at + length > piece.byteLength) {
        piece = new Uint8Array(random.bytes(Math.max(length, pieceBytes)))
        at = 0
      }
      at += length
      return piece.subarray(at - length, at)
    },
  }
}
