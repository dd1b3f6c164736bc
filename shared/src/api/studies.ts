import { z } from 'zod'
import { digestSchema, idSchema, jurisdictionSchema, nameSchema } from '../governance/records.ts'
import { manifestDraftSchema } from '../manifest/manifest.ts'
import { limits } from '@sampan/proto'

/** What travels over HTTP about studies: the coordinator serves these shapes, the command line reads them. */
export const studyContentSchema = z.strictObject({
  digest: digestSchema,
  /** Base64. */
  content: z.base64().max(Math.ceil((limits.studyFileBytesMax * 4) / 3) + 4),
})

export const studySubmissionSchema = z.strictObject({
  manifest: manifestDraftSchema,
  files: z.array(studyContentSchema).max(limits.studyFilesMax),
})

export const decisionSchema = z.enum(['approved', 'rejected', 'withdrawn', 'pending'])

export const studySummarySchema = z.strictObject({
  id: idSchema,
  digest: digestSchema,
  title: z.string(),
  account: z.string(),
  submittedAt: z.iso.datetime(),
  decisions: z.array(z.strictObject({ site: nameSchema, decision: decisionSchema })),
})
export type StudySummary = Readonly<z.infer<typeof studySummarySchema>>

export const studyListSchema = z.strictObject({ studies: z.array(studySummarySchema) })

export const studyDetailSchema = z.strictObject({
  summary: studySummarySchema,
  /** Canonical JSON: its digest is the study's. */
  manifest: z.string(),
  files: z.array(studyContentSchema),
})
export type StudyDetail = Readonly<z.infer<typeof studyDetailSchema>>

export const directorySchema = z.strictObject({
  coordinator: z.strictObject({
    id: nameSchema,
    controller: nameSchema,
    jurisdiction: jurisdictionSchema,
    key: digestSchema,
  }),
  sites: z.array(
    z.strictObject({
      site: nameSchema,
      controller: nameSchema,
      jurisdiction: jurisdictionSchema,
      identity: digestSchema,
    }),
  ),
})
