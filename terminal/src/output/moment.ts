/** A moment for people: `2026-02-03 08:15 UTC`. Takes RFC 3339 in UTC; `-` stands for null. */
export function momentText(time: string | null): string {
  if (time === null) return '-'
  const atMs = Date.parse(time)
  if (Number.isNaN(atMs)) return time
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
