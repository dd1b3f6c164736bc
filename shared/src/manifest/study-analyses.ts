import { limits } from '@sampan/proto'
import { z } from 'zod'
import { nameSchema } from '../governance/records.ts'
import { analysisSchema, labelSchema } from './parts.ts'
import { studyTermSchema } from './study-parts.ts'

const id = nameSchema.optional().describe('Default: the kind, numbered from the second on.')
const glm = analysisSchema.options[2].shape
const prevalence = analysisSchema.options[3].shape

/** Analyses as a researcher writes them. */
export const studyAnalysisSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ id, kind: z.literal('feasibility') })
    .describe('How many people are left after each step.'),
  z
    .strictObject({
      id,
      kind: z.literal('describe'),
      features: z
        .array(labelSchema)
        .min(1)
        .max(limits.featuresMax)
        .optional()
        .describe('Default: all.'),
    })
    .describe('Counts, means, spread and categories of features.'),
  z
    .strictObject({
      id,
      kind: z.literal('glm'),
      family: z.literal('binomial').optional(),
      link: z.literal('logit').optional(),
      outcome: labelSchema.describe('A binary feature.'),
      terms: z
        .array(studyTermSchema)
        .max(limits.termsMax)
        .optional()
        .describe('Default: all terms of the study.'),
      intercept: z.boolean().optional().describe('Default: true.'),
      confidence: glm.confidence
        .optional()
        .describe('Level of confidence intervals. Default: 0.95.'),
      tolerance: glm.tolerance.optional().describe('Newton decrement to stop at. Default: 1e-10.'),
      iterationsMax: glm.iterationsMax.optional().describe('Default: 20.'),
    })
    .describe('Logistic regression, equal to pooled R glm.'),
  z
    .strictObject({
      id,
      kind: z.literal('prevalence'),
      features: z
        .array(labelSchema)
        .min(1)
        .max(limits.featuresMax)
        .optional()
        .describe('Features with values 0 and 1, or lists. Default: every list.'),
      shareMin: prevalence.shareMin.optional().describe('Share to be picked. Default: 0.01.'),
    })
    .describe('How many people have each of many features, and which are common enough.'),
])
export type StudyAnalysis = z.infer<typeof studyAnalysisSchema>
