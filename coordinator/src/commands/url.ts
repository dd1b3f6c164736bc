/** The address as people type it: IPv6 in brackets. */
export function urlOf(host: string, port: number): string {
  const place = host.includes(':') ? `[${host}]` : host
  return `https://${place}${port === 443 ? '' : `:${port}`}`
}
