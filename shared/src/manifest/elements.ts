import { limits } from '@sampan/proto'
import { z } from 'zod'

/** The smallest parts of a manifest: names, concepts, windows, domains. */

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
export const numberSchema = z.number().min(-limits.magnitudeMax).max(limits.magnitudeMax)
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

/** Where OMOP keeps records of people that have a day and a concept: the domains, visits, and eras. */
export const recordSchema = z
  .enum([...domainSchema.options, 'visit', 'condition-era', 'drug-era'])
  .describe('Records that are looked at; a visit or an era counts while it lasts.')
export type RecordDomain = z.infer<typeof recordSchema>
