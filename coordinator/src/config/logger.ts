import { pino, type DestinationStream, type Logger } from 'pino'

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]
export type { Logger, DestinationStream as LogDestination }

/** Fields that hold secrets, wherever somebody may put them by mistake. */
const secrets = ['authorization', 'token', 'secret', 'csr', 'passphrase', 'privateKey', 'cookie']

/**
 * The one logger of the coordinator: a constant sentence and fields, one JSON object a line. Headers and bodies of
 * requests are never passed to it; fields that could hold a secret are removed here as a second line of defence.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
