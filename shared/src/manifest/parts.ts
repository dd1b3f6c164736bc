import { limits } from '@sampan/proto'
import { z } from 'zod'
import { rulesMax } from '../circe/parse.ts'
import { dateSchema, digestSchema, proseSchema } from '../governance/records.ts'
import { covariateShapes, indexMonths } from './covariates.ts'
import { curvedShapes } from './curved-terms.ts'
import {
  conceptSchema,
  conceptsSchema,
  labelSchema,
  levelsSchema,
  numberSchema,
  recordSchema,
  tableSchema,
  termNameSchema,
  windowSchema,
  wordSchema,
} from './elements.ts'
import { isPopulationKind, populationShapes, type PopulationKind } from './population-features.ts'
import { siteShape } from './site-feature.ts'

export {
  conceptSchema,
  conceptsSchema,
  domainSchema,
  labelSchema,
  levelsSchema,
  recordSchema,
  tableSchema,
  termNameSchema,
  windowSchema,
  wordSchema,
  type Domain,
  type RecordDomain,
} from './elements.ts'

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
      rows: z
        .enum(['one', 'several'])
        .describe('Rows of a person: one, or several that follow one another in time.'),
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
    domain: recordSchema,
    concepts: conceptsSchema,
    descendants: z.boolean(),
    window: windowSchema,
  }),
  valueSchema,
  ...covariateShapes,
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
  ...populationShapes,
  siteShape,
])
export type Feature = z.infer<typeof featureSchema>
export type FeatureKind = Feature['kind']

/** What the population itself says, read from no table of its own. */
export type OfPopulation = Extract<Feature, { readonly kind: PopulationKind }>

export function isOfPopulation(feature: Feature): feature is OfPopulation {
  return isPopulationKind(feature.kind)
}

/** What a feature's column holds: a number, 0 or 1, or the index of a declared level. */
export type FeatureType = 'numeric' | 'binary' | 'category'

export function featureType(feature: Feature): FeatureType {
  if (feature.kind === 'column') return feature.type
  if (feature.kind === 'value') return feature.levels === null ? 'numeric' : 'category'
  return featureTypes[feature.kind]
}

const featureTypes: Readonly<Record<Exclude<FeatureKind, 'column' | 'value'>, FeatureType>> = {
  age: 'numeric',
  'age-group': 'category',
  count: 'numeric',
  ethnicity: 'binary',
  'index-month': 'category',
  'index-year': 'category',
  'observed-days': 'numeric',
  outcome: 'binary',
  'outcome-count': 'numeric',
  presence: 'binary',
  race: 'binary',
  'range-group': 'binary',
  score: 'numeric',
  sex: 'binary',
  site: 'category',
  'time-to-event': 'numeric',
  treatment: 'binary',
}

/** Declared levels of a category; empty for every other feature. */
export function levelsOf(feature: Feature): readonly string[] {
  if (feature.kind === 'index-month') return indexMonths
  return 'levels' in feature ? (feature.levels ?? []) : []
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
  ...curvedShapes,
  z.strictObject({
    name: termNameSchema,
    kind: z.literal('interaction'),
    of: z.array(labelSchema).min(2).max(3).describe('Names of numeric terms and factors.'),
  }),
])
export type Term = z.infer<typeof termSchema>
/** A term of one feature, which interactions may join. */
export type MainTerm = Exclude<Term, { readonly kind: 'interaction' }>

export const rangeSchema = z.strictObject({
  low: numberSchema,
  high: numberSchema,
  outside: z.enum(['missing', 'refuse']),
})
export type ValueRange = z.infer<typeof rangeSchema>

export const timeGridSchema = z
  .strictObject({ bandDays: z.int().min(1).max(366) })
  .describe('Bands of time, in days, on which events and ends of follow-up are counted.')

export const missingSchema = z.enum(['complete-case', 'mean-indicator', 'refuse'])

export type { AnalysisSettings } from './analyses/kinds.ts'

/** How results are released: tables on the screen, and files. */
export const outputSchema = z.enum(['table', 'csv', 'json', 'svg', 'html'])
export type Output = z.infer<typeof outputSchema>

/** Kinds and settings that the specification knows and this version does not build: refused by code, not ignored. */
export const notBuilt = {
  analyses: ['rmst', 'train', 'boost'],
  features: ['inCohort', 'valueConcept', 'dcsi', 'chads2', 'hfrs'],
  /** Further settings of a generalised linear model. */
  model: ['strata'],
  missing: ['mean-indicator'],
  outputs: ['tfjs', 'onnx', 'model-card'],
  settings: ['dp'],
} as const
