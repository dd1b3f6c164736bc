/** GF(2^8) with the polynomial x^8 + x^4 + x^3 + x + 1 (FIPS 197, section 4.2), generator 3. */
const exponents = new Uint8Array(512)
const logarithms = new Uint8Array(256)

let power = 1
for (let k = 0; k < 255; k++) {
  exponents[k] = power
  exponents[k + 255] = power
  logarithms[power] = k
  const doubled = (power << 1) ^ (power & 0x80 ? 0x11b : 0)
  power = doubled ^ power
}

export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return exponents[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0
}

/** a / b; b is not zero. */
export function divide(a: number, b: number): number {
  if (b === 0) throw new RangeError('division by zero in GF(256)')
  if (a === 0) return 0
  return exponents[(logarithms[a] ?? 0) + 255 - (logarithms[b] ?? 0)] ?? 0
}
