import { z } from 'zod'
import { digestSchema, jurisdictionSchema, nameSchema, timeSchema } from '../governance/records.ts'
import { enrolmentTokenSchema } from '../identity/enrolment.ts'

/** What travels over HTTP about sites, between the coordinator and its operator. */
export const siteViewSchema = z.strictObject({
  id: nameSchema,
  controller: nameSchema,
  jurisdiction: jurisdictionSchema,
  state: z.enum(['invited', 'enrolled', 'revoked']),
  identity: digestSchema.nullable(),
  enrolledAt: timeSchema.nullable(),
  revokedAt: timeSchema.nullable(),
  invitedUntil: timeSchema.nullable(),
  certifiedUntil: timeSchema.nullable(),
})
export type SiteView = Readonly<z.infer<typeof siteViewSchema>>

export const siteListSchema = z.strictObject({ sites: z.array(siteViewSchema) })

export const invitationAnswerSchema = z.strictObject({
  token: enrolmentTokenSchema,
  expiresAt: timeSchema,
})
