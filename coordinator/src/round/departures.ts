import type { Code } from '@sampan/shared'

/** Refusals after which the same site can take part in another attempt of the round. */
export const attemptRefusals: ReadonlySet<Code> = new Set([
  'attempt-unknown',
  'attempt-lost',
  'advertisement-outdated',
  'attempt-abandoned',
  'attempt-stale',
  'message-unknown-run',
  'connection-lost',
])
