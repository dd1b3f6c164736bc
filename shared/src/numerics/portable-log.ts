import { decompose } from '../encoding/number-codec.ts'
import { invariant } from '../errors/sampan-error.ts'

const logOfTwo = 0.6931471805599453
const rootTwo = 1.4142135623730951

/**
 * Natural logarithm of a positive finite number by + - * / alone, so that every machine finds the same bits;
 * `Math.log` may differ between engines. Used for public bounds, which all parties must agree on. x = m * 2^k with m
 * near 1 and ln m = 2 artanh((m - 1) / (m + 1)) as a series; error below 4e-16 max(1, |ln x|).
 */
export function portableLog(x: number): number {
  invariant(x > 0 && Number.isFinite(x), 'a positive number')
  const { mantissa, exponent } = decompose(x)
  const digits = mantissa.toString(2).length
  // Both conversions are exact: the mantissa has at most 53 bits and the divisor is a power of two.
  let m = Number(mantissa) / Number(1n << BigInt(digits - 1))
  let k = exponent + digits - 1
  if (m > rootTwo) {
    m /= 2
    k += 1
  }
  const ratio = (m - 1) / (m + 1)
  const square = ratio * ratio
  let series = 0
  // |ratio| <= 0.1716, so the term after 1 / 23 is below 1e-18.
  for (let odd = 23; odd >= 3; odd -= 2) series = (series + 1 / odd) * square
  return k * logOfTwo + 2 * ratio * (1 + series)
}
