import { limits } from '@sampan/proto'
import { z } from 'zod'
import { digestSchema, idSchema, nameSchema } from '../governance/records.ts'

export const runStateSchema = z.enum([
  'inviting',
  'running',
  'waiting',
  'paused',
  'completed',
  'refused',
  'cancelled',
  'lost',
])
export type RunState = z.infer<typeof runStateSchema>

/** A run that is not over. */
export const openStates: readonly RunState[] = ['inviting', 'running', 'waiting', 'paused']

export const runPhaseSchema = z.enum([
  'advertise',
  'share',
  'mask',
  'confirm',
  'reveal',
  'waiting',
  'done',
])

/** What people see of a run while it is going on and afterwards. */
export const runViewSchema = z.strictObject({
  id: idSchema,
  study: idSchema,
  studyDigest: digestSchema,
  title: z.string(),
  number: z.int(),
  state: runStateSchema,
  /** Code of why it waits, paused or ended. */
  reason: z.string().nullable(),
  /** The site or term that the reason is about. */
  subject: z.string().nullable(),
  analyses: z.array(nameSchema),
  analysis: nameSchema.nullable(),
  step: z.string().nullable(),
  round: z.int(),
  attempt: z.int(),
  phase: runPhaseSchema.nullable(),
  sites: z.array(
    z.strictObject({
      site: nameSchema,
      connected: z.boolean(),
      accepted: z.boolean(),
      answered: z.boolean(),
      /** Why the site will not take part, as it told. */
      refusal: z.strictObject({ code: z.string(), subject: z.string() }).nullable(),
    }),
  ),
  /** Deviances of the fit so far, oldest first. */
  deviance: z.array(z.number()),
  /** Milliseconds that finished rounds took, oldest first. */
  roundMs: z.array(z.number()),
  /** Changes with every change of the view. */
  version: z.int(),
})
export type RunView = Readonly<z.infer<typeof runViewSchema>>

export const runRequestSchema = z.strictObject({
  study: z.string().min(1).max(100),
  analyses: z.array(nameSchema).max(limits.analysesMax).default([]),
  sites: z.array(nameSchema).max(limits.sitesMax).default([]),
})

export const runSummarySchema = z.strictObject({
  id: idSchema,
  study: idSchema,
  title: z.string(),
  number: z.int(),
  account: z.string(),
  state: runStateSchema,
  reason: z.string().nullable(),
  subject: z.string().nullable(),
  rounds: z.int(),
  openedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type RunSummary = Readonly<z.infer<typeof runSummarySchema>>

export const runListSchema = z.strictObject({ runs: z.array(runSummarySchema) })

/** A released result, or the record that an analysis ended without one. The inner form is the analysis's. */
export const storedResultSchema = z.looseObject({
  schema: z.literal('sampan/result/v1'),
  id: idSchema,
  run: idSchema,
  study: idSchema,
  manifest: digestSchema,
  analysis: nameSchema,
  sites: z.array(nameSchema),
  controllers: z.array(nameSchema),
  floorsLowered: z.array(nameSchema),
  releasedAt: z.iso.datetime(),
  outcome: z.enum(['released', 'failed', 'withheld']),
})
export type StoredResult = Readonly<z.infer<typeof storedResultSchema>>

export const resultListSchema = z.strictObject({ results: z.array(storedResultSchema) })

export const logPageSchema = z.strictObject({
  /** Base64 of the entries' bytes, in order. */
  entries: z.array(z.base64()),
})

export const logHeadSchema = z.strictObject({
  size: z.int(),
  /** The signed note. */
  checkpoint: z.string(),
})
