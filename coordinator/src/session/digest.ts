import { fromHex, present } from '@sampan/shared'

/** The 32 bytes of a `sha256:...` name out of our own database. */
export function digestFromName(name: string): Uint8Array {
  return present(fromHex(name.slice('sha256:'.length), 32), 'a stored digest')
}
