import { SampanError } from '@sampan/shared'

export interface Address {
  readonly host: string
  readonly port: number
}

/** `https://host[:port]` and nothing behind it. @throws SampanError usage-invalid */
export function addressOf(url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const isPlain =
    parsed?.protocol === 'https:' &&
    parsed.pathname === '/' &&
    [parsed.username, parsed.password, parsed.search, parsed.hash].every((part) => part === '')
  if (!isPlain)
    throw new SampanError('usage-invalid', {
      problem: 'wrong-value',
      given: 'URL',
      expected: 'https://HOST[:PORT]',
    })
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  return { host, port: parsed.port === '' ? 443 : Number(parsed.port) }
}
