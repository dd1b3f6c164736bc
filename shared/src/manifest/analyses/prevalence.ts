import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { binaryFaults, listFaults } from '../check-names.ts'
import { labelSchema } from '../elements.ts'
import { listNames, namedFeatures } from '../expand-terms.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const features = z.array(labelSchema).min(1).max(limits.featuresMax)
const shareMin = z.number().min(0).max(1)
const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('prevalence'),
  features,
  shareMin: shareMin.describe('Least share of the people who have a feature for it to be picked.'),
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('prevalence'),
    features: features
      .optional()
      .describe('Features with values 0 and 1, or lists. Default: every list.'),
    shareMin: shareMin.optional().describe('Share to be picked. Default: 0.01.'),
  })
  .describe('How many people have each of many features, and which are common enough.')

export const prevalenceForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (expanding, analysis, { id }) => {
    const { kind, shareMin: least = 0.01 } = analysis
    const asked = analysis.features ?? listNames(expanding)
    return { id, kind, features: [...namedFeatures(expanding, asked)], shareMin: least }
  },
  check: (index, analysis, path) => [
    ...listFaults(index, analysis.features, [...path, 'features']),
    ...binaryFaults(index, analysis.features, [...path, 'features']),
  ],
}
