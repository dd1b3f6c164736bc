import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../governance/records.ts'
import { labelSchema } from './elements.ts'

/** The hospital as a category: every site's own level is its own people, whose numbers a model then shows. */
export const siteShape = z.strictObject({
  name: labelSchema,
  kind: z.literal('site'),
  levels: z
    .array(nameSchema)
    .min(2)
    .max(limits.factorLevelsMax)
    .describe('The participants, in their order.'),
})

/** Whether sums of a study tell the numbers of single hospitals. */
export function showsSites(features: readonly { readonly kind: string }[]): boolean {
  return features.some(({ kind }) => kind === 'site')
}
