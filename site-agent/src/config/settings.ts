import { limits } from '@sampan/proto'
import {
  fileExists,
  jurisdictionSchema,
  nameSchema,
  readText,
  requireSettingsText,
  SampanError,
} from '@sampan/shared'
import { z } from 'zod'
import type { Home } from './home.ts'
import { logLevels } from './logger.ts'
import { postgresSchema } from './postgres-settings.ts'

const pathSchema = z
  .string()
  .min(1)
  .max(1024)
  .refine((text) => !text.includes('\0'), 'expected a path')

const urlSchema = z
  .string()
  .max(300)
  .refine(isCoordinatorUrl, 'expected https://host:port without anything after it')

function isCoordinatorUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return (
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  )
}

/** Everything in agent.yaml, in the order in which it is written. Nothing else is read. */
export const settingsSchema = z.strictObject({
  version: z.literal(1).describe('Version of this file.'),
  site: nameSchema.describe('Name of this hospital in manifests, as the operator invited it.'),
  controller: nameSchema.describe('The legal entity behind it.'),
  jurisdiction: jurisdictionSchema.describe(
    'Where the data are: HK, MO, CN-GBA9, CN-OTHER, OTHER.',
  ),
  coordinator: urlSchema.describe('The one address that the relay connects to.'),
  source: z
    .strictObject({
      model: z.enum(['omop', 'registry']).describe('An OMOP CDM, or tables with a dictionary.'),
      path: pathSchema
        .optional()
        .describe('A .duckdb file, a folder of tables, or one table as a file.'),
      postgres: postgresSchema.optional(),
      schema: z.string().min(1).max(63).optional().describe('Schema in a .duckdb file.'),
      dictionary: pathSchema.optional().describe('Data dictionary of a registry.'),
    })
    .refine(({ path, postgres }) => (path === undefined) !== (postgres === undefined), {
      path: ['path'],
      message: 'expected either path or postgres',
    })
    .refine(({ postgres, schema }) => postgres === undefined || schema === undefined, {
      path: ['schema'],
      message: 'expected inside postgres',
    })
    .refine(
      ({ model, postgres, dictionary }) =>
        model === 'omop' || postgres === undefined || dictionary !== undefined,
      { path: ['dictionary'], message: 'expected the file of the data dictionary' },
    )
    .describe('The data. They are read, never written, and only by the vault.'),
  dataset: z
    .strictObject({
      id: nameSchema.describe('What policies call it.'),
      level: z.int().min(1).max(5).describe('GB/T 39725-2020: the highest level of its fields.'),
      sensitive: z.boolean().describe('Sensitive personal information (PIPL, article 28).'),
      genetic: z.boolean().describe('Human genetic resources.'),
      national: z.enum(['general', 'important', 'core']).describe('GB/T 43697-2024.'),
    })
    .describe('How the data are graded. The policy decides by it.'),
  logging: z
    .strictObject({ level: z.enum(logLevels) })
    .describe('Lines that the processes write about themselves: silent, error, warn, info, debug.'),
})
export type AgentSettings = Readonly<z.infer<typeof settingsSchema>>

/** @throws SampanError not-initialised, settings-invalid with every fault at once */
export function readSettings(home: Home): AgentSettings {
  if (!fileExists(home.settings)) throw new SampanError('not-initialised', { folder: home.folder })
  const text = readText(home.settings, limits.settingsBytesMax)
  return requireSettingsText(settingsSchema, text, home.settings)
}
