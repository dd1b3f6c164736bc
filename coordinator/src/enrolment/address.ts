import { isIPv4, isIPv6 } from 'node:net'

/** The 4 or 16 bytes of an IP address in network order; null when the text is none. Zones are refused. */
export function addressBytes(text: string): Uint8Array | null {
  if (isIPv4(text)) return Uint8Array.from(text.split('.'), Number)
  if (!isIPv6(text) || text.includes('%')) return null
  const [head = '', tail] = text.split('::')
  const before = groupBytes(head)
  const after = groupBytes(tail ?? '')
  const zeros = Array<number>(16 - before.length - after.length).fill(0)
  return Uint8Array.from([...before, ...zeros, ...after])
}

/** Bytes of `a:b:c`; the last part may be an IPv4 address (RFC 4291, 2.2). */
function groupBytes(groups: string): readonly number[] {
  if (groups === '') return []
  return groups.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number)
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 255]
  })
}
