import { isIP } from 'node:net'
import { limits } from '@sampan/proto'
import {
  jurisdictionSchema,
  nameSchema,
  parseSettingsText,
  requireSettingsText,
  trustDomainSchema,
  type ParsedSettings,
} from '@sampan/shared'
import { z } from 'zod'
import { logLevels } from './logger.ts'

const hostSchema = z
  .string()
  .max(253)
  .refine((text) => isIP(text) !== 0 || isHostName(text), 'expected a DNS name or an IP address')

/** RFC 1123 labels in lower case. */
function isHostName(text: string): boolean {
  const labels = text.split('.')
  const right = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return right && !/^\d+$/.test(labels.at(-1) ?? '')
}

const fileSchema = z
  .string()
  .min(1)
  .max(1024)
  .refine((text) => !text.includes('\0'), 'expected a path')

/** Everything in coordinator.yaml, in the order in which it is written. Nothing else is read. */
export const settingsSchema = z.strictObject({
  version: z.literal(1).describe('Version of this file.'),
  id: nameSchema.describe('Name of this coordinator in manifests and certificates.'),
  controller: nameSchema.describe('The legal entity that runs it.'),
  jurisdiction: jurisdictionSchema.describe('Where it stands: HK, MO, CN-GBA9, CN-OTHER or OTHER.'),
  trustDomain: trustDomainSchema,
  hosts: z
    .array(hostSchema)
    .min(1)
    .max(16)
    .describe(
      'DNS names and IP addresses under which sites reach it; they stand in its certificate.',
    ),
  listen: z
    .strictObject({
      address: z.string().refine((text) => isIP(text) !== 0, 'expected an IP address'),
      port: z.int().min(0).max(65_535),
    })
    .describe('Where it listens. 0.0.0.0 or :: is every interface.'),
  auditLog: z
    .strictObject({
      origin: z.string().regex(/^[^\s+]{1,255}$/, 'expected a name without spaces and +'),
    })
    .describe('The round log. Its origin is pinned by every site: it never changes.'),
  logging: z
    .strictObject({ level: z.enum(logLevels) })
    .describe('Lines that the process writes about itself: silent, error, warn, info or debug.'),
  tokens: z
    .strictObject({ lifetimeDays: z.int().min(1).max(limits.tokenLifetimeDaysMax) })
    .describe('Tokens of accounts whose maker does not say how long they live.'),
  rounds: z
    .strictObject({
      uploadsAtOnce: z.int().min(1).max(limits.uploadsAtOnceMax),
    })
    .default({ uploadsAtOnce: limits.uploadsAtOnceDefault })
    .describe('How many large vectors of one run may be on their way at one time.'),
  files: z
    .strictObject({
      database: fileSchema.describe('The embedded database.'),
      protocolKey: fileSchema.describe('Secret. Seals what the coordinator sends (ECDSA P-256).'),
      logKey: fileSchema.describe('Secret. Signs checkpoints of the round log (Ed25519).'),
      issuingKey: fileSchema.describe('Secret. Signs TLS certificates of sites (RSA).'),
      issuingCertificate: fileSchema.describe('Certified by the offline root.'),
      rootCertificate: fileSchema.describe('Its SHA-256 is what sites are given out of band.'),
      server: fileSchema.describe('Secret. TLS key and chain; renewed by itself at half life.'),
    })
    .describe(
      'Where things are, from this folder on. Keys are files that only the owner can read.',
    ),
})
export type Settings = Readonly<z.infer<typeof settingsSchema>>

/** Parses the text of coordinator.yaml. Every fault is found at once. */
export function parseSettings(text: string): ParsedSettings<Settings> {
  return parseSettingsText(settingsSchema, text)
}

/** As parseSettings. @throws SampanError settings-invalid, with every fault in the context */
export function requireSettings(text: string, file: string): Settings {
  return requireSettingsText(settingsSchema, text, file)
}

const secretFiles: readonly string[] = ['protocolKey', 'logKey', 'issuingKey', 'server']

/** Settings as they may be printed at start: places of secrets are not shown. */
export function redactSettings(settings: Settings): Readonly<Record<string, unknown>> {
  const files = Object.entries(settings.files).map(([name, file]) => [
    name,
    secretFiles.includes(name) ? '[secret]' : file,
  ])
  return { ...settings, files: Object.fromEntries(files) as Record<string, string> }
}
