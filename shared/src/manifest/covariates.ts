import { limits } from '@sampan/proto'
import { z } from 'zod'
import {
  conceptSchema,
  conceptsSchema,
  labelSchema,
  recordSchema,
  windowSchema,
} from './elements.ts'

/** Features beside age, sex, presence and value, as OHDSI's FeatureExtraction computes them. */

const named = { name: labelSchema }
const levels = <T extends z.ZodType>(level: T): z.ZodArray<T> =>
  z.array(level).min(2).max(limits.factorLevelsMax).describe('Anybody outside counts as missing.')

/** Five years of age each: 0-4, 5-9, ... 115-119. */
export const ageGroups = Array.from({ length: 24 }, (_, k) => `${5 * k}-${5 * k + 4}`)
export const indexMonths = Array.from({ length: 12 }, (_, k) => String(k + 1))

export const scoreNames = ['charlson', 'cha2ds2vasc'] as const
export type ScoreName = (typeof scoreNames)[number]
export const rangeGroups = ['below', 'within', 'above'] as const

export const covariateShapes = [
  z.strictObject({ ...named, kind: z.literal('age-group'), levels: levels(z.enum(ageGroups)) }),
  z.strictObject({
    ...named,
    kind: z.literal('index-year'),
    levels: levels(z.string().regex(/^(19|20|21)\d\d$/, 'expected a year from 1900 to 2199')),
  }),
  z.strictObject({ ...named, kind: z.literal('index-month') }),
  z.strictObject({ ...named, kind: z.literal('race'), concept: conceptSchema }),
  z.strictObject({ ...named, kind: z.literal('ethnicity'), concept: conceptSchema }),
  z.strictObject({
    ...named,
    kind: z.literal('observed-days'),
    side: z.enum(['before', 'after']).describe('Of the index date, in its observation period.'),
  }),
  z.strictObject({
    ...named,
    kind: z.literal('count'),
    counted: z.enum(['records', 'concepts']).describe('Records, or distinct concepts among them.'),
    domain: recordSchema,
    concepts: z
      .strictObject({ ids: conceptsSchema, descendants: z.boolean() })
      .nullable()
      .describe('null: every concept.'),
    window: windowSchema,
  }),
  z.strictObject({
    ...named,
    kind: z.literal('range-group'),
    concept: conceptSchema,
    group: z.enum(rangeGroups).describe('Against the normal range that each measurement carries.'),
    window: windowSchema,
  }),
  z.strictObject({ ...named, kind: z.literal('score'), score: z.enum(scoreNames) }),
] as const

/** The largest values that scores can have: sums of their weights (CharlsonIndex.sql, Chads2Vasc.sql). */
export const scoreMaxima: Readonly<Record<ScoreName, number>> = { charlson: 33, cha2ds2vasc: 9 }
