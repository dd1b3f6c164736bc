import { limits } from '@sampan/proto'
import { z } from 'zod'
import { SampanError } from '../errors/sampan-error.ts'
import { nameSchema } from '../governance/records.ts'
import type { Broadcast, Fits } from './analysis.ts'

const fitsSchema = z
  .record(
    nameSchema,
    z.strictObject({ coefficients: z.array(z.number()).min(1).max(limits.columnsMax) }),
  )
  .refine((fits) => Object.keys(fits).length <= limits.analysesMax)

/**
 * Fits of earlier analyses travel in the broadcast, beside what the analysis itself says, so that the step from the last
 * sum to the next round needs nothing else. @throws SampanError broadcast-mismatch
 */
export function fitsOf({ analysis, fits }: Broadcast): Fits {
  if (fits === undefined) return {}
  const parsed = fitsSchema.safeParse(fits)
  if (!parsed.success) throw new SampanError('broadcast-mismatch', { analysis })
  return parsed.data
}

/** What the analysis itself says. */
export function bareBroadcast(broadcast: Broadcast): Broadcast {
  if (broadcast['fits'] === undefined) return broadcast
  const bare = { ...broadcast }
  delete bare['fits']
  return bare
}

export function withFits(broadcast: Broadcast, fits: Fits): Broadcast {
  return Object.keys(fits).length === 0 ? broadcast : { ...broadcast, fits }
}
