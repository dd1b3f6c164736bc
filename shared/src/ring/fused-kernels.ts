import { limb } from './kernels.ts'

/**
 * Four streams in one pass over the accumulator, which is then loaded and stored once instead of four times. Sums of
 * five limbs and a carry are exact in binary64, so the carry is floor(sum / 2^32) for sums of either sign, and storing
 * a sum keeps it modulo 2^32 (ECMA-262, ToUint32): no branch, and no bit arithmetic on each limb
 * (docs/decisions/masking-kernels.md).
 */
type Limbs = Uint32Array
export type Four = readonly [Limbs, Limbs, Limbs, Limbs]

const perCarry = 2 ** -32

/** a += the four, limb by limb modulo 2^32. */
export function addFour32(a: Limbs, [b, c, d, e]: Four): void {
  for (let k = 0; k < a.length; k++)
    a[k] = limb(a, k) + limb(b, k) + limb(c, k) + limb(d, k) + limb(e, k)
}

/** a -= the four, limb by limb modulo 2^32. */
export function subtractFour32(a: Limbs, [b, c, d, e]: Four): void {
  for (let k = 0; k < a.length; k++)
    a[k] = limb(a, k) - limb(b, k) - limb(c, k) - limb(d, k) - limb(e, k)
}

/** a += the four over words of two limbs. */
export function addFour64(a: Limbs, [b, c, d, e]: Four): void {
  for (let k = 0; k < a.length; k += 2) {
    const low = limb(a, k) + limb(b, k) + limb(c, k) + limb(d, k) + limb(e, k)
    a[k] = low
    const m = k + 1
    a[m] =
      limb(a, m) + limb(b, m) + limb(c, m) + limb(d, m) + limb(e, m) + Math.floor(low * perCarry)
  }
}

/** a -= the four over words of two limbs. */
export function subtractFour64(a: Limbs, [b, c, d, e]: Four): void {
  for (let k = 0; k < a.length; k += 2) {
    const low = limb(a, k) - limb(b, k) - limb(c, k) - limb(d, k) - limb(e, k)
    a[k] = low
    const m = k + 1
    a[m] =
      limb(a, m) - limb(b, m) - limb(c, m) - limb(d, m) - limb(e, m) + Math.floor(low * perCarry)
  }
}

/** a += the four over words of four limbs. */
export function addFour128(a: Limbs, [b, c, d, e]: Four): void {
  for (let k = 0; k < a.length; k += 4) {
    let sum = limb(a, k) + limb(b, k) + limb(c, k) + limb(d, k) + limb(e, k)
    a[k] = sum
    let carry = Math.floor(sum * perCarry)
    let m = k + 1
    sum = limb(a, m) + limb(b, m) + limb(c, m) + limb(d, m) + limb(e, m) + carry
    a[m] = sum
    carry = Math.floor(sum * perCarry)
    m = k + 2
    sum = limb(a, m) + limb(b, m) + limb(c, m) + limb(d, m) + limb(e, m) + carry
    a[m] = sum
    carry = Math.floor(sum * perCarry)
    m = k + 3
    a[m] = limb(a, m) + limb(b, m) + limb(c, m) + limb(d, m) + limb(e, m) + carry
  }
}

/** a -= the four over words of four limbs. */
export function subtractFour128(a: Limbs, [b, c, d, e]: Four): void {
  for (let k = 0; k < a.length; k += 4) {
    let sum = limb(a, k) - limb(b, k) - limb(c, k) - limb(d, k) - limb(e, k)
    a[k] = sum
    let carry = Math.floor(sum * perCarry)
    let m = k + 1
    sum = limb(a, m) - limb(b, m) - limb(c, m) - limb(d, m) - limb(e, m) + carry
    a[m] = sum
    carry = Math.floor(sum * perCarry)
    m = k + 2
    sum = limb(a, m) - limb(b, m) - limb(c, m) - limb(d, m) - limb(e, m) + carry
    a[m] = sum
    carry = Math.floor(sum * perCarry)
    m = k + 3
    a[m] = limb(a, m) - limb(b, m) - limb(c, m) - limb(d, m) - limb(e, m) + carry
  }
}
