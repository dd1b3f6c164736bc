import { limits } from '@sampan/proto'
import { z } from 'zod'
import { dateSchema, digestSchema, nameSchema, proseSchema } from '../governance/records.ts'

/** Names of features, terms and analyses: as R users write variables. */
export const labelSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_.]{0,39}$/, 'expected a letter, then a-z, 0-9, _ or ., at most 40')
export const conceptSchema = z.int().min(0).max(2_147_483_647).describe('OMOP concept id.')
const conceptsSchema = z.array(conceptSchema).min(1).max(1000)
const levelsSchema = z
  .array(z.string().min(1).max(40))
  .min(2)
  .max(limits.factorLevelsMax)
  .describe('Declared levels; a value outside them is treated as the range rule says.')
export const windowSchema = z
  .enum(['any', 'long', 'medium', 'short'])
  .describe('FeatureExtraction windows before the index date: any time, 365, 180, 30 days.')
export const domainSchema = z.enum([
  'condition',
  'drug',
  'procedure',
  'measurement',
  'observation',
  'device',
])

export const dataSchema = z
  .discriminatedUnion('model', [
    z.strictObject({ model: z.literal('omop'), versions: z.array(z.enum(['5.3', '5.4'])).min(1) }),
    z.strictObject({
      model: z.literal('registry'),
      table: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/),
      person: z
        .string()
        .min(1)
        .max(128)
        .nullable()
        .describe('Column that identifies a person; null: one row each.'),
    }),
  ])
  .describe('What kind of source the study reads.')

export const cohortSchema = z.strictObject({
  id: labelSchema,
  name: proseSchema(200),
  definition: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('everyone') }),
    z.strictObject({
      kind: z.literal('condition'),
      concepts: conceptsSchema,
      descendants: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('circe'), file: digestSchema }),
  ]),
})
export type Cohort = z.infer<typeof cohortSchema>

const anchorSchema = z.enum(['cohort start', 'cohort end'])
export const populationSchema = z.strictObject({
  target: labelSchema,
  comparator: labelSchema.nullable(),
  outcome: labelSchema.nullable().describe('Outcome cohort.'),
  asOf: dateSchema.describe('Data after this day are not looked at; the index date of `everyone`.'),
  index: z.enum(['as-of', 'cohort-start']),
  washoutDays: z.int().min(0).max(36_500),
  priorOutcome: z.enum(['keep', 'remove']),
  timeAtRisk: z
    .strictObject({
      start: z.int().min(-36_500).max(36_500),
      startAnchor: anchorSchema,
      end: z.int().min(-36_500).max(36_500),
      endAnchor: anchorSchema,
      minimumDays: z.int().min(0).max(36_500),
    })
    .nullable(),
})
export type Population = z.infer<typeof populationSchema>

const named = { name: labelSchema }
const valueSchema = z.strictObject({
  ...named,
  kind: z.literal('value'),
  domain: z.enum(['measurement', 'observation']),
  concept: conceptSchema,
  unit: conceptSchema
    .nullable()
    .describe('Unit concept id that values must carry; null: not checked.'),
  window: windowSchema,
  pick: z.literal('latest'),
  levels: levelsSchema.nullable(),
})

export const featureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...named, kind: z.literal('age'), at: dateSchema.nullable() }),
  z.strictObject({ ...named, kind: z.literal('sex'), concept: conceptSchema }),
  z.strictObject({
    ...named,
    kind: z.literal('presence'),
    domain: domainSchema,
    concepts: conceptsSchema,
    descendants: z.boolean(),
    window: windowSchema,
  }),
  valueSchema,
  z.strictObject({
    ...named,
    kind: z.literal('column'),
    column: z.string().min(1).max(128),
    type: z.enum(['numeric', 'binary', 'category']),
    equals: z.string().min(1).max(40).nullable().describe('binary: the value that counts as 1.'),
    levels: levelsSchema.nullable(),
  }),
])
export type Feature = z.infer<typeof featureSchema>
export type FeatureKind = Feature['kind']

export const termSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...named,
    kind: z.literal('numeric'),
    of: labelSchema,
    centre: z.number(),
    scale: z.number().positive(),
    log: z.boolean(),
  }),
  z.strictObject({
    ...named,
    kind: z.literal('factor'),
    of: labelSchema,
    reference: z.string().min(1).max(40),
  }),
  z.strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_.:]{0,62}$/),
    kind: z.literal('interaction'),
    of: z.array(labelSchema).min(2).max(3),
  }),
])
export type Term = z.infer<typeof termSchema>

export const rangeSchema = z.strictObject({
  low: z.number(),
  high: z.number(),
  outside: z.enum(['missing', 'refuse']),
})
export type ValueRange = z.infer<typeof rangeSchema>

export const missingSchema = z.enum(['complete-case', 'mean-indicator', 'refuse'])

export const analysisSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id: nameSchema, kind: z.literal('feasibility') }),
  z.strictObject({
    id: nameSchema,
    kind: z.literal('describe'),
    features: z.array(labelSchema).min(1).max(limits.featuresMax),
  }),
  z.strictObject({
    id: nameSchema,
    kind: z.literal('glm'),
    family: z.literal('binomial'),
    link: z.literal('logit'),
    outcome: labelSchema,
    terms: z.array(termSchema.options[2].shape.name).max(limits.termsMax),
    intercept: z.boolean(),
    confidence: z.number().gt(0.5).lt(1),
    tolerance: z
      .number()
      .min(1e-12)
      .max(1e-3)
      .describe('Newton decrement at which iteration stops.'),
    iterationsMax: z.int().min(1).max(24),
  }),
])
export type AnalysisSettings = z.infer<typeof analysisSchema>

/** Kinds and settings that the specification knows and this version does not build: refused by code, not ignored. */
export const notBuilt = {
  analyses: [
    'crosstab',
    'incidence',
    'cox',
    'km',
    'logrank',
    'rmst',
    'evaluate',
    'prevalence',
    'meta',
    'train',
    'boost',
  ],
  families: ['gaussian', 'poisson', 'gamma'],
  features: [
    'count',
    'era',
    'charlson',
    'cha2ds2vasc',
    'race',
    'ethnicity',
    'age-group',
    'index-year',
  ],
  terms: ['polynomial', 'spline', 'offset', 'weights', 'strata', 'cluster'],
} as const
