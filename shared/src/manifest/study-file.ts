import { limits } from '@sampan/proto'
import { stringify } from 'yaml'
import { z } from 'zod'
import { floorsSchema } from '../disclosure/floors.ts'
import {
  dateSchema,
  digestSchema,
  jurisdictionSchema,
  nameSchema,
  proseSchema,
  timeSchema,
} from '../governance/records.ts'
import { studyAnalysisSchema } from './analyses/kinds.ts'
import { inFileOrder, type Fault, type LocatedFault, type Path } from './fault.ts'
import { manifestSchema } from './manifest.ts'
import { notBuiltInSource } from './not-built.ts'
import { labelSchema, rangeSchema, timeGridSchema } from './parts.ts'
import { schemaFaults } from './schema-faults.ts'
import { readSource, type Source } from './source-tree.ts'
import { boundsSchema } from './study-elements.ts'
import {
  studyCohortSchema,
  studyDataSchema,
  studyFeatureSchema,
  studyPopulationSchema,
} from './study-parts.ts'
import { studyTermSchema } from './study-terms.ts'

const { shape } = manifestSchema
const day = z.union([dateSchema, timeSchema]).describe('A day (from 0:00 UTC) or a UTC time.')

/** What a researcher writes: study.yaml, or the same as JSON. Short forms and defaults are written out by expandStudy. */
export const studyFileSchema = z
  .strictObject({
    schema: z.literal('sampan/study/v1'),
    title: proseSchema(200),
    purpose: proseSchema(4000).describe('What the study is for, to people who decide on it.'),
    sponsor: proseSchema(200),
    investigator: z.strictObject({
      name: proseSchema(200),
      affiliation: proseSchema(200),
      key: digestSchema.optional().describe("The investigator's approver key: it may not approve."),
    }),
    protocol: z
      .string()
      .min(1)
      .max(255)
      .optional()
      .describe('File beside this one; its digest enters the manifest.'),
    sites: z
      .array(
        z.union([
          nameSchema,
          z.strictObject({ site: nameSchema, mandatory: z.boolean().optional() }),
        ]),
      )
      .min(1)
      .max(limits.sitesMax)
      .describe('Hospitals that are asked to take part.'),
    sitesMin: shape.sitesMin.optional().describe('Fewest sites of a run. Default: all of them.'),
    controllersMin: shape.controllersMin.optional().describe('Fewest legal entities. Default: 3.'),
    survivorsMin: shape.survivorsMin
      .optional()
      .describe('Fewest sites in a sum. Default: what the protocol demands.'),
    largestSite: shape.largestSite
      .optional()
      .describe('Most people of one site. Default: 1000000.'),
    collusionAccepted: proseSchema(2000)
      .optional()
      .describe('Why approvers should accept that one controller holds many sites.'),
    recipients: z
      .array(
        z.union([
          nameSchema,
          z.strictObject({
            id: nameSchema,
            controller: nameSchema,
            jurisdiction: jurisdictionSchema,
          }),
        ]),
      )
      .min(1)
      .max(16)
      .optional()
      .describe('Who receives results. Default: the coordinator, which always does.'),
    data: studyDataSchema.optional(),
    cohort: studyCohortSchema.optional().describe('The target cohort. Default: everyone.'),
    cohorts: z
      .record(labelSchema, studyCohortSchema)
      .optional()
      .describe('Several cohorts by name; population says which is the target.'),
    population: studyPopulationSchema.optional(),
    asOf: dateSchema
      .optional()
      .describe('Data after this day are not looked at. Default: the day the study starts.'),
    features: z.record(labelSchema, studyFeatureSchema),
    terms: z.array(studyTermSchema).max(limits.termsMax).optional(),
    ranges: z
      .record(
        labelSchema,
        z.union([
          boundsSchema,
          z.strictObject({ range: boundsSchema, outside: rangeSchema.shape.outside.optional() }),
        ]),
      )
      .optional()
      .describe('Plausible values of numeric features, where the feature does not give them.'),
    missing: shape.missing
      .optional()
      .describe('People with missing values: left out (default), or no result.'),
    vocabulary: z
      .union([proseSchema(100), shape.vocabulary.partial()])
      .optional()
      .describe('Version of the vocabulary, and what to do about sites with another one.'),
    analyses: z.array(studyAnalysisSchema).min(1).max(limits.analysesMax),
    timeGrid: z
      .strictObject({ bandDays: timeGridSchema.shape.bandDays.optional() })
      .optional()
      .describe('Width of the bands of time of survival analyses, in days. Default: 30.'),
    runsMax: shape.runsMax.optional().describe('Most runs under one approval. Default: 5.'),
    cells: shape.cells
      .optional()
      .describe(
        'Where cell floors are judged. Default: pooled; site with a feature that is the hospital.',
      ),
    floors: floorsSchema.partial().optional().describe('Floors above the defaults.'),
    outputs: shape.outputs.optional().describe('Default: table, csv, json.'),
    startsAt: day.optional().describe('Default: when the study is submitted.'),
    expiresAt: day.optional().describe('Default: one year after the start.'),
  })
  .describe('A Sampan study file.')
export type StudyFile = Readonly<z.infer<typeof studyFileSchema>>

/** Members whose values are words of the data or of a standard: `reference: 1` is the text 1. */
export const studyWords: ReadonlySet<string> = new Set(['levels', 'reference', 'equals', 'omop'])

export type ParsedStudyFile =
  | { readonly study: StudyFile; readonly faults: readonly []; readonly locate: Source['locate'] }
  | {
      readonly study: null
      readonly faults: readonly LocatedFault[]
      readonly locate: Source['locate']
    }

/**
 * Parses a study file (YAML or JSON). All faults come at once, each with line, column, path, code and what was
 * expected: file-too-large, file-not-text, file-malformed, feature-not-built for what the specification knows and
 * this version does not compute, study-invalid for everything else.
 */
export function parseStudyFile(text: string, fileName: string): ParsedStudyFile {
  const source = readSource(text, {
    file: fileName,
    bytesMax: limits.studySourceBytesMax,
    words: studyWords,
  })
  const { locate } = source
  if (source.faults.length > 0) return { study: null, faults: source.faults, locate }
  const parsed = studyFileSchema.safeParse(source.value)
  const absent = notBuiltInSource(source.value)
  if (parsed.success && absent.length === 0) return { study: parsed.data, faults: [], locate }
  const wrong = parsed.success ? [] : schemaFaults(studyFileSchema, parsed.error, source.value)
  const faults = [...absent, ...wrong.filter((found) => !isInside(found, absent))]
  return { study: null, faults: inFileOrder(faults.map(locate)), locate }
}

function isInside(found: Fault, others: readonly Fault[]): boolean {
  return others.some((other) => startsWith(found.path, other.path))
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, k) => path[k] === step)
}

/** A study file as YAML that parses to the same study. */
export function printStudyFile(study: StudyFile): string {
  return stringify(study, { version: '1.2', schema: 'core', lineWidth: 0 })
}
