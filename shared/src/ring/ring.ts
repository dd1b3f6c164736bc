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
  if (width === 32) {
    for (let k = 0; k < addend.length; k++) accumulator[k] = limb(accumulator, k) + limb(addend, k)
    return
  }
  const limbs = limbsPerWord(width)
  for (let word = 0; word < addend.length; word += limbs) {
    let carry = 0
    for (let k = word; k < word + limbs; k++) {
      const sum = limb(accumulator, k) + limb(addend, k) + carry
      accumulator[k] = sum
      carry = sum > 0xffff_ffff ? 1 : 0
    }
  }
}

/** accumulator -= subtrahend, word by word, with borrows inside a word. */
export function subtractFrom(
  accumulator: Uint32Array,
  subtrahend: Uint32Array,
  width: Width,
): void {
  if (width === 32) {
    for (let k = 0; k < subtrahend.length; k++)
      accumulator[k] = limb(accumulator, k) - limb(subtrahend, k)
    return
  }
  const limbs = limbsPerWord(width)
  for (let word = 0; word < subtrahend.length; word += limbs) {
    let borrow = 0
    for (let k = word; k < word + limbs; k++) {
      const difference = limb(accumulator, k) - limb(subtrahend, k) - borrow
      accumulator[k] = difference
      borrow = difference < 0 ? 1 : 0
    }
  }
}

function limb(words: Uint32Array, index: number): number {
  return words[index] ?? 0
}

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
