import { limits } from '@sampan/proto'
import { z } from 'zod'
import { studyCurvedShapes } from './curved-terms.ts'
import { labelSchema, numberSchema, termNameSchema, wordSchema } from './elements.ts'

export const studyTermSchema = z
  .union([
    labelSchema.describe('A feature as it is; a category against its first level.'),
    z.strictObject({
      numeric: labelSchema.describe('A numeric or binary feature.'),
      name: labelSchema.optional().describe('Default: the name of the feature.'),
      centre: numberSchema.optional().describe('Subtracted. Default: 0.'),
      scale: z
        .number()
        .min(1 / limits.magnitudeMax)
        .max(limits.magnitudeMax)
        .optional()
        .describe('Divides. Default: 1.'),
      log: z.boolean().optional().describe('Natural logarithm first. Default: false.'),
    }),
    z.strictObject({
      factor: labelSchema.describe('A feature with levels.'),
      name: labelSchema.optional().describe('Default: the name of the feature.'),
      reference: wordSchema(40).optional().describe('Default: the first level.'),
    }),
    ...studyCurvedShapes,
    z.strictObject({
      interaction: z
        .array(labelSchema)
        .min(2)
        .max(3)
        .describe('Names of terms, or of features as they are.'),
      name: termNameSchema.optional().describe('Default: the names joined by colons.'),
    }),
  ])
  .describe('A term of a model, as R users know them.')
export type StudyTerm = z.infer<typeof studyTermSchema>
