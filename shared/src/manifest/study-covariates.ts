import { z } from 'zod'
import { rangeGroups, scoreNames } from './covariates.ts'
import { conceptSchema, conceptsSchema, recordSchema } from './elements.ts'
import { conceptOrConcepts, descendants, ranged, window } from './study-elements.ts'

/** Short forms of the features that OHDSI's FeatureExtraction knows beside age, sex, presence and value. */

const year = z.int().min(1900).max(2199)
const age = z.int().min(0).max(119)

export const studyCovariateShapes = [
  z.strictObject({
    ageGroup: z
      .tuple([age, age])
      .describe('Groups of five years of age at the index date, from and to these ages.'),
  }),
  z.strictObject({
    indexYear: z.tuple([year, year]).describe('The year of the index date, from and to these.'),
  }),
  z.strictObject({ indexMonth: z.literal('all').describe('The month of the index date.') }),
  z.strictObject({ race: conceptSchema.describe('1 for this OMOP race concept.') }),
  z.strictObject({ ethnicity: conceptSchema.describe('1 for this OMOP ethnicity concept.') }),
  z.strictObject({
    observedDays: z
      .enum(['before', 'after'])
      .describe('Days of observation before the index date, or after it.'),
    ...ranged,
  }),
  z.strictObject({
    count: recordSchema,
    of: z
      .enum(['records', 'concepts'])
      .optional()
      .describe('Records (default), or distinct concepts among them.'),
    concepts: conceptOrConcepts.optional().describe('Default: every concept.'),
    descendants,
    window,
    ...ranged,
  }),
  z.strictObject({
    rangeGroup: z
      .enum(rangeGroups)
      .describe('1 for a measurement below, within or above the normal range it carries.'),
    of: conceptSchema.describe('The measurement.'),
    window,
  }),
  z.strictObject({
    score: z.enum(scoreNames).describe('Charlson comorbidity index (Romano), or CHA2DS2-VASc.'),
    ...ranged,
  }),
  z.strictObject({
    list: recordSchema,
    concepts: conceptsSchema.describe(
      'A column for each, named c and its covariate id: c201826102.',
    ),
    descendants: z
      .boolean()
      .optional()
      .describe('Count what the vocabulary places below each concept too. Default: false.'),
    window,
  }),
] as const
