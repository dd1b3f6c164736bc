import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const settings = z.strictObject({ id: nameSchema, kind: z.literal('feasibility') })
const written = z
  .strictObject({ id: analysisId, kind: z.literal('feasibility') })
  .describe('How many people are left after each step.')

export const feasibilityForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  severalRows: true,
  expand: (_, { kind }, { id }) => ({ id, kind }),
  check: () => [],
}
