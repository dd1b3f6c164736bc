import { createCipheriv, randomBytes } from 'node:crypto'
import { compare } from './compare.ts'

/** Draws `streams` keystreams of `bytes` each with nothing around node:crypto, in pieces of `pieceBytes`. */
export function rawKeystream(streams: number, bytes: number, pieceBytes: number): void {
  const zeros = Buffer.alloc(pieceBytes)
  for (let k = 0; k < streams; k++) {
    const cipher = createCipheriv('aes-256-ctr', randomBytes(32), Buffer.alloc(16))
    for (let left = bytes; left > 0; left -= pieceBytes)
      cipher.update(left < pieceBytes ? zeros.subarray(0, left) : zeros)
  }
}

/** Milliseconds for 40 MB of keystream, by piece size in KiB. */
export function keystreamByPiece(): Record<string, number> {
  const sizes = [16, 32, 64, 128, 256, 1024, 4096]
  return compare(
    Object.fromEntries(
      sizes.map((kib) => [
        `${kib} KiB`,
        () => {
          rawKeystream(1, 40e6, kib * 1024)
        },
      ]),
    ),
  )
}

/** Adds the same limbs `times` over, 32 bits each without carry, as plainly as the language can. */
export function plainAddition(accumulator: Uint32Array, addend: Uint32Array, times: number): void {
  for (let pass = 0; pass < times; pass++)
    for (let k = 0; k < accumulator.length; k++) accumulator[k]! += addend[k]!
}
