import { z } from 'zod'

/** Building blocks of everything that is signed or stored. */
export const jurisdictionSchema = z.enum(['HK', 'MO', 'CN-GBA9', 'CN-OTHER', 'OTHER'])
export type Jurisdiction = z.infer<typeof jurisdictionSchema>

export const nameSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,63}$/, 'expected a-z, 0-9 and -, at most 63')
export const digestSchema = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 lower-case hex digits')
export const timeSchema = z.iso.datetime({ offset: false }).describe('UTC, RFC 3339.')
export const dateSchema = z.iso.date()
export const idSchema = z.string().regex(/^[a-z]{2,12}_[0-9a-z]{26}$/)
/** A sentence or two that a person wrote: no control characters, bounded. */
export const proseSchema = (max: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(
      /^(?:[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]|[\t\n])*$/u,
      'no control or text-direction characters',
    )

/** One field of a data set, graded (GB/T 39725-2020: six categories, five levels). */
const fieldSchema = z.strictObject({
  name: z.string().min(1).max(128),
  category: z.enum([
    'personal-attribute',
    'health-status',
    'medical-application',
    'payment',
    'health-resource',
    'public-health',
  ]),
  identifier: z.enum(['direct', 'quasi', 'none']),
  level: z.int().min(1).max(5),
})

export const datasetSchema = z.strictObject({
  id: idSchema,
  siteId: nameSchema,
  controller: nameSchema,
  owner: proseSchema(200),
  tables: z.array(z.string().min(1).max(128)).max(200),
  fields: z.array(fieldSchema).max(2000),
  level: z.int().min(1).max(5).describe('The highest of its fields.'),
  national: z.enum(['general', 'important', 'core']).describe('GB/T 43697-2024.'),
  sensitive: z.boolean(),
  genetic: z.boolean(),
  people: z.enum(['<1k', '1k-10k', '10k-100k', '100k-1M', '>1M']),
  deidentification: z.enum(['none', 'pseudonymised', 'deidentified']),
  classifiedBy: proseSchema(200),
  classifiedAt: timeSchema,
  reviewDue: dateSchema,
  digest: digestSchema,
})
export type Dataset = Readonly<z.infer<typeof datasetSchema>>

export const routeSchema = z.enum([
  'none-needed',
  'gba-contract-hk',
  'gba-contract-mo',
  'cac-assessment',
  'cac-contract',
  'certification',
  'exempt',
  'pdpo-s62',
  'other',
])

export const flowSchema = z.strictObject({
  study: idSchema,
  fromParty: nameSchema,
  fromJurisdiction: jurisdictionSchema,
  toParty: nameSchema,
  toJurisdiction: jurisdictionSchema,
  kind: z.enum([
    'masked-vector',
    'broadcast',
    'result',
    'model',
    'banded-count',
    'site-estimate',
    'quality-summary',
    'metadata',
  ]),
  datasets: z.array(idSchema).max(64),
  level: z.int().min(1).max(5),
  peopleThisYear: z.int().min(0),
  sensitivePeopleThisYear: z.int().min(0),
  route: routeSchema,
  evidence: z
    .strictObject({
      digest: digestSchema,
      authority: proseSchema(200),
      filingNumber: proseSchema(100).optional(),
      filedAt: dateSchema.optional(),
      dueBy: dateSchema.optional(),
      validUntil: dateSchema.optional(),
    })
    .nullable(),
  assessmentDigest: digestSchema.nullable(),
  onward: z.enum(['prohibited', 'gba-only', 'listed']),
  decision: z.enum(['permit', 'deny']),
  reasons: z.array(z.string().max(100)).max(20),
})
export type Flow = Readonly<z.infer<typeof flowSchema>>

export const approverRoles = ['data-steward', 'ethics', 'legal', 'it-security'] as const
export const approverRoleSchema = z.enum(approverRoles)
export type ApproverRole = z.infer<typeof approverRoleSchema>

export const languageSchema = z.enum(['en', 'zh-Hant', 'zh-Hans'])
export type Language = z.infer<typeof languageSchema>

/** One person's signed decision. `salt` hides the name in what leaves the hospital: only the pseudonym is signed. */
export const approvalSchema = z.strictObject({
  schema: z.literal('sampan/approval/v1'),
  suite: z.literal(1),
  subject: z.strictObject({
    type: z.enum(['study', 'dataset', 'flow', 'release', 'enrolment', 'policy']),
    digest: digestSchema,
  }),
  site: nameSchema.describe('The hospital in whose name it is given.'),
  page: z.strictObject({ language: languageSchema, digest: digestSchema }),
  role: approverRoleSchema,
  approver: z.strictObject({
    name: proseSchema(200),
    salt: z.string().regex(/^[0-9a-f]{32}$/),
    key: digestSchema,
  }),
  decision: z.enum(['approve', 'reject', 'withdraw']),
  conditions: proseSchema(2000).nullable(),
  ethicsReference: proseSchema(200).nullable(),
  validFrom: timeSchema,
  validUntil: timeSchema,
  signedAt: timeSchema,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})
export type Approval = Readonly<z.infer<typeof approvalSchema>>
