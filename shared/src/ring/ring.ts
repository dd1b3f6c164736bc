import {
  addFour128,
  addFour32,
  addFour64,
  subtractFour128,
  subtractFour32,
  subtractFour64,
  type Four,
} from './fused-kernels.ts'
import { add128, add32, add64, limb, subtract128, subtract32, subtract64 } from './kernels.ts'

/** Words of the ring Z/2^w, stored as little-endian 32-bit limbs: d words are d * w / 32 limbs. */
export type Width = 32 | 64 | 128

export const widths: readonly Width[] = [32, 64, 128]

export function limbsPerWord(width: Width): number {
  return width / 32
}

export function bytesPerWord(width: Width): number {
  return width / 8
}

/**
 * accumulator += addend, word by word, with carries inside a word and none between words.
 * Both hold whole words of the same count.
 */
export function addInto(accumulator: Uint32Array, addend: Uint32Array, width: Width): void {
  additions[width](accumulator, addend)
}

/** accumulator -= subtrahend, word by word, with borrows inside a word. */
export function subtractFrom(
  accumulator: Uint32Array,
  subtrahend: Uint32Array,
  width: Width,
): void {
  subtractions[width](accumulator, subtrahend)
}

/** accumulator += all four, each as long as the accumulator, in one pass over it. */
export function addFourInto(accumulator: Uint32Array, addends: Four, width: Width): void {
  fusedAdditions[width](accumulator, addends)
}

/** accumulator -= all four, each as long as the accumulator, in one pass over it. */
export function subtractFourFrom(accumulator: Uint32Array, subtrahends: Four, width: Width): void {
  fusedSubtractions[width](accumulator, subtrahends)
}

const additions = { 32: add32, 64: add64, 128: add128 }
const subtractions = { 32: subtract32, 64: subtract64, 128: subtract128 }
const fusedAdditions = { 32: addFour32, 64: addFour64, 128: addFour128 }
const fusedSubtractions = { 32: subtractFour32, 64: subtractFour64, 128: subtractFour128 }

/** Writes an integer of -2^(w-1) .. 2^(w-1) - 1 as word `index`, in two's complement. */
export function writeWord(words: Uint32Array, index: number, value: bigint, width: Width): void {
  const limbs = limbsPerWord(width)
  const unsigned = BigInt.asUintN(width, value)
  for (let k = 0; k < limbs; k++)
    words[index * limbs + k] = Number((unsigned >> BigInt(32 * k)) & 0xffff_ffffn)
}

/** Word `index` read as a centred integer in -2^(w-1) .. 2^(w-1) - 1. */
export function readWord(words: Uint32Array, index: number, width: Width): bigint {
  const limbs = limbsPerWord(width)
  let unsigned = 0n
  for (let k = limbs - 1; k >= 0; k--)
    unsigned = (unsigned << 32n) | BigInt(limb(words, index * limbs + k))
  return BigInt.asIntN(width, unsigned)
}
