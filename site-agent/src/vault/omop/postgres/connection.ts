import { limits, timeouts } from '@sampan/proto'
import { invariant, SampanError, type Clock } from '@sampan/shared'
import { Client, type ClientConfig, type CustomTypesConfig, type QueryArrayConfig } from 'pg'
import type { Cell, Parameter } from '../source.ts'
import { translateConnecting } from './failure.ts'
import type { PostgresPlace } from './place.ts'

export interface Answer {
  readonly rows: readonly (readonly Cell[])[]
  /** First word of what was done, as the server says it. */
  readonly command: string
}

/** One connection, and one statement at a time on it. Errors are the driver's own: see failure.ts. */
export interface Connection {
  /** One statement with bound parameters. */
  readonly execute: (sql: string, parameters?: readonly Parameter[]) => Promise<Answer>
  /** Several statements of ours, without parameters. */
  readonly script: (sql: string) => Promise<void>
  readonly close: () => void
}

/** A server that does not answer is given this much longer than the statement, which the server itself ends. */
const graceMs = timeouts.handshakeMs

/**
 * Connects, by the settings alone: neither the environment nor a password file of the driver's counts.
 * @throws SampanError source-unreachable, source-login-refused, source-certificate-invalid
 */
export async function openConnection(place: PostgresPlace, clock: Clock): Promise<Connection> {
  const client = new Client(configOf(place))
  // A connection that dies between statements is found by the next one.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    close(client)
    throw translateConnecting(error)
  }
  const statementMs = place.statementMs
  const bounded = async <T>(action: () => Promise<T>): Promise<T> => {
    const deadline = { passed: false }
    const cancel = clock.after(statementMs + graceMs, () => {
      deadline.passed = true
      close(client)
    })
    try {
      return await action()
    } catch (error) {
      throw deadline.passed ? new SampanError('statement-timeout', { statementMs }) : error
    } finally {
      cancel()
    }
  }
  return {
    execute: (sql, parameters = []) => bounded(() => answerOf(client, sql, parameters)),
    script: async (sql) => {
      await bounded(() => client.query(sql))
    },
    close: () => {
      close(client)
    },
  }
}

/** What is not finished is undone by the server. */
function close(client: Client): void {
  client.end().catch(() => undefined)
}

function configOf(place: PostgresPlace): ClientConfig {
  const { host, port, database, user, password, tls } = place
  return {
    ...{ host, port, database, user },
    // A function, so that the driver looks nowhere else.
    password: () => password ?? '',
    ssl:
      tls.verify === 'off'
        ? false
        : {
            rejectUnauthorized: true,
            minVersion: 'TLSv1.2',
            ...(tls.ca === null ? {} : { ca: tls.ca }),
          },
    application_name: 'sampan-agent',
    client_encoding: 'UTF8',
    keepAlive: true,
    connectionTimeoutMillis: timeouts.handshakeMs,
    types: plainTypes,
  }
}

/** Never the simple protocol, in which one text may hold several statements. */
async function answerOf(
  client: Client,
  text: string,
  parameters: readonly Parameter[],
): Promise<Answer> {
  const config: QueryArrayConfig & { readonly queryMode: 'extended' } = {
    text,
    values: parameters.map(textOf),
    rowMode: 'array',
    queryMode: 'extended',
  }
  const { rows, command } = await client.query<Cell[]>(config)
  return { rows, command }
}

function textOf(parameter: Parameter): string | null {
  if (parameter === null) return null
  if (typeof parameter !== 'object') return String(parameter)
  invariant(parameter.length <= limits.queryValuesMax, 'a list within bounds')
  return `{${parameter.map((each) => (each === null ? 'NULL' : String(each))).join(',')}}`
}

type Read = (text: string) => Cell
const asText: Read = (text) => text

/** By object id of the type (pg_type.dat). Our queries cast everything else away. */
const readers: ReadonlyMap<number, Read> = new Map<number, Read>([
  [16, (text) => text === 't'],
  [20, BigInt],
  [21, Number],
  [23, Number],
  [25, asText],
  [700, Number],
  [701, Number],
  [1043, asText],
])

const plainTypes: CustomTypesConfig = { getTypeParser: readerOf }

function readerOf(type: number): Read {
  return (text) => {
    const read = readers.get(type)
    invariant(read !== undefined, `a plain cell, not type ${type}`)
    return read(text)
  }
}
