import { z } from 'zod'

/** A moment over HTTP: RFC 3339, UTC. */
export const momentSchema = z.iso.datetime()

export function moment(atMs: number): string {
  return new Date(atMs).toISOString()
}

export function momentOrNull(atMs: number | null): string | null {
  return atMs === null ? null : moment(atMs)
}
