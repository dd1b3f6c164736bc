import { createRequire } from 'node:module'

/** The version that the agent states in its hello. */
export const agentVersion: string = (
  createRequire(import.meta.url)('../../package.json') as { version: string }
).version
