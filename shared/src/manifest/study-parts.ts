import { z } from 'zod'
import { dateSchema, proseSchema } from '../governance/records.ts'
import {
  anchorSchema,
  bothSchema,
  conceptSchema,
  labelSchema,
  levelsSchema,
  populationSchema,
  type RecordDomain,
  tableSchema,
  wordSchema,
} from './parts.ts'
import { studyCovariateShapes } from './study-covariates.ts'
import { conceptOrConcepts, descendants, ranged, window } from './study-elements.ts'

/** What a researcher writes for the parts of a study: short forms of the manifest's, with defaults. */

const presence = { window, descendants }
const value = {
  unit: conceptSchema
    .nullable()
    .optional()
    .describe('Unit concept id that values must carry. Default: not checked.'),
  window,
  levels: levelsSchema.optional(),
  ...ranged,
}

/** A feature is told by its leading field. `measured` and `observed` ask whether; the others ask what value. */
const featureShapes = [
  z.strictObject({
    age: z
      .union([
        z.literal('index'),
        dateSchema,
        z.strictObject({ at: dateSchema.nullable().optional() }),
      ])
      .describe('Age in years at the index date (index), or on a day.'),
    ...ranged,
  }),
  z.strictObject({
    sex: z
      .union([z.enum(['female', 'male']), conceptSchema])
      .describe('1 for this sex: female, male, or an OMOP gender concept id.'),
  }),
  z.strictObject({ condition: conceptOrConcepts, ...presence }),
  z.strictObject({ drug: conceptOrConcepts, ...presence }),
  z.strictObject({ procedure: conceptOrConcepts, ...presence }),
  z.strictObject({ device: conceptOrConcepts, ...presence }),
  z.strictObject({ visit: conceptOrConcepts, ...presence }),
  z.strictObject({ conditionEra: conceptOrConcepts, ...presence }),
  z.strictObject({ drugEra: conceptOrConcepts, ...presence }),
  z.strictObject({ measured: conceptOrConcepts, ...presence }),
  z.strictObject({ observed: conceptOrConcepts, ...presence }),
  z.strictObject({ measurement: conceptSchema, ...value }),
  z.strictObject({ observation: conceptSchema, ...value }),
  z.strictObject({
    outcome: z
      .enum(['any', 'count', 'time'])
      .describe(
        'In the time at risk: 1 if there is any, how many, or days to the first or to the end of it.',
      ),
    ...ranged,
  }),
  z.strictObject({
    treatment: z.literal('target').describe('1 in the target cohort, 0 in the comparator.'),
  }),
  z.strictObject({
    site: z
      .literal('all')
      .describe('The hospital itself. A model with it shows the numbers of each hospital.'),
  }),
  z.strictObject({
    column: wordSchema(128).describe('Column of the registry table.'),
    type: z
      .enum(['numeric', 'binary', 'category'])
      .optional()
      .describe('Default: category with levels, binary with equals, else numeric.'),
    equals: wordSchema(40).optional().describe('The value that counts as 1.'),
    levels: levelsSchema.optional(),
    ...ranged,
  }),
  ...studyCovariateShapes,
] as const
export const studyFeatureSchema = z
  .union(featureShapes)
  .describe('What is read of every person: one column of the study.')
export type StudyFeature = z.infer<typeof studyFeatureSchema>

/** Domains whose leading field asks whether something was recorded. */
export const presenceDomains = {
  condition: 'condition',
  drug: 'drug',
  procedure: 'procedure',
  device: 'device',
  visit: 'visit',
  conditionEra: 'condition-era',
  drugEra: 'drug-era',
  measured: 'measurement',
  observed: 'observation',
} as const satisfies Readonly<Record<string, RecordDomain>>

const cohortName = proseSchema(200).optional().describe('What the cohort is called on the page.')
export const studyCohortSchema = z
  .union([
    z.literal('everyone'),
    z.strictObject({
      condition: conceptOrConcepts,
      descendants,
      name: cohortName,
    }),
    z.strictObject({
      circe: z
        .string()
        .min(1)
        .max(255)
        .describe('File with a cohort definition as ATLAS exports it, in the folder of this one.'),
      name: cohortName,
    }),
  ])
  .describe(
    'Who is looked at: everyone, people with a condition from its first record on, or a cohort of ATLAS.',
  )
export type StudyCohort = z.infer<typeof studyCohortSchema>

export const studyDataSchema = z
  .union([
    z.literal('omop'),
    z.strictObject({
      omop: z
        .array(z.enum(['5.3', '5.4']))
        .min(1)
        .max(2),
    }),
    z.strictObject({
      registry: tableSchema.describe('Name of the registry table.'),
      person: wordSchema(128)
        .nullable()
        .optional()
        .describe('Column that identifies a person. Default: every row is one person.'),
      rows: z
        .enum(['one', 'several'])
        .optional()
        .describe('several: people have a row for each stretch of time. Default: one.'),
    }),
  ])
  .describe('What the study reads: OMOP CDM (default: versions 5.3 and 5.4) or a registry table.')

const { shape } = populationSchema
const risk = shape.timeAtRisk.unwrap().shape

export const studyPopulationSchema = z.strictObject({
  target: labelSchema.optional().describe('Default: the only cohort.'),
  comparator: z
    .union([labelSchema, z.strictObject({ cohort: labelSchema, both: bothSchema.optional() })])
    .optional()
    .describe(
      'Cohort that the target is compared with; people in both are kept where they enter first.',
    ),
  outcome: labelSchema.optional().describe('Cohort whose entries are the outcomes.'),
  index: shape.index
    .optional()
    .describe('Day on which people are looked at. Default: when they enter the cohort.'),
  washoutDays: shape.washoutDays
    .optional()
    .describe('Fewest days of observation before the index date. Default: 0.'),
  priorOutcome: shape.priorOutcome
    .optional()
    .describe('People with an outcome before the time at risk. Default: remove.'),
  timeAtRisk: z
    .strictObject({
      start: risk.start.optional().describe('Days after the start anchor. Default: 0.'),
      startAnchor: anchorSchema.optional().describe('Default: cohort start.'),
      end: risk.end.optional().describe('Days after the end anchor. Default: 0.'),
      endAnchor: anchorSchema.optional().describe('Default: cohort end.'),
      minimumDays: risk.minimumDays
        .optional()
        .describe('Fewest days from the first to the last of it. Default: 1.'),
    })
    .optional()
    .describe('When outcomes count; it ends with observation at the latest.'),
})
