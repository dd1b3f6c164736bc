/**
 * The additions and subtractions that masking spends its time in. Loops are unrolled by hand and carries are computed
 * without a branch: the limbs are as good as random, so a branch on a carry is guessed wrong every second time, which
 * made them three times slower (docs/decisions/masking-kernels.md).
 */
type Limbs = Uint32Array

/** a += b, limb by limb modulo 2^32. */
export function add32(a: Limbs, b: Limbs): void {
  const unrolled = b.length - (b.length % 8)
  for (let k = 0; k < unrolled; k += 8) {
    a[k] = limb(a, k) + limb(b, k)
    a[k + 1] = limb(a, k + 1) + limb(b, k + 1)
    a[k + 2] = limb(a, k + 2) + limb(b, k + 2)
    a[k + 3] = limb(a, k + 3) + limb(b, k + 3)
    a[k + 4] = limb(a, k + 4) + limb(b, k + 4)
    a[k + 5] = limb(a, k + 5) + limb(b, k + 5)
    a[k + 6] = limb(a, k + 6) + limb(b, k + 6)
    a[k + 7] = limb(a, k + 7) + limb(b, k + 7)
  }
  for (let k = unrolled; k < b.length; k++) a[k] = limb(a, k) + limb(b, k)
}

/** a -= b, limb by limb modulo 2^32. */
export function subtract32(a: Limbs, b: Limbs): void {
  const unrolled = b.length - (b.length % 8)
  for (let k = 0; k < unrolled; k += 8) {
    a[k] = limb(a, k) - limb(b, k)
    a[k + 1] = limb(a, k + 1) - limb(b, k + 1)
    a[k + 2] = limb(a, k + 2) - limb(b, k + 2)
    a[k + 3] = limb(a, k + 3) - limb(b, k + 3)
    a[k + 4] = limb(a, k + 4) - limb(b, k + 4)
    a[k + 5] = limb(a, k + 5) - limb(b, k + 5)
    a[k + 6] = limb(a, k + 6) - limb(b, k + 6)
    a[k + 7] = limb(a, k + 7) - limb(b, k + 7)
  }
  for (let k = unrolled; k < b.length; k++) a[k] = limb(a, k) - limb(b, k)
}

/** a += b over words of two limbs. */
export function add64(a: Limbs, b: Limbs): void {
  for (let k = 0; k < b.length; k += 2) {
    const carry = addLimb(a, b, k, 0)
    addLimb(a, b, k + 1, carry)
  }
}

/** a -= b over words of two limbs. */
export function subtract64(a: Limbs, b: Limbs): void {
  for (let k = 0; k < b.length; k += 2) {
    const borrow = subtractLimb(a, b, k, 0)
    subtractLimb(a, b, k + 1, borrow)
  }
}

/** a += b over words of four limbs. */
export function add128(a: Limbs, b: Limbs): void {
  for (let k = 0; k < b.length; k += 4) {
    let carry = addLimb(a, b, k, 0)
    carry = addLimb(a, b, k + 1, carry)
    carry = addLimb(a, b, k + 2, carry)
    addLimb(a, b, k + 3, carry)
  }
}

/** a -= b over words of four limbs. */
export function subtract128(a: Limbs, b: Limbs): void {
  for (let k = 0; k < b.length; k += 4) {
    let borrow = subtractLimb(a, b, k, 0)
    borrow = subtractLimb(a, b, k + 1, borrow)
    borrow = subtractLimb(a, b, k + 2, borrow)
    subtractLimb(a, b, k + 3, borrow)
  }
}

/** a[k] += b[k] + carry; returns the carry out (Warren, Hacker's Delight, chapter 2, "Overflow detection"). */
function addLimb(a: Limbs, b: Limbs, k: number, carry: number): number {
  const x = limb(a, k) | 0
  const y = limb(b, k) | 0
  const sum = (x + y + carry) | 0
  a[k] = sum
  return ((x & y) | ((x | y) & ~sum)) >>> 31
}

/** a[k] -= b[k] + borrow; returns the borrow out (the same place). */
function subtractLimb(a: Limbs, b: Limbs, k: number, borrow: number): number {
  const x = limb(a, k) | 0
  const y = limb(b, k) | 0
  const difference = (x - y - borrow) | 0
  a[k] = difference
  return ((~x & y) | ((~x | y) & difference)) >>> 31
}

export function limb(words: Limbs, index: number): number {
  return words[index] ?? 0
}
