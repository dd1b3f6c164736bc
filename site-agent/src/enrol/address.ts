import type { Address } from './pin.ts'

/** Host and port of the coordinator's URL; 443 where none is written. */
export function addressOf(url: string): Address {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return { host, port: port === '' ? 443 : Number(port) }
}
