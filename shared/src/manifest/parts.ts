import { limits } from '@sampan/proto'
import { z } from 'zod'
import { rulesMax } from '../circe/parse.ts'
import { dateSchema, digestSchema, nameSchema, proseSchema } from '../governance/records.ts'
import { populationKindSchema, type PopulationKind } from './population-features.ts'

/**
 * Names of features, terms and cohorts: as R users write variables. `constructor` is the one such name that every
 * JavaScript object already answers to.
 */
export const labelSchema = z
  .string()
  .regex(
    /^(?!constructor$)[a-z][a-z0-9_.]{0,39}$/,
    'expected a letter, then a-z, 0-9, _ or ., at most 40',
  )
/** A term may also join labels with colons, as R writes interactions. */
export const termNameSchema = z
  .string()
  .regex(
    /^(?!constructor$)[a-z][a-z0-9_.:]{0,62}$/,
    'expected a letter, then a-z, 0-9, _, . or :, at most 63',
  )
/** A column's name or a level as the data hold it: kept to the letter, but nothing that cannot be seen. */
export const wordSchema = (max: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'no control or invisible characters')
export const tableSchema = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'expected a letter or _, then letters, digits or _')
/** Plausible values, centres and scales: fourth powers summed over every person stay finite in binary64. */
const numberSchema = z.number().min(-limits.magnitudeMax).max(limits.magnitudeMax)
export const conceptSchema = z.int().min(0).max(2_147_483_647).describe('OMOP concept id.')
export const conceptsSchema = z.array(conceptSchema).min(1).max(1000)
export const levelsSchema = z
  .array(wordSchema(40))
  .min(2)
  .max(limits.factorLevelsMax)
  .describe('Declared levels; a value outside them counts as missing.')
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
export type Domain = z.infer<typeof domainSchema>

export const dataSchema = z
  .discriminatedUnion('model', [
    z.strictObject({
      model: z.literal('omop'),
      versions: z
        .array(z.enum(['5.3', '5.4']))
        .min(1)
        .max(2),
    }),
    z.strictObject({
      model: z.literal('registry'),
      table: tableSchema,
      person: wordSchema(128)
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
    z.strictObject({
      kind: z.literal('circe'),
      file: digestSchema,
      rules: z
        .int()
        .min(0)
        .max(rulesMax)
        .describe('Inclusion rules of the definition: each is a step of the attrition.'),
    }),
  ]),
})
export type Cohort = z.infer<typeof cohortSchema>

/** OHDSI's removeDuplicateSubjects, for one row a person. */
export const bothSchema = z
  .enum(['keep-first', 'remove'])
  .describe(
    'People in both cohorts: in the one that they enter first (nowhere when on one day), or left out.',
  )
export const anchorSchema = z.enum(['cohort start', 'cohort end'])
export const populationSchema = z.strictObject({
  target: labelSchema,
  comparator: z
    .strictObject({ cohort: labelSchema, both: bothSchema })
    .nullable()
    .describe('Cohort that the target is compared with.'),
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
    column: wordSchema(128),
    type: z.enum(['numeric', 'binary', 'category']),
    equals: wordSchema(40)
      .nullable()
      .describe('binary: the value that counts as 1; null: the column holds 0 and 1.'),
    levels: levelsSchema.nullable(),
  }),
  z.strictObject({ ...named, kind: populationKindSchema }),
])
export type Feature = z.infer<typeof featureSchema>
export type FeatureKind = Feature['kind']

/** What the population itself says, read from no table of its own. */
export type OfPopulation = Extract<Feature, { readonly kind: PopulationKind }>

export function isOfPopulation(feature: Feature): feature is OfPopulation {
  return populationKindSchema.safeParse(feature.kind).success
}

/** What a feature's column holds: a number, 0 or 1, or the index of a declared level. */
export type FeatureType = 'numeric' | 'binary' | 'category'

export function featureType(feature: Feature): FeatureType {
  if (feature.kind === 'column') return feature.type
  if (feature.kind === 'age') return 'numeric'
  if (feature.kind === 'outcome-count' || feature.kind === 'time-to-event') return 'numeric'
  if (feature.kind === 'value') return feature.levels === null ? 'numeric' : 'category'
  return 'binary'
}

/** Declared levels of a category; empty for every other feature. */
export function levelsOf(feature: Feature): readonly string[] {
  return feature.kind === 'value' || feature.kind === 'column' ? (feature.levels ?? []) : []
}

export const termSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...named,
    kind: z.literal('numeric'),
    of: labelSchema,
    centre: numberSchema,
    scale: z
      .number()
      .min(1 / limits.magnitudeMax)
      .max(limits.magnitudeMax),
    log: z.boolean().describe('The term is (log(value) - centre) / scale.'),
  }),
  z.strictObject({
    ...named,
    kind: z.literal('factor'),
    of: labelSchema,
    reference: wordSchema(40),
  }),
  z.strictObject({
    name: termNameSchema,
    kind: z.literal('interaction'),
    of: z.array(labelSchema).min(2).max(3).describe('Names of numeric terms and factors.'),
  }),
])
export type Term = z.infer<typeof termSchema>

export const rangeSchema = z.strictObject({
  low: numberSchema,
  high: numberSchema,
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
    terms: z.array(termNameSchema).max(limits.termsMax),
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
  /** Further settings of a generalised linear model. */
  model: ['offset', 'weights', 'strata', 'cluster', 'ridge', 'robust'],
  missing: ['mean-indicator'],
  cells: ['site'],
  outputs: ['svg', 'html', 'tfjs', 'onnx', 'model-card'],
  settings: ['dp', 'timeGrid'],
} as const
