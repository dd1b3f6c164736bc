import { timeouts } from '@sampan/proto'
import { z } from 'zod'

/** A name of the server's: PostgreSQL keeps 63 bytes of it. */
const identifier = z
  .string()
  .min(1)
  .refine((text) => !text.includes('\0') && Buffer.byteLength(text) <= 63, 'expected a name')

const fileSchema = z
  .string()
  .min(1)
  .max(1024)
  .refine((text) => !text.includes('\0'), 'expected a path')

export const postgresSchema = z
  .strictObject({
    host: z
      .string()
      .regex(/^(\/.{0,200}|[A-Za-z0-9._:-]{1,253})$/)
      .describe('Name or address of the server, or the folder of its socket.'),
    port: z.int().min(1).max(65_535).default(5432).describe('Port, also for a socket.'),
    database: identifier.describe('Name of the database.'),
    user: identifier.describe('Role that reads. It needs no right to write.'),
    passwordFile: fileSchema.optional().describe('File with the password and nothing else.'),
    tls: z
      .enum(['verify-full', 'off'])
      .optional()
      .describe('verify-full where the server is another machine; off for sockets and localhost.'),
    caFile: fileSchema
      .optional()
      .describe("Certificate of the authority (PEM); the system's authorities when absent."),
    schema: identifier.default('public').describe('Schema of the CDM, or of registry tables.'),
    vocabularySchema: identifier.optional().describe('Schema of the vocabulary, if another.'),
    workSchema: identifier
      .optional()
      .describe("A schema of the role's own, where it may make no temporary tables."),
    statementTimeoutS: z
      .int()
      .min(1)
      .max(24 * 60 * 60)
      .default(timeouts.statementMs / 1000)
      .describe('A statement that takes longer is ended by the server.'),
    allowSuperuser: z.boolean().default(false).describe('For trials only.'),
  })
  .refine(
    ({ schema, vocabularySchema, workSchema }) =>
      workSchema === undefined || (workSchema !== schema && workSchema !== vocabularySchema),
    { path: ['workSchema'], message: 'expected a schema that holds no data' },
  )
  .describe('A PostgreSQL server.')
export type PostgresSettings = Readonly<z.infer<typeof postgresSchema>>
