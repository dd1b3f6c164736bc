import { limits } from '@sampan/proto'
import { z } from 'zod'
import { canonicalBytes, parseCanonical } from '../encoding/canonical-json.ts'
import { hex } from '../encoding/bytes.ts'
import { SampanError } from '../errors/sampan-error.ts'
import { digestSchema, timeSchema } from '../governance/records.ts'
import type { Random } from '../platform/random.ts'

/** Everything that can happen on the record. Kinds that later capabilities write stand here from the start. */
export const entryTypes = [
  'site-invited',
  'site-enrolled',
  'certificate-issued',
  'site-revoked',
  'account-created',
  'account-disabled',
  'token-issued',
  'token-revoked',
  'signed-in',
  'access-denied',
  'dataset-classified',
  'study-submitted',
  'study-approved',
  'study-rejected',
  'study-amended',
  'study-withdrawn',
  'study-suspended',
  'study-expired',
  'flow-permitted',
  'flow-denied',
  'run-opened',
  'run-refused',
  'run-paused',
  'run-continued',
  'run-cancelled',
  'run-lost',
  'run-closed',
  'round-opened',
  'attempt-abandoned',
  'messages-received',
  'survivors-confirmed',
  'aggregate-published',
  'privacy-debited',
  'result-released',
  'result-withheld',
  'result-exported',
  'policy-changed',
  'floors-changed',
  'log-key-changed',
  'incident',
  'erasure',
] as const

const actorSchema = z.strictObject({
  kind: z.enum(['coordinator', 'site', 'account', 'approver', 'operator', 'witness']),
  id: z.string().max(100),
  certificate: digestSchema.nullable(),
})

export const entrySchema = z.strictObject({
  v: z.literal(1),
  type: z.enum(entryTypes),
  time: timeSchema,
  actor: actorSchema,
  study: digestSchema.nullable(),
  run: z.string().max(limits.idMax).nullable(),
  round: z.int().min(1).nullable(),
  attempt: z.int().min(1).max(limits.attemptNumberMax).nullable(),
  ctx: digestSchema.nullable(),
  object: z.string().max(200).nullable(),
  digests: z.record(z.string().max(63), digestSchema),
  outcome: z.enum(['ok', 'denied', 'error']),
  reason: z.string().max(limits.codeMax).nullable(),
  policy: digestSchema.nullable(),
  floors: digestSchema.nullable(),
  retainUntil: timeSchema.nullable(),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
})
export type LogEntry = Readonly<z.infer<typeof entrySchema>>
export type EntryType = LogEntry['type']

/** What a writer states; the rest is null, and the nonce is drawn. */
export type EntryContent = Pick<LogEntry, 'type' | 'time' | 'actor'> & Partial<LogEntry>

/**
 * An entry as the bytes of its leaf: RFC 8785, at most 32 KiB. The 128-bit nonce keeps digests of guessable content
 * from being guessed by those who only see hashes.
 * @throws SampanError message-too-large
 */
export function encodeEntry(content: EntryContent, random: Random): Uint8Array {
  const entry: LogEntry = {
    v: 1,
    study: null,
    run: null,
    round: null,
    attempt: null,
    ctx: null,
    object: null,
    digests: {},
    outcome: 'ok',
    reason: null,
    policy: null,
    floors: null,
    retainUntil: null,
    ...content,
    nonce: hex(random.bytes(16)),
  }
  const bytes = canonicalBytes(entrySchema.parse(entry))
  if (bytes.byteLength > limits.logEntryBytesMax)
    throw new SampanError('message-too-large', { bytes: bytes.byteLength })
  return bytes
}

/** @throws SampanError log-malformed for bytes that are not a canonical entry */
export function decodeEntry(bytes: Uint8Array): LogEntry {
  if (bytes.byteLength > limits.logEntryBytesMax) throw new SampanError('log-malformed')
  const parsed = entrySchema.safeParse(parseOrMalformed(bytes))
  if (!parsed.success)
    throw new SampanError('log-malformed', { where: parsed.error.issues[0]?.path.join('.') ?? '' })
  return parsed.data
}

function parseOrMalformed(bytes: Uint8Array): unknown {
  try {
    return parseCanonical(bytes)
  } catch (error) {
    throw new SampanError('log-malformed', {}, { cause: error })
  }
}
