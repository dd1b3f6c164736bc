import {
  fromUtf8,
  isCode,
  parseJson,
  SampanError,
  type Clock,
  type ErrorContext,
  type Json,
} from '@sampan/shared'
import { z } from 'zod'
import { addressOf } from './address.ts'
import { exchange, type Call, type Reply } from './exchange.ts'
import type { PinnedRoot } from './pin.ts'

/** Where a coordinator is, and who asks. */
export interface Access extends PinnedRoot {
  readonly url: string
  readonly token: string
}

/** The coordinator's interface as the account behind a token sees it. Answers are parsed before anything uses them. */
export interface Connection {
  readonly get: <T>(path: string, schema: z.ZodType<T>) => Promise<T>
  readonly post: <T>(path: string, schema: z.ZodType<T>, body?: Json) => Promise<T>
}

/** An answer without content. */
export const nothing: z.ZodNull = z.null()

/**
 * Every method throws SampanError: what the coordinator refused under its own code; connection-failed, connection-lost,
 * deadline-passed, certificate-untrusted, message-too-large; message-malformed for an answer of another form.
 */
export function connectTo(access: Access, clock: Clock): Connection {
  const { url, token, root, trustDomain } = access
  const common = { address: addressOf(url), token, pinned: { root, trustDomain } }
  const ask = async <T>(
    call: Pick<Call, 'method' | 'path'> & { readonly body?: Json },
    schema: z.ZodType<T>,
  ): Promise<T> => {
    const { body, ...rest } = call
    const content = body === undefined ? {} : { content: JSON.stringify(body) }
    return readReply(await exchange({ ...common, ...rest, ...content }, clock), schema)
  }
  return {
    get: (path, schema) => ask({ method: 'GET', path }, schema),
    post: (path, schema, body) =>
      ask({ method: 'POST', path, ...(body === undefined ? {} : { body }) }, schema),
  }
}

/** Puts words of people into a path: `pathOf('runs', run)`. */
export function pathOf(...parts: readonly string[]): string {
  return ['', 'v1', ...parts.map(encodeURIComponent)].join('/')
}

function readReply<T>({ status, bytes }: Reply, schema: z.ZodType<T>): T {
  const body = bytes.byteLength === 0 ? null : parseOrNull(bytes)
  if (status < 200 || status > 299) throw refusalOf(status, body)
  const parsed = schema.safeParse(body)
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new SampanError('message-malformed', { status, where })
  }
  return parsed.data
}

const problemSchema = z.object({
  code: z.string(),
  context: z
    .record(z.string().max(63), z.union([z.string().max(2000), z.number(), z.boolean()]))
    .optional()
    .catch(undefined),
})

/** Facts that a refusal may state: a coordinator does not fill our screen. */
const factsMax = 20

/** What the coordinator refused, under its code. Its facts are shown as its words, never obeyed. */
function refusalOf(status: number, body: unknown): SampanError {
  const problem = problemSchema.safeParse(body).data
  const code = problem?.code ?? ''
  if (!isCode(code)) return new SampanError('message-malformed', { status })
  const facts: ErrorContext = Object.fromEntries(
    Object.entries(problem?.context ?? {}).slice(0, factsMax),
  )
  return new SampanError(code, facts)
}

function parseOrNull(bytes: Uint8Array): Json {
  const text = fromUtf8(bytes)
  if (text === null) return null
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
