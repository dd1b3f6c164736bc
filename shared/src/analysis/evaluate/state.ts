import { z } from 'zod'
import { SampanError } from '../../errors/sampan-error.ts'
import { nameSchema } from '../../governance/records.ts'
import type { Broadcast } from '../analysis.ts'

const stateSchema = z.strictObject({
  analysis: nameSchema,
  kind: z.literal('evaluate'),
  step: z.literal('histogram'),
})

/** @throws SampanError broadcast-mismatch for what `start` cannot have made */
export function readBroadcast(analysis: string, broadcast: Broadcast): void {
  const parsed = stateSchema.safeParse(broadcast)
  if (!parsed.success || parsed.data.analysis !== analysis)
    throw new SampanError('broadcast-mismatch', { analysis })
}
