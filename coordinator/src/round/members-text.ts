import { hex } from '@sampan/shared'

/** What an entry of the log can hold. */
const textMax = 200

/**
 * Members of a sum as an entry of the log names them: their indices, in order; where those are too many for an entry,
 * `bits:` and 255 bits in hexadecimal, the first index in the lowest bit of the first byte.
 */
export function membersText(members: readonly number[]): string {
  const listed = members.join(',')
  if (listed.length <= textMax) return listed
  const bits = new Uint8Array(32)
  for (const index of members) {
    const byte = (index - 1) >> 3
    bits[byte] = (bits[byte] ?? 0) | (1 << ((index - 1) & 7))
  }
  return `bits:${hex(bits)}`
}
