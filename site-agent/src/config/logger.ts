import { pino, type DestinationStream } from 'pino'
import type { VaultLog } from '../vault/vault.ts'

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** Where lines about a process go when they must not stand on its standard output. */
export interface LogOptions {
  readonly logTo?: DestinationStream
}

/**
 * The one logger of an agent: a constant sentence and scalar fields. Anything that is not a short scalar is dropped, so
 * that neither a row nor an array can reach a log, at any level.
 */
export function createAgentLog(
  process: 'vault' | 'relay' | 'agent',
  level: LogLevel,
  destination?: DestinationStream,
): VaultLog {
  const options = { level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime }
  const logger = destination === undefined ? pino(options) : pino(options, destination)
  return {
    info: (sentence, fields = {}) => {
      logger.info(scalars(fields), sentence)
    },
    warn: (sentence, fields = {}) => {
      logger.warn(scalars(fields), sentence)
    },
    debug: (sentence, fields = {}) => {
      logger.debug(scalars(fields), sentence)
    },
  }
}

const textMax = 200

function scalars(fields: object): Record<string, string | number | boolean> {
  const entries: [string, string | number | boolean][] = []
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'number' || typeof value === 'boolean') entries.push([key, value])
    if (typeof value === 'string') entries.push([key, value.slice(0, textMax)])
  }
  return Object.fromEntries(entries)
}
