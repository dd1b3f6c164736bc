import { invariant } from '../errors/sampan-error.ts'
import type { Random } from '../platform/random.ts'
import { divide, multiply } from './gf256.ts'

/** A share of a 32-byte secret: the polynomial of every byte at x, the holder's roster index (1..255). */
export interface Share {
  readonly x: number
  readonly bytes: Uint8Array
}

/**
 * Shamir's sharing (CACM 1979) of each byte over GF(2^8): any `threshold` shares give the secret, fewer give nothing.
 */
export function split(
  secret: Uint8Array,
  threshold: number,
  holders: readonly number[],
  random: Random,
): readonly Share[] {
  invariant(threshold >= 1 && threshold <= holders.length, 'a threshold that can be met')
  invariant(new Set(holders).size === holders.length, 'one share a holder')
  invariant(
    holders.every((x) => Number.isInteger(x) && x >= 1 && x <= 255),
    'indices in 1..255',
  )
  // coefficients[k] holds the k-th coefficient of every byte's polynomial.
  const coefficients = [
    secret,
    ...Array.from({ length: threshold - 1 }, () => random.bytes(secret.byteLength)),
  ]
  return holders.map((x) => ({ x, bytes: evaluate(coefficients, x) }))
}

/** Horner's rule, all bytes at once. */
function evaluate(coefficients: readonly Uint8Array[], x: number): Uint8Array {
  const value = new Uint8Array(coefficients[0]?.byteLength ?? 0)
  for (const coefficient of coefficients.toReversed())
    for (let k = 0; k < value.length; k++)
      value[k] = multiply(value[k] ?? 0, x) ^ (coefficient[k] ?? 0)
  return value
}

/** Lagrange interpolation at zero over exactly the given shares. Too few or false shares give a wrong secret. */
export function combine(shares: readonly Share[]): Uint8Array {
  invariant(new Set(shares.map((share) => share.x)).size === shares.length, 'distinct shares')
  const secret = new Uint8Array(shares[0]?.bytes.byteLength ?? 0)
  for (const share of shares) {
    const weight = lagrangeAtZero(share.x, shares)
    for (let k = 0; k < secret.length; k++)
      secret[k] = (secret[k] ?? 0) ^ multiply(share.bytes[k] ?? 0, weight)
  }
  return secret
}

/** prod over the others of x_m / (x_m - x); subtraction is exclusive or. */
function lagrangeAtZero(x: number, shares: readonly Share[]): number {
  return shares
    .filter((other) => other.x !== x)
    .reduce((product, other) => multiply(product, divide(other.x, other.x ^ x)), 1)
}
