import { uniform, type Random } from '@sampan/shared'

const leastMs = 250
const mostMs = 30_000

/**
 * Waiting times between attempts to connect: doubling, with full jitter, so that 240 sites do not come back in the same
 * second. `reset` after a connection that worked.
 */
export function backoff(random: Random): {
  readonly nextMs: () => number
  readonly reset: () => void
} {
  let attempt = 0
  return {
    nextMs: () => {
      const ceilingMs = Math.min(mostMs, leastMs * 2 ** attempt)
      attempt += 1
      return Math.round(leastMs / 2 + uniform(random) * (ceilingMs - leastMs / 2))
    },
    reset: () => {
      attempt = 0
    },
  }
}
