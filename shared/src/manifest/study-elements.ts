import { z } from 'zod'
import { conceptSchema, conceptsSchema, windowSchema } from './elements.ts'
import { rangeSchema } from './parts.ts'

/** Settings that several parts of a study file share. */

export const conceptOrConcepts = z
  .union([conceptSchema, conceptsSchema])
  .describe('One OMOP concept id, or a list of them.')
export const descendants = z
  .boolean()
  .optional()
  .describe('Count what the vocabulary places below the concepts too. Default: true.')
export const window = windowSchema
  .optional()
  .describe('How long before the index date: any (default), long 365, medium 180, short 30 days.')
const outside = rangeSchema.shape.outside
  .optional()
  .describe('What becomes of a value outside the range. Default: missing.')
/** `[low, high]`. */
export const boundsSchema = z
  .tuple([rangeSchema.shape.low, rangeSchema.shape.high])
  .describe('Least and greatest plausible value.')
export const ranged = { range: boundsSchema.optional(), outside }
