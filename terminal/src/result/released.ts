import { SampanError, storedResultSchema, type StoredResult } from '@sampan/shared'
import { z } from 'zod'
import { resultSchema } from './kinds/kinds.ts'

const releasedSchema = storedResultSchema.extend({
  outcome: z.literal('released'),
  result: resultSchema,
  suppressed: z.array(z.object({ of: z.string(), what: z.string() })),
})
export type ReleasedResult = Readonly<z.infer<typeof releasedSchema>>

const withheldSchema = storedResultSchema.extend({
  outcome: z.enum(['failed', 'withheld']),
  code: z.string(),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
})
export type WithheldResult = Readonly<z.infer<typeof withheldSchema>>

/** The stored form with its inside. @throws SampanError message-malformed */
export function openResult(stored: StoredResult): ReleasedResult | WithheldResult {
  const schema = stored.outcome === 'released' ? releasedSchema : withheldSchema
  const parsed = schema.safeParse(stored)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new SampanError('message-malformed', { result: stored.id, where })
}
