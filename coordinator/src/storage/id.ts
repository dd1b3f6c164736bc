import type { Clock, Random } from '@sampan/shared'

/** Crockford's base 32 in lower case: no i, l, o, u. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new id: prefix, underscore, 10 characters of time (milliseconds) and 16 of chance (80 bits), as in ULID. Ids of
 * one prefix sort by the time at which they were minted.
 */
export function mintId(prefix: string, clock: Clock, random: Random): string {
  const time = base32(BigInt(clock.nowMs()), 10)
  const chance = random.bytes(10).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return `${prefix}_${time}${base32(chance, 16)}`
}

function base32(value: bigint, length: number): string {
  return Array.from({ length }, (_, k) => {
    const shift = BigInt(5 * (length - 1 - k))
    return digits[Number((value >> shift) & 31n)] ?? ''
  }).join('')
}
