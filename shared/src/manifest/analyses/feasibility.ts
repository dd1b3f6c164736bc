import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const perSite = z
  .boolean()
  .describe("Whether every hospital's own counts are shown in bands, where its policy permits.")
const settings = z.strictObject({ id: nameSchema, kind: z.literal('feasibility'), perSite })
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('feasibility'),
    perSite: perSite.optional(),
  })
  .describe('How many people are left after each step.')

export const feasibilityForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  severalRows: true,
  expand: (_, { kind, perSite: asked = false }, { id }) => ({ id, kind, perSite: asked }),
  check: () => [],
}
