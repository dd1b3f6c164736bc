import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { listFaults } from '../check-names.ts'
import { labelSchema } from '../elements.ts'
import { namedFeatures } from '../expand-terms.ts'
import { analysisId, type AnalysisForms } from './forms.ts'

const features = z.array(labelSchema).min(1).max(limits.featuresMax)
const settings = z.strictObject({ id: nameSchema, kind: z.literal('describe'), features })
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('describe'),
    features: features.optional().describe('Default: all.'),
  })
  .describe('Counts, means, spread and categories of features.')

export const describeForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (expanding, { kind, features: asked }, { id }) => {
    const all = expanding.features.map(({ name }) => name)
    return { id, kind, features: [...(asked ? namedFeatures(expanding, asked) : all)] }
  },
  check: (index, analysis, path) => listFaults(index, analysis.features, [...path, 'features']),
}
