import { limits } from '@sampan/proto'
import type { z } from 'zod'
import { SampanError } from '../errors/sampan-error.ts'
import { readSource } from '../manifest/source-tree.ts'
import { sayMessage } from '../text/catalogue.ts'

/** One thing that is wrong with a settings file. */
export interface SettingsFault {
  readonly key: string
  readonly expected: string
  readonly found: string
}

export type ParsedSettings<T> =
  | { readonly settings: T; readonly faults: readonly [] }
  | { readonly settings: null; readonly faults: readonly SettingsFault[] }

/**
 * Parses a settings file against its strict schema, within the bounds of everything that people write: plain data, no
 * aliases, limited size and nesting. Every fault is found at once.
 */
export function parseSettingsText<T>(schema: z.ZodType<T>, text: string): ParsedSettings<T> {
  const source = readSource(text, { file: 'settings', bytesMax: limits.settingsBytesMax })
  if (source.faults.length > 0)
    return {
      settings: null,
      faults: source.faults.map(({ line, code, expected }) => ({
        key: `line ${line}`,
        expected: sayMessage('en', expected),
        found: code,
      })),
    }
  const parsed = schema.safeParse(source.value)
  if (parsed.success) return { settings: parsed.data, faults: [] }
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, source.value))
  return { settings: null, faults }
}

/** As parseSettingsText. @throws SampanError settings-invalid, with every fault in the context */
export function requireSettingsText<T>(schema: z.ZodType<T>, text: string, file: string): T {
  const { settings, faults } = parseSettingsText(schema, text)
  if (settings !== null) return settings
  const lines = faults.map(({ key, expected, found }) => `${key}: ${expected}, found ${found}`)
  const all = { file, count: faults.length, faults: lines.join('; ') }
  throw new SampanError('settings-invalid', all)
}

function faultsOf(issue: z.core.$ZodIssue, value: unknown): readonly SettingsFault[] {
  const key = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => ({
      key: key === '' ? name : `${key}.${name}`,
      expected: 'no such key',
      // A key that we do not know may hold a secret that stands in the wrong place.
      found: 'something',
    }))
  return [{ key, expected: issue.message, found: shown(issue.path, value) }]
}

function shown(path: readonly PropertyKey[], value: unknown): string {
  const found = path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null
        ? (inside as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  )
  if (found === undefined) return 'nothing'
  if (typeof found === 'object') return Array.isArray(found) ? 'a list' : 'a group or nothing'
  return JSON.stringify(found).slice(0, 60)
}
