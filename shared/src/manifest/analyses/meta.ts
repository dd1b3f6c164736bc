import { z } from 'zod'
import { nameSchema } from '../../governance/records.ts'
import { analysisId, type AnalysisForms } from './forms.ts'
import { glmForms } from './glm.ts'

const settings = z.strictObject({
  id: nameSchema,
  kind: z.literal('meta'),
  model: glmForms.settings.describe('What every hospital fits to its own people.'),
})
const written = z
  .strictObject({
    id: analysisId,
    kind: z.literal('meta'),
    model: glmForms.written
      .omit({ id: true })
      .describe('What every hospital fits to its own people.'),
  })
  .describe(
    "Every hospital's own estimates, where its policy lets them be seen, and their meta-analysis.",
  )

export const metaForms: AnalysisForms<typeof settings, typeof written> = {
  settings,
  written,
  expand: (expanding, { kind, model }, { id, path, declared }) => {
    const place = { id, path: [...path, 'model'], declared }
    return { id, kind, model: glmForms.expand(expanding, model, place) }
  },
  check: (index, { model }, path) => glmForms.check(index, model, [...path, 'model']),
}
