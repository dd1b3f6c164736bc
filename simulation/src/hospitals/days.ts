const dayMs = 86_400_000

/** The day that lies `days` before another (after it, when negative). ISO 8601 dates. */
export function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * dayMs).toISOString().slice(0, 10)
}
